#include "graph/view/timeline.h"

#include <chrono>
#include <map>

#include <fmt/format.h>

namespace dyad::graph {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

base::Date first_day(base::Date day, TimeStep step) {
  switch (step) {
    case TimeStep::Day: return day;
    case TimeStep::Week: return day - (std::chrono::weekday(day) - std::chrono::Monday);
    case TimeStep::Month: return base::first_of_month(day);
    case TimeStep::Year: return base::Date(year_month_day(day).year() / 1 / 1);
  }
  return day;
}

base::Date next_step(base::Date first, TimeStep step) {
  switch (step) {
    case TimeStep::Day: return first + days(1);
    case TimeStep::Week: return first + days(7);
    case TimeStep::Month: return base::last_of_month(first) + days(1);
    case TimeStep::Year: return base::Date((year_month_day(first).year() + std::chrono::years(1)) / 1 / 1);
  }
  return first;
}

// The week that holds a Thursday belongs to the year of that Thursday (ISO 8601).
std::string week_label(base::Date monday) {
  const base::Date thursday = monday + days(3);
  const auto year = year_month_day(thursday).year();
  const auto week = (thursday - base::Date(year / 1 / 1)).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), week);
}

std::string label_of(base::Date first, TimeStep step) {
  const std::string day = base::to_iso(first);
  switch (step) {
    case TimeStep::Day: return day;
    case TimeStep::Week: return week_label(first);
    case TimeStep::Month: return day.substr(0, 7);
    case TimeStep::Year: return day.substr(0, 4);
  }
  return day;
}

}  // namespace

std::optional<TimeStep> to_time_step(std::string_view name) {
  if (name == "day") return TimeStep::Day;
  if (name == "week") return TimeStep::Week;
  if (name == "month") return TimeStep::Month;
  if (name == "year") return TimeStep::Year;
  return std::nullopt;
}

Timeline make_timeline(const Network& network, TimeStep step) {
  Timeline timeline;
  std::map<base::Date, TimelineRow> rows;
  std::map<base::Date, std::pair<double, std::size_t>> scores;
  for (const MergedEvent& event : network.events) {
    const base::DateInterval& interval = event.date.days;
    if (!interval.is_known()) {
      ++timeline.undated;
      continue;
    }
    const base::Date first = first_day(interval.first ? *interval.first : *interval.last, step);
    TimelineRow& row = rows[first];
    ++row.events;
    row.reports += event.sources;
    row.uncertain += !interval.first || !interval.last || *interval.last >= next_step(first, step);
    if (!event.type) continue;
    ++row.quads[event.quad - 1];
    scores[first].first += event.score;
    ++scores[first].second;
  }
  if (rows.empty()) return timeline;
  const base::Date last = rows.rbegin()->first;
  for (base::Date day = rows.begin()->first; day <= last; day = next_step(day, step)) {
    TimelineRow row = rows.contains(day) ? rows[day] : TimelineRow{};
    row.first = day;
    row.label = label_of(day, step);
    if (scores.contains(day)) row.mean_score = scores[day].first / static_cast<double>(scores[day].second);
    timeline.rows.push_back(std::move(row));
  }
  return timeline;
}

}  // namespace dyad::graph
