#include "extract/time/date_resolver.h"

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

}  // namespace

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

FoundDate from_point(const CalendarPoint& point, AnchorKind kind, std::optional<Date> anchor_day) {
  FoundDate found;
  found.value = to_value(point);
  found.point = point;
  found.days = {point.first, point.last};
  found.granularity = to_granularity(point.unit);
  found.anchor_kind = kind;
  if (anchor_day && kind != AnchorKind::Absolute) found.anchor = to_value({Unit::Day, *anchor_day, *anchor_day});
  return found;
}

FoundDate symbolic(std::string value, Granularity granularity) {
  FoundDate found;
  found.value = std::move(value);
  found.granularity = granularity;
  found.anchor_kind = AnchorKind::None;
  return found;
}

// --- anchors -------------------------------------------------------------------------------------------------------------------

std::optional<Date> DateResolver::anchor(bool spoken_of) const {
  if (const auto& point = extract::spoken_of(*anchors_); (spoken_of || anchors_->narrative) && point) return point->first;
  if (anchors_->narrative) return std::nullopt;
  return anchors_->creation_time;
}

AnchorKind DateResolver::kind_of_anchor(bool spoken_of) const {
  if ((spoken_of || anchors_->narrative) && anchors_->reference) return AnchorKind::Narrative;
  return anchors_->creation_time ? AnchorKind::CreationTime : AnchorKind::None;
}

int DateResolver::year_of(const Meaning& meaning) const {
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

std::optional<int> DateResolver::choose_year(int month, int day) const {
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

// --- dates of the calendar -----------------------------------------------------------------------------------------------------

FoundDate DateResolver::resolve(const Meaning& meaning) const {
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

FoundDate DateResolver::resolve_calendar(const Meaning& meaning) const {
  int month = meaning.get(Field::Month, 0), day = meaning.get(Field::Day, 0);
  if (anchors_->day_first && meaning.get(Field::Order) == 1 && day <= 12) std::swap(month, day);
  if (meaning.has(Field::Year)) {
    const int year = year_of(meaning);
    if (meaning.get(Field::Fiscal) == 1) {
      FoundDate found = from_point(to_point(Unit::Year, base::make_date(year, 1, 1)), AnchorKind::Absolute, {});
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

FoundDate DateResolver::resolve_day_of_month(int day, bool spoken_of) const {
  const auto now = anchor(spoken_of);
  if (!now) return symbolic(fmt::format("XXXX-XX-{:02}", day), Granularity::Day);
  Date date = base::make_date(base::year_of(*now), base::month_of(*now), day);
  if (!anchors_->narrative && !spoken_of && clause_ == ClauseTime::Past && date > *now) date = base::add_months(date, -1);
  if (!anchors_->narrative && !spoken_of && clause_ == ClauseTime::Future && date < *now) date = base::add_months(date, 1);
  return from_point(to_point(Unit::Day, date), kind_of_anchor(spoken_of), now);
}

FoundDate DateResolver::resolve_weekday(int weekday) const {
  const auto now = anchor(false);
  if (!now) return symbolic(fmt::format("XXXX-WXX-{}", weekday), Granularity::Day);
  const bool ahead = clause_ == ClauseTime::Future || anchors_->narrative;
  return from_point(to_point(Unit::Day, ahead ? base::weekday_at_or_after(*now, weekday) : base::weekday_at_or_before(*now, weekday)), kind_of_anchor(false), now);
}

// Without tense or a word that tells, a feast soon to come is meant as well as the last one.
int DateResolver::feast_year(const Meaning& meaning, std::size_t feast, Date now) const {
  const int year = base::year_of(now);
  const DateInterval here = feasts_->days_in(feast, year);
  if (anchors_->narrative || !here.first) return year;
  const auto which = meaning.as<Which>(Field::Which);
  const bool back = which ? sign_of(*which) < 0 : clause_ != ClauseTime::Future;
  const bool forth = which ? sign_of(*which) > 0 : clause_ == ClauseTime::Future;
  if (back && *here.first > now && (which || clause_ == ClauseTime::Past || *here.first - now > days(60))) return year - 1;
  return forth && *here.last < now ? year + 1 : year;
}

FoundDate DateResolver::resolve_feast(const Meaning& meaning) const {
  const auto feast = static_cast<std::size_t>(meaning.get(Field::Feast));
  const std::optional<Date> now = anchor(false);
  if (!meaning.has(Field::Year) && !now) return symbolic("XXXX-XX-XX", Granularity::Day);
  const int year = meaning.has(Field::Year) ? year_of(meaning) : feast_year(meaning, feast, *now);
  const DateInterval feast_days = feasts_->days_in(feast, year);
  if (!feast_days.first) return symbolic(year_value(year) + "-XX-XX", Granularity::Day);
  FoundDate found = from_point({Unit::Day, *feast_days.first, *feast_days.first}, meaning.has(Field::Year) ? AnchorKind::Absolute : kind_of_anchor(false), now);
  found.days = feast_days;
  if (feast_days.first != feast_days.last) found.granularity = Granularity::Interval;
  return found;
}

int DateResolver::season_year(const Meaning& meaning, SeasonName season, Date now) const {
  const int year = base::year_of(now);
  const DateInterval here = season_interval(year, season);
  const int sign = meaning.has(Field::Which) ? sign_of(*meaning.as<Which>(Field::Which)) : 0;
  if (sign < 0) return *here.last >= now ? year - 1 : year;
  if (sign > 0) return *here.first <= now ? year + 1 : year;
  if (anchors_->narrative) return year;
  if (!meaning.has(Field::Which) && clause_ == ClauseTime::Past && *here.first > now) return year - 1;
  return clause_ == ClauseTime::Future && *here.last < now ? year + 1 : year;
}

FoundDate DateResolver::resolve_season(const Meaning& meaning) const {
  const auto season = *meaning.as<SeasonName>(Field::Season);
  const auto now = anchor(false);
  if (!meaning.has(Field::Year) && !now) return symbolic(fmt::format("XXXX-{}", season_value(2000, season).substr(5)), Granularity::Season);
  const int year = meaning.has(Field::Year) ? year_of(meaning) : season_year(meaning, season, *now);
  FoundDate found;
  found.value = season_value(year, season);
  found.days = season_interval(year, season);
  found.point = CalendarPoint{Unit::Season, *found.days.first, *found.days.last};
  found.granularity = Granularity::Season;
  found.anchor_kind = meaning.has(Field::Year) ? AnchorKind::Absolute : kind_of_anchor(false);
  if (now && found.anchor_kind != AnchorKind::Absolute) found.anchor = to_value({Unit::Day, *now, *now});
  return found;
}

// "the third quarter", "the first half of 2008"; without a year the latest one that has begun, or the one ahead.
FoundDate DateResolver::resolve_year_part(const Meaning& meaning) const {
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

FoundDate DateResolver::resolve_decade(const Meaning& meaning) const {
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

FoundDate DateResolver::resolve_century(const Meaning& meaning) const {
  const int nth = meaning.get(Field::Century);
  if (meaning.get(Field::Era) == 1) return from_point(to_point(Unit::Century, base::make_date(-100 * (nth - 1) - 50, 1, 1)), AnchorKind::Absolute, {});
  return from_point(to_point(Unit::Century, base::make_date(100 * (nth - 1), 1, 1)), AnchorKind::Absolute, {});
}

}  // namespace dyad::extract
