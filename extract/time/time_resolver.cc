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

int floor_div(int a, int b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

// Years as they count: 490 BC is -489.
int to_astronomical(int year, bool before_christ) { return before_christ ? 1 - year : year; }

bool is_clock_unit(Unit unit) { return unit <= Unit::Hour; }

// Whether the expression means some hour of the day, whatever the day.
bool has_time_of_day(const Meaning& meaning) { return meaning.has(Field::Hour) || meaning.has(Field::Part); }

std::string unknown_value(Unit unit) {
  switch (unit) {
    case Unit::Week: case Unit::Fortnight: return "XXXX-WXX";
    case Unit::Weekend: return "XXXX-WXX-WE";
    case Unit::Month: return "XXXX-XX";
    case Unit::Quarter: return "XXXX-QX";
    case Unit::HalfYear: return "XXXX-HX";
    case Unit::Season: case Unit::Year: return "XXXX";
    case Unit::Decade: return "XXX";
    case Unit::Century: return "XX";
    default: return "XXXX-XX-XX";
  }
}

int sign_of(Which which) {
  switch (which) {
    case Which::Last: case Which::Previous: return -1;
    case Which::Next: case Which::Following: return 1;
    default: return 0;
  }
}

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

// The first, middle or last third of an interval.
DateInterval third_of(const DateInterval& interval, int which) {
  const int length = static_cast<int>((*interval.last - *interval.first).count()) + 1;
  const int third = std::max(1, length / 3);
  if (which == 0) return {interval.first, *interval.first + days(third - 1)};
  if (which == 2) return {*interval.last - days(third - 1), interval.last};
  return {*interval.first + days(third), *interval.last - days(third)};
}

}  // namespace

// --- anchors -------------------------------------------------------------------------------------------------------------------

std::optional<Date> TimeResolver::anchor(bool spoken_of) const {
  if (const auto& point = extract::spoken_of(*anchors_); (spoken_of || anchors_->narrative) && point) return point->first;
  if (anchors_->narrative) return std::nullopt;
  return anchors_->creation_time;
}

AnchorKind TimeResolver::kind_of_anchor(bool spoken_of) const {
  if ((spoken_of || anchors_->narrative) && anchors_->reference) return AnchorKind::Narrative;
  return anchors_->creation_time ? AnchorKind::CreationTime : AnchorKind::None;
}

TimeResolver::Found TimeResolver::from_point(const CalendarPoint& point, AnchorKind kind, std::optional<Date> anchor_day) const {
  Found found;
  found.value = to_value(point);
  found.point = point;
  found.days = {point.first, point.last};
  found.granularity = to_granularity(point.unit);
  found.anchor_kind = kind;
  if (anchor_day && kind != AnchorKind::Absolute) found.anchor = to_value({Unit::Day, *anchor_day, *anchor_day});
  return found;
}

TimeResolver::Found TimeResolver::symbolic(std::string value, Granularity granularity) const {
  Found found;
  found.value = std::move(value);
  found.granularity = granularity;
  found.anchor_kind = AnchorKind::None;
  return found;
}

int TimeResolver::year_of(const Meaning& meaning) const {
  const int year = meaning.get(Field::Year);
  if (meaning.get(Field::TwoDigits) == 2) {  // the end of a range: "1914-15"
    const auto begin = anchor(true);
    const int here = begin ? base::year_of(*begin) : 1900;
    const int same_century = floor_div(here, 100) * 100 + year;
    return same_century < here ? same_century + 100 : same_century;
  }
  if (meaning.get(Field::TwoDigits) == 1 && year < 100) {
    const auto now = anchor(true);
    const int here = now ? base::year_of(*now) : 2000;
    const int same_century = floor_div(here, 100) * 100 + year;
    // "'99" said in 2021 is 1999; "'25" said in 2021 is 2025.
    return same_century > here + 20 ? same_century - 100 : same_century < here - 80 ? same_century + 100 : same_century;
  }
  const bool before_christ = meaning.has(Field::Era) ? meaning.get(Field::Era) == 1 : anchors_->before_christ && year < 1000;
  return to_astronomical(year, before_christ);
}

