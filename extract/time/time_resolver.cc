#include "extract/time/time_resolver.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/calendar.h"

namespace dyad::extract {
namespace {

using base::Date;
using base::DateInterval;
using schema::Granularity;
using std::chrono::days;

bool is_clock_unit(Unit unit) { return unit <= Unit::Hour; }

// The first, middle or last third of an interval.
DateInterval third_of(const DateInterval& interval, int which) {
  const int length = static_cast<int>((*interval.last - *interval.first).count()) + 1;
  const int third = std::max(1, length / 3);
  if (which == 0) return {interval.first, *interval.first + days(third - 1)};
  if (which == 2) return {*interval.last - days(third - 1), interval.last};
  return {*interval.first + days(third), *interval.last - days(third)};
}

}  // namespace

ResolvedTime TimeResolver::resolve_duration(const Meaning& meaning) const {
  ResolvedTime time;
  time.type = TimexType::Duration;
  const Unit unit = *meaning.as<Unit>(Field::Unit);
  std::int32_t count = meaning.get(Field::Count, kVagueCount);
  if (count != kVagueCount && meaning.has(Field::ExtraCount) && !meaning.has(Field::ExtraUnit)) count += meaning.get(Field::ExtraCount);  // "and a half"
  time.value = duration_value(count, unit);
  if (meaning.has(Field::ExtraUnit)) {
    const std::string extra = duration_value(meaning.get(Field::ExtraCount), *meaning.as<Unit>(Field::ExtraUnit));
    const bool clock = is_clock_unit(*meaning.as<Unit>(Field::ExtraUnit));
    time.value += clock && is_clock_unit(unit) ? extra.substr(2) : clock ? extra.substr(1) : extra.substr(1);
  }
  if (count > 0 && !is_clock_unit(unit)) add_ends(meaning, time);
  return time;
}

// "The past two weeks" end today, "the next two weeks" begin.
void TimeResolver::add_ends(const Meaning& meaning, ResolvedTime& time) const {
  const auto which = meaning.as<Which>(Field::Which);
  const auto now = dates_.anchor(false);
  if (!which || sign_of(*which) == 0 || !now) return;
  const Unit unit = *meaning.as<Unit>(Field::Unit);
  const int count = meaning.get(Field::Count) / 1000;
  const int length = static_cast<int>((shift(unit, *now, count).first - to_point(unit, *now).first).count());
  const Date other = *now + days(sign_of(*which) * length);
  time.days = sign_of(*which) < 0 ? DateInterval{other, *now} : DateInterval{*now, other};
  time.granularity = Granularity::Interval;
  time.begin_point = base::to_iso(*time.days.first);
  time.end_point = base::to_iso(*time.days.last);
  time.anchor_kind = dates_.kind_of_anchor(false);
  time.anchor = base::to_iso(*now);
}

ResolvedTime TimeResolver::resolve_set(const Meaning& meaning) const {
  ResolvedTime time;
  time.type = TimexType::Set;
  if (meaning.has(Field::Weekday)) time.value = fmt::format("XXXX-WXX-{}", meaning.get(Field::Weekday));
  else if (meaning.has(Field::Month)) time.value = fmt::format("XXXX-{:02}", meaning.get(Field::Month));
  else if (meaning.has(Field::Season)) time.value = "XXXX-" + season_value(2000, *meaning.as<SeasonName>(Field::Season)).substr(5);
  else if (meaning.has(Field::Part)) time.value = fmt::format("XXXX-XX-XXT{}", to_string(*meaning.as<DayPart>(Field::Part)));
  else if (meaning.as<Unit>(Field::Unit) == Unit::Weekend) time.value = "XXXX-WXX-WE";
  else time.value = duration_value(meaning.get(Field::Count, 1000), meaning.as<Unit>(Field::Unit).value_or(Unit::Day));
  if (meaning.has(Field::Weekday) && meaning.has(Field::Part)) time.value += fmt::format("T{}", to_string(*meaning.as<DayPart>(Field::Part)));
  if (const auto quant = meaning.as<Quant>(Field::Quant)) time.quant = to_string(*quant);
  if (meaning.has(Field::Freq)) time.freq = fmt::format("{}X", meaning.get(Field::Freq));
  return time;
}

void TimeResolver::add_time_of_day(const Meaning& meaning, ResolvedTime& time) const {
  if (!has_time_of_day(meaning)) return;
  time.type = TimexType::Time;
  if (meaning.has(Field::Part) && !meaning.has(Field::Hour)) {
    time.value += fmt::format("T{}", to_string(*meaning.as<DayPart>(Field::Part)));
    return;
  }
  int hour = meaning.get(Field::Hour);
  const auto part = meaning.as<DayPart>(Field::Part);
  const bool late = part == DayPart::Afternoon || part == DayPart::Evening || (part == DayPart::Night && hour > 5 && !meaning.has(Field::HalfDay));
  const bool afternoon = meaning.get(Field::HalfDay) == 2 || late;
  if (afternoon && hour < 12) hour += 12;
  if (meaning.get(Field::HalfDay) == 1 && hour == 12) hour = 0;
  time.value += fmt::format("T{:02}:{:02}", hour, meaning.get(Field::Minute, 0));
  if (meaning.has(Field::Second)) time.value += fmt::format(":{:02}", meaning.get(Field::Second));
  if (!meaning.has(Field::Zone)) return;
  const int zone = meaning.get(Field::Zone);
  if (zone == kZoneUtc || zone == 0) time.value += "Z";
  else time.value += fmt::format("{}{:02}{}", zone < 0 ? '-' : '+', std::abs(zone) / 60, std::abs(zone) % 60 == 0 ? "" : fmt::format(":{:02}", std::abs(zone) % 60));
}

void TimeResolver::add_mod(const Meaning& meaning, ResolvedTime& time) const {
  const auto mod = meaning.as<Mod>(Field::Mod);
  if (!mod) return;
  time.mod = to_string(*mod);
  if (!time.days.first || !time.days.last || time.type == TimexType::Duration || *time.days.first == *time.days.last) return;
  if (*mod > Mod::End) return;
  time.days = third_of(time.days, *mod == Mod::Start ? 0 : *mod == Mod::Mid ? 1 : 2);
  time.granularity = Granularity::Interval;
}

ResolvedTime TimeResolver::resolve(const Meaning& meaning) const {
  const auto type = meaning.as<TimexType>(Field::Type);
  ResolvedTime time;
  if (type == TimexType::Duration) {
    time = resolve_duration(meaning);
  } else if (type == TimexType::Set) {
    time = resolve_set(meaning);
  } else if (const auto vague = meaning.as<Vague>(Field::Vague)) {
    time.value = to_string(*vague);
    time.anchor_kind = anchors_->creation_time ? AnchorKind::CreationTime : AnchorKind::None;
    if (anchors_->creation_time) time.anchor = base::to_iso(*anchors_->creation_time);
  } else {
    FoundDate found = dates_.resolve(meaning);
    time.value = std::move(found.value);
    time.point = found.point;
    time.days = found.days;
    time.granularity = found.granularity;
    time.anchor_kind = found.anchor_kind;
    time.anchor = std::move(found.anchor);
    add_time_of_day(meaning, time);
  }
  add_mod(meaning, time);
  return time;
}

}  // namespace dyad::extract
