#include <algorithm>

#include <fmt/format.h>

#include "base/calendar.h"
#include "extract/time/date_resolver.h"

namespace dyad::extract {
namespace {

using base::Date;
using schema::Granularity;
using std::chrono::days;

bool is_clock_unit(Unit unit) { return unit <= Unit::Hour; }

// Whether it hangs on the time spoken of rather than on that of speaking.
bool is_spoken_of(Which which) { return which == Which::Previous || which == Which::Following || which == Which::That; }

// The same day so many units before or after: "a year ago today", "a week from Monday".
Date shift_day(Unit unit, Date day, int count) {
  switch (unit) {
    case Unit::Week: return day + days(7 * count);
    case Unit::Fortnight: return day + days(14 * count);
    case Unit::Month: return base::add_months(day, count);
    case Unit::Quarter: return base::add_months(day, 3 * count);
    case Unit::Year: return base::add_months(day, 12 * count);
    case Unit::Decade: return base::add_months(day, 120 * count);
    case Unit::Century: return base::add_months(day, 1200 * count);
    default: return day + days(count);
  }
}

}  // namespace

// --- the last, this or next one ------------------------------------------------------------------------------------------------

// "last week", "this Friday", "next March", "that year", "the following day"
FoundDate DateResolver::resolve_which(const Meaning& meaning) const {
  const Which which = *meaning.as<Which>(Field::Which);
  if (meaning.has(Field::Weekday)) return resolve_which_weekday(which, meaning.get(Field::Weekday));
  if (meaning.has(Field::Month)) return resolve_which_month(which, meaning);
  const Unit unit = meaning.as<Unit>(Field::Unit).value_or(Unit::Day);
  const auto& point = extract::spoken_of(*anchors_);
  // A text that spoke of a year or a month has not said which day "that day" is.
  const bool no_such_day = unit == Unit::Day && which == Which::That && !anchors_->narrative && point && point->unit > Unit::Day;
  const bool spoken_of = is_spoken_of(which) && unit != Unit::Weekend && !no_such_day;
  const auto now = anchor(spoken_of);
  if (!now) return symbolic(unknown_value(unit), to_granularity(unit));
  if (unit == Unit::Weekend) return resolve_weekend(which, *now);
  FoundDate found = from_point(shift(unit, *now, sign_of(which)), kind_of_anchor(spoken_of), now);
  if (meaning.get(Field::Fiscal) == 1 && unit == Unit::Year) found.value = "FY" + found.value;
  return found;
}

FoundDate DateResolver::resolve_weekend(Which which, Date now) const {
  const int sign = sign_of(which);
  CalendarPoint weekend = to_point(Unit::Weekend, now);
  if (which == Which::That && clause_ != ClauseTime::Future && weekend.first > now) weekend = shift(Unit::Weekend, now, -1);
  if (sign < 0) weekend = shift(Unit::Weekend, now, -1);
  if (sign > 0) weekend = shift(Unit::Weekend, now, 1);
  if (which == Which::This && clause_ == ClauseTime::Past && weekend.first > now) weekend = shift(Unit::Weekend, now, -1);
  return from_point(weekend, kind_of_anchor(false), now);
}

FoundDate DateResolver::resolve_which_weekday(Which which, int weekday) const {
  const bool spoken_of = is_spoken_of(which);
  const auto now = anchor(spoken_of);
  if (!now) return symbolic(fmt::format("XXXX-WXX-{}", weekday), Granularity::Day);
  Date day = base::monday_of(*now) + days(weekday - 1);
  if (sign_of(which) < 0) day = base::weekday_at_or_before(*now - days(1), weekday);
  else if (sign_of(which) > 0) day = base::weekday_at_or_after(*now + days(1), weekday);
  else if (clause_ == ClauseTime::Past && day > *now) day -= days(7);
  else if (clause_ == ClauseTime::Future && day < *now) day += days(7);
  return from_point(to_point(Unit::Day, day), kind_of_anchor(spoken_of), now);
}

FoundDate DateResolver::resolve_which_month(Which which, const Meaning& meaning) const {
  const int month = meaning.get(Field::Month), day = meaning.get(Field::Day, 0);
  const bool spoken_of = is_spoken_of(which);
  const auto now = anchor(spoken_of);
  if (!now) return symbolic(fmt::format("XXXX-{:02}", month), Granularity::Month);
  const int here = base::month_of(*now);
  int year = base::year_of(*now);
  if (sign_of(which) < 0 && month >= here) --year;
  if (sign_of(which) > 0 && month <= here) ++year;
  return from_point(to_point(day != 0 ? Unit::Day : Unit::Month, base::make_date(year, month, std::max(day, 1))), kind_of_anchor(spoken_of), now);
}

// --- so many units away --------------------------------------------------------------------------------------------------------

// "two weeks ago", "three days later", "several months earlier"
FoundDate DateResolver::resolve_shift(const Meaning& meaning) const {
  const bool spoken_of = meaning.get(Field::From) == 2;
  const int way = meaning.get(Field::Way);
  const auto now = anchor(spoken_of);
  const Unit unit = meaning.as<Unit>(Field::Unit).value_or(Unit::Day);
  const std::int32_t count = meaning.get(Field::Count, 1000);
  if (count == kVagueCount) return symbolic(way < 0 ? "PAST_REF" : "FUTURE_REF", Granularity::Unknown);
  if (is_clock_unit(unit)) {
    // Some time of a day that is known only where the text tells of a day.
    const auto& point = extract::spoken_of(*anchors_);
    if (!spoken_of && now) return from_point(to_point(Unit::Day, *now), kind_of_anchor(false), now);
    if (!point || point->unit > Unit::Day) return symbolic(unknown_value(Unit::Day), Granularity::Day);
  }
  if (!now) return symbolic(unknown_value(unit), to_granularity(unit));
  if (count % 1000 != 0) {
    // Half a unit: counted in the next smaller one ("a year and a half ago" to the month).
    if (unit == Unit::Year) return from_point(shift(Unit::Month, *now, way * count * 12 / 1000), kind_of_anchor(spoken_of), now);
    if (unit == Unit::Decade || unit == Unit::Century) {
      return from_point(shift(Unit::Year, *now, way * count * (unit == Unit::Decade ? 10 : 100) / 1000), kind_of_anchor(spoken_of), now);
    }
    if (unit == Unit::Month || unit == Unit::Week) return from_point(shift(Unit::Day, *now, way * count * (unit == Unit::Month ? 30 : 7) / 1000), kind_of_anchor(spoken_of), now);
  }
  return from_point(shift(unit, *now, way * (count / 1000)), kind_of_anchor(spoken_of), now);
}

// --- a time within, or counted from, another one -------------------------------------------------------------------------------

FoundDate DateResolver::resolve_within(const Meaning& meaning) const {
  const FoundDate outer = resolve(*meaning.of);
  if (!outer.point) return outer;
  const auto inherit = [&](FoundDate found) {
    found.anchor_kind = outer.anchor_kind;
    found.anchor = outer.anchor;
    return found;
  };
  const CalendarPoint& point = *outer.point;
  if (auto nth = resolve_nth(meaning, outer)) return inherit(std::move(*nth));
  if (meaning.has(Field::Way)) {
    const int way = meaning.get(Field::Way);
    const std::int32_t count = meaning.get(Field::Count, 1000);
    if (count == kVagueCount) return symbolic(way < 0 ? "PAST_REF" : "FUTURE_REF", Granularity::Unknown);
    const Unit unit = *meaning.as<Unit>(Field::Unit);
    if (meaning.get(Field::From) == 3) return inherit(from_point(to_point(Unit::Day, shift_day(unit, point.first, way * count / 1000)), outer.anchor_kind, {}));
    return inherit(from_point(shift(unit, way < 0 ? point.first : point.last, way * count / 1000), outer.anchor_kind, {}));
  }
  const int year = base::year_of(point.first);
  if (meaning.has(Field::Weekday)) return inherit(from_point(to_point(Unit::Day, base::weekday_at_or_after(point.first, meaning.get(Field::Weekday))), outer.anchor_kind, {}));
  Meaning inner = meaning;
  inner.of = nullptr;
  if (meaning.has(Field::Month) || meaning.has(Field::Season) || meaning.has(Field::Quarter) || meaning.has(Field::HalfYear) || meaning.has(Field::Feast)) {
    inner.set(Field::Year, year > 0 ? year : 1 - year);
    inner.set(Field::Era, year > 0 ? 2 : 1);
    FoundDate found = resolve(inner);
    // The beginning of a range lies before its end: "from 3 December to 5 March 2019".
    if (found.point && (point.unit == Unit::Day || point.unit == Unit::Month) && found.point->first > point.last) {
      inner.set(Field::Year, inner.get(Field::Year) + (year > 0 ? -1 : 1));
      found = resolve(inner);
    }
    return inherit(std::move(found));
  }
  if (meaning.has(Field::Day)) return inherit(from_point(to_point(Unit::Day, base::make_date(year, base::month_of(point.first), meaning.get(Field::Day))), outer.anchor_kind, {}));
  return outer;
}

// "the first week of May", "the last day of the month", "the second half of 2008"
std::optional<FoundDate> DateResolver::resolve_nth(const Meaning& meaning, const FoundDate& outer) const {
  if (!meaning.has(Field::Ordinal) || (!meaning.has(Field::Unit) && !meaning.has(Field::Weekday))) return std::nullopt;
  const int nth = meaning.get(Field::Ordinal);
  const CalendarPoint& point = *outer.point;
  if (meaning.has(Field::Weekday)) {
    return from_point(to_point(Unit::Day, base::nth_weekday(base::year_of(point.first), base::month_of(point.first), meaning.get(Field::Weekday), nth)), outer.anchor_kind, {});
  }
  const Unit unit = *meaning.as<Unit>(Field::Unit);
  if (nth < 0) return from_point(to_point(unit, point.last), outer.anchor_kind, {});
  // The first week of a month is the one that holds its first day.
  return from_point(shift(unit, point.first, nth - 1), outer.anchor_kind, {});
}

}  // namespace dyad::extract