std::optional<int> TimeResolver::choose_year(int month, int day) const {
  const auto now = anchor(false);
  if (!now) return std::nullopt;
  const int year = base::year_of(*now);
  if (anchors_->narrative) {
    if (extract::spoken_of(*anchors_)->unit > Unit::Month) return year;
    // The nearest such month: January told after December is that of the next year.
    const int ahead = month - base::month_of(*now);
    return ahead < -5 ? year + 1 : ahead > 6 ? year - 1 : year;
  }
  const auto at = [&](int candidate) { return day > 0 ? base::make_date(candidate, month, day) : base::make_date(candidate, month, 1); };
  const Date today = day > 0 ? *now : base::first_of_month(*now);
  if (clause_ == ClauseTime::Future) return at(year) >= today ? year : year + 1;
  if (clause_ == ClauseTime::Past) return at(year) <= today ? year : year - 1;
  // Without tense the nearest of them, the past one when in doubt.
  const auto distance = [&](int candidate) { return std::abs((at(candidate) - today).count()); };
  int best = year;
  if (distance(year - 1) < distance(best)) best = year - 1;
  if (distance(year + 1) < distance(best)) best = year + 1;
  return best;
}

// --- dates ---------------------------------------------------------------------------------------------------------------------

TimeResolver::Found TimeResolver::resolve_date(const Meaning& meaning) const {
  if (meaning.of != nullptr) return resolve_within(meaning);
  if (meaning.has(Field::Feast)) return resolve_feast(meaning);
  if (meaning.has(Field::Decade)) return resolve_decade(meaning);
  if (meaning.has(Field::Century)) return resolve_century(meaning);
  if (meaning.has(Field::Quarter) || meaning.has(Field::HalfYear)) return resolve_year_part(meaning);
  if (meaning.has(Field::Season)) return resolve_season(meaning);
  if (meaning.has(Field::Which)) return resolve_which(meaning);
  if (meaning.has(Field::Way)) return resolve_shift(meaning);
  return resolve_calendar(meaning);
}

TimeResolver::Found TimeResolver::resolve_calendar(const Meaning& meaning) const {
  int month = meaning.get(Field::Month, 0), day = meaning.get(Field::Day, 0);
  if (anchors_->day_first && meaning.get(Field::Order) == 1 && day <= 12) std::swap(month, day);
  if (meaning.has(Field::Year)) {
    const int year = year_of(meaning);
    if (meaning.get(Field::Fiscal) == 1) {
      Found found = from_point(to_point(Unit::Year, base::make_date(year, 1, 1)), AnchorKind::Absolute, {});
      found.value = "FY" + found.value;
      return found;
    }
    if (meaning.has(Field::Week)) return from_point(to_point(Unit::Week, base::monday_of(base::IsoWeek{year, meaning.get(Field::Week)})), AnchorKind::Absolute, {});
    if (month == 0) return from_point(to_point(Unit::Year, base::make_date(year, 1, 1)), AnchorKind::Absolute, {});
    if (day == 0) return from_point(to_point(Unit::Month, base::make_date(year, month, 1)), AnchorKind::Absolute, {});
    return from_point(to_point(Unit::Day, base::make_date(year, month, day)), AnchorKind::Absolute, {});
  }
  if (month != 0) {
    const auto year = choose_year(month, day);
    if (!year) return symbolic(day != 0 ? fmt::format("XXXX-{:02}-{:02}", month, day) : fmt::format("XXXX-{:02}", month), day != 0 ? Granularity::Day : Granularity::Month);
    return from_point(to_point(day != 0 ? Unit::Day : Unit::Month, base::make_date(*year, month, std::max(day, 1))), kind_of_anchor(false), anchor(false));
  }
  if (day != 0) return resolve_day_of_month(day, meaning.get(Field::From) == 2);
  if (meaning.has(Field::Weekday)) return resolve_weekday(meaning.get(Field::Weekday));
  if (has_time_of_day(meaning) && anchors_->reference && anchors_->reference->unit == Unit::Day && anchors_->reference_sentence == anchors_->sentence) {
    return from_point(*anchors_->reference, AnchorKind::Narrative, anchors_->reference->first);  // "on Tuesday in Rome at 18:00"
  }
  if (const auto now = anchor(false); now && has_time_of_day(meaning)) return from_point(to_point(Unit::Day, *now), kind_of_anchor(false), now);
  return symbolic("XXXX-XX-XX", Granularity::Day);
}

TimeResolver::Found TimeResolver::resolve_day_of_month(int day, bool spoken_of) const {
  const auto now = anchor(spoken_of);
  if (!now) return symbolic(fmt::format("XXXX-XX-{:02}", day), Granularity::Day);
  Date date = base::make_date(base::year_of(*now), base::month_of(*now), day);
  if (!anchors_->narrative && !spoken_of && clause_ == ClauseTime::Past && date > *now) date = base::add_months(date, -1);
  if (!anchors_->narrative && !spoken_of && clause_ == ClauseTime::Future && date < *now) date = base::add_months(date, 1);
  return from_point(to_point(Unit::Day, date), kind_of_anchor(spoken_of), now);
}

TimeResolver::Found TimeResolver::resolve_weekday(int weekday) const {
  const auto now = anchor(false);
  if (!now) return symbolic(fmt::format("XXXX-WXX-{}", weekday), Granularity::Day);
  const bool ahead = clause_ == ClauseTime::Future || anchors_->narrative;
  return from_point(to_point(Unit::Day, ahead ? base::weekday_at_or_after(*now, weekday) : base::weekday_at_or_before(*now, weekday)), kind_of_anchor(false), now);
}

TimeResolver::Found TimeResolver::resolve_feast(const Meaning& meaning) const {
  const auto feast = static_cast<std::size_t>(meaning.get(Field::Feast));
  std::optional<Date> now = anchor(false);
  int year = 0;
  AnchorKind kind = AnchorKind::Absolute;
  if (meaning.has(Field::Year)) {
    year = year_of(meaning);
  } else if (!now) {
    return symbolic("XXXX-XX-XX", Granularity::Day);
  } else {
    kind = kind_of_anchor(false);
    year = base::year_of(*now);
    const DateInterval here = feasts_->days_in(feast, year);
    const auto which = meaning.as<Which>(Field::Which);
    const bool back = (which && sign_of(*which) < 0) || (!which && clause_ != ClauseTime::Future);
    const bool forth = (which && sign_of(*which) > 0) || (!which && clause_ == ClauseTime::Future);
    if (!anchors_->narrative && here.first) {
      if (back && *here.first > *now && (which || clause_ == ClauseTime::Past || *here.first - *now > days(60))) --year;
      if (forth && *here.last < *now) ++year;
    }
  }
  const DateInterval feast_days = feasts_->days_in(feast, year);
  if (!feast_days.first) return symbolic(year_value(year) + "-XX-XX", Granularity::Day);
  Found found = from_point({Unit::Day, *feast_days.first, *feast_days.first}, kind, now);
  found.days = feast_days;
  if (feast_days.first != feast_days.last) found.granularity = Granularity::Interval;
  return found;
}

TimeResolver::Found TimeResolver::resolve_season(const Meaning& meaning) const {
  const auto season = *meaning.as<SeasonName>(Field::Season);
  const auto now = anchor(false);
  AnchorKind kind = AnchorKind::Absolute;
  int year = 0;
  if (meaning.has(Field::Year)) {
    year = year_of(meaning);
  } else if (!now) {
    return symbolic(fmt::format("XXXX-{}", season_value(2000, season).substr(5)), Granularity::Season);
  } else {
    kind = kind_of_anchor(false);
    year = base::year_of(*now);
    const int sign = meaning.has(Field::Which) ? sign_of(*meaning.as<Which>(Field::Which)) : 0;
    const DateInterval here = season_interval(year, season);
    const bool past = sign < 0 || (sign == 0 && !meaning.has(Field::Which) && clause_ == ClauseTime::Past && !anchors_->narrative);
    if (past && (sign < 0 ? *here.last >= *now : *here.first > *now)) --year;
    if ((sign > 0 || (sign == 0 && clause_ == ClauseTime::Future && !anchors_->narrative)) && (sign > 0 ? *here.first <= *now : *here.last < *now)) ++year;
  }
  Found found;
  found.value = season_value(year, season);
  found.days = season_interval(year, season);
  found.point = CalendarPoint{Unit::Season, *found.days.first, *found.days.last};
  found.granularity = Granularity::Season;
  found.anchor_kind = kind;
  if (now && kind != AnchorKind::Absolute) found.anchor = to_value({Unit::Day, *now, *now});
  return found;
}

// "the third quarter", "the first half of 2008"; without a year the latest one that has begun, or the one ahead.
TimeResolver::Found TimeResolver::resolve_year_part(const Meaning& meaning) const {
  const bool half = meaning.has(Field::HalfYear);
  const Unit unit = half ? Unit::HalfYear : Unit::Quarter;
  const int nth = half ? meaning.get(Field::HalfYear) : meaning.get(Field::Quarter);
  const int month = (nth - 1) * (half ? 6 : 3) + 1;
  const auto now = anchor(false);
  if (month < 1 || month > 12) return symbolic(unknown_value(unit), to_granularity(unit));
  if (meaning.has(Field::Year)) return from_point(to_point(unit, base::make_date(year_of(meaning), month, 1)), AnchorKind::Absolute, {});
  if (!now) return symbolic(fmt::format("XXXX-{}{}", half ? 'H' : 'Q', nth), to_granularity(unit));
  int year = base::year_of(*now);
  const Date first = base::make_date(year, month, 1);
  if (!anchors_->narrative) {
    if (clause_ != ClauseTime::Future && first > *now) --year;
    if (clause_ == ClauseTime::Future && to_point(unit, first).last < *now) ++year;
  }
  return from_point(to_point(unit, base::make_date(year, month, 1)), kind_of_anchor(false), now);
}

TimeResolver::Found TimeResolver::resolve_decade(const Meaning& meaning) const {
  int year = meaning.get(Field::Decade);
  const bool before_christ = meaning.get(Field::Era) == 1;
  if (before_christ) return from_point(to_point(Unit::Decade, base::make_date(-year, 1, 1)), AnchorKind::Absolute, {});
  if (year < 100) {
    // "the seventies" are the last ones; in a narrative, those nearest to what is told.
    const auto now = anchor(false);
    const int here = (now ? base::year_of(*now) : 2000) + (anchors_->narrative ? 50 : 0);
    year += floor_div(here, 100) * 100;
    if (year > here) year -= 100;
  }
  return from_point(to_point(Unit::Decade, base::make_date(year, 1, 1)), AnchorKind::Absolute, {});
}

TimeResolver::Found TimeResolver::resolve_century(const Meaning& meaning) const {
  const int nth = meaning.get(Field::Century);
  if (meaning.get(Field::Era) == 1) return from_point(to_point(Unit::Century, base::make_date(-100 * (nth - 1) - 50, 1, 1)), AnchorKind::Absolute, {});
  return from_point(to_point(Unit::Century, base::make_date(100 * (nth - 1), 1, 1)), AnchorKind::Absolute, {});
}

// "last week", "this Friday", "next March", "that year", "the following day"
TimeResolver::Found TimeResolver::resolve_which(const Meaning& meaning) const {
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
  Found found = from_point(shift(unit, *now, sign_of(which)), kind_of_anchor(spoken_of), now);
  if (meaning.get(Field::Fiscal) == 1 && unit == Unit::Year) found.value = "FY" + found.value;
  return found;
}

TimeResolver::Found TimeResolver::resolve_weekend(Which which, Date now) const {
  const int sign = sign_of(which);
  CalendarPoint weekend = to_point(Unit::Weekend, now);
  if (which == Which::That && clause_ != ClauseTime::Future && weekend.first > now) weekend = shift(Unit::Weekend, now, -1);
  if (sign < 0) weekend = shift(Unit::Weekend, now, -1);
  if (sign > 0) weekend = shift(Unit::Weekend, now, 1);
  if (which == Which::This && clause_ == ClauseTime::Past && weekend.first > now) weekend = shift(Unit::Weekend, now, -1);
  return from_point(weekend, kind_of_anchor(false), now);
}

TimeResolver::Found TimeResolver::resolve_which_weekday(Which which, int weekday) const {
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

TimeResolver::Found TimeResolver::resolve_which_month(Which which, const Meaning& meaning) const {
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

// "two weeks ago", "three days later", "several months earlier"
TimeResolver::Found TimeResolver::resolve_shift(const Meaning& meaning) const {
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

TimeResolver::Found TimeResolver::resolve_within(const Meaning& meaning) const {
  const Found outer = resolve_date(*meaning.of);
  if (!outer.point) return outer;
  const auto inherit = [&](Found found) {
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
    Found found = resolve_date(inner);
    // The beginning of a range lies before its end: "from 3 December to 5 March 2019".
    if (found.point && (point.unit == Unit::Day || point.unit == Unit::Month) && found.point->first > point.last) {
      inner.set(Field::Year, inner.get(Field::Year) + (year > 0 ? -1 : 1));
      found = resolve_date(inner);
    }
    return inherit(std::move(found));
  }
  if (meaning.has(Field::Day)) return inherit(from_point(to_point(Unit::Day, base::make_date(year, base::month_of(point.first), meaning.get(Field::Day))), outer.anchor_kind, {}));
  return outer;
}

// "the first week of May", "the last day of the month", "the second half of 2008"
std::optional<TimeResolver::Found> TimeResolver::resolve_nth(const Meaning& meaning, const Found& outer) const {
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

// --- durations, sets, times of day ---------------------------------------------------------------------------------------------

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
  const auto which = meaning.as<Which>(Field::Which);
  const auto now = anchor(false);
  if (which && sign_of(*which) != 0 && now && count > 0 && !is_clock_unit(unit)) {
    const int length = static_cast<int>((shift(unit, *now, count / 1000).first - to_point(unit, *now).first).count());
    const Date other = *now + days(sign_of(*which) * length);
    time.days = sign_of(*which) < 0 ? DateInterval{other, *now} : DateInterval{*now, other};
    time.granularity = Granularity::Interval;
    time.begin_point = base::to_iso(*time.days.first);
    time.end_point = base::to_iso(*time.days.last);
    time.anchor_kind = kind_of_anchor(false);
    time.anchor = base::to_iso(*now);
  }
  return time;
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
    Found found = resolve_date(meaning);
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
