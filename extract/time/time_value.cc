#include "extract/time/time_value.h"

#include <array>

#include <fmt/format.h>

#include "base/calendar.h"

namespace dyad::extract {
namespace {

using std::chrono::days;

int floor_div(int a, int b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

CalendarPoint of_interval(Unit unit, const base::DateInterval& interval) { return {unit, *interval.first, *interval.last}; }

// Months in a unit of the calendar that is made of months; 0 for the others.
int months_in(Unit unit) {
  switch (unit) {
    case Unit::Month: return 1;
    case Unit::Quarter: case Unit::Season: return 3;
    case Unit::HalfYear: return 6;
    case Unit::Year: return 12;
    case Unit::Decade: return 120;
    case Unit::Century: return 1200;
    case Unit::Millennium: return 12000;
    default: return 0;
  }
}

constexpr std::array<std::string_view, 4> kSeasonNames = {"SP", "SU", "FA", "WI"};

}  // namespace

CalendarPoint to_point(Unit unit, base::Date day) {
  const int year = base::year_of(day), month = base::month_of(day);
  switch (unit) {
    case Unit::Week: case Unit::Fortnight: return {unit, base::monday_of(day), base::monday_of(day) + days(6)};
    case Unit::Weekend: return {unit, base::monday_of(day) + days(5), base::monday_of(day) + days(6)};
    case Unit::Month: return of_interval(unit, base::month_interval(year, month));
    case Unit::Quarter: case Unit::Season: return of_interval(unit, base::months_interval(year, (month - 1) / 3 * 3 + 1, 3));
    case Unit::HalfYear: return of_interval(unit, base::months_interval(year, (month - 1) / 6 * 6 + 1, 6));
    case Unit::Year: return of_interval(unit, base::year_interval(year));
    case Unit::Decade: return of_interval(unit, base::years_interval(floor_div(year, 10) * 10, floor_div(year, 10) * 10 + 9));
    case Unit::Century: return of_interval(unit, base::years_interval(floor_div(year, 100) * 100, floor_div(year, 100) * 100 + 99));
    case Unit::Millennium: return of_interval(unit, base::years_interval(floor_div(year, 1000) * 1000, floor_div(year, 1000) * 1000 + 999));
    default: return {unit, day, day};
  }
}

CalendarPoint shift(Unit unit, base::Date day, int count) {
  if (const int months = months_in(unit); months != 0) return to_point(unit, base::add_months(day, months * count));
  switch (unit) {
    case Unit::Week: case Unit::Weekend: return to_point(unit, day + days(7 * count));
    case Unit::Fortnight: return to_point(Unit::Week, day + days(14 * count));
    case Unit::Day: case Unit::Night: return to_point(unit, day + days(count));
    default: return to_point(Unit::Day, day);  // hours and less stay within the day as far as is known
  }
}

std::string year_value(int year) { return year > 0 ? fmt::format("{:04}", year) : fmt::format("BC{:04}", 1 - year); }

std::string to_value(const CalendarPoint& point) {
  const int year = base::year_of(point.first), month = base::month_of(point.first);
  switch (point.unit) {
    case Unit::Week: case Unit::Fortnight: {
      const auto week = base::iso_week(point.first);
      return fmt::format("{}-W{:02}", year_value(week.year), week.week);
    }
    case Unit::Weekend: {
      const auto week = base::iso_week(point.first);
      return fmt::format("{}-W{:02}-WE", year_value(week.year), week.week);
    }
    case Unit::Month: return fmt::format("{}-{:02}", year_value(year), month);
    case Unit::Quarter: case Unit::Season: return fmt::format("{}-Q{}", year_value(year), (month + 2) / 3);
    case Unit::HalfYear: return fmt::format("{}-H{}", year_value(year), month <= 6 ? 1 : 2);
    case Unit::Year: return year_value(year);
    case Unit::Decade: return year > 0 ? fmt::format("{:03}", year / 10) : fmt::format("BC{:03}", -base::year_of(point.last) / 10);
    case Unit::Century: return year > 0 ? fmt::format("{:02}", year / 100) : fmt::format("BC{:02}", -base::year_of(point.last) / 100);
    case Unit::Millennium: return fmt::format("{}", year / 1000);
    default: return fmt::format("{}-{:02}-{:02}", year_value(year), month, base::day_of(point.first));
  }
}

std::string season_value(int year, SeasonName season) { return fmt::format("{}-{}", year_value(year), kSeasonNames[static_cast<std::size_t>(season)]); }

base::DateInterval season_interval(int year, SeasonName season) {
  constexpr int kFirstMonths[] = {3, 6, 9, 12};
  return base::months_interval(year, kFirstMonths[static_cast<std::size_t>(season)], 3);
}

std::string duration_value(std::int32_t thousandths, Unit unit) {
  if (unit == Unit::Fortnight && thousandths >= 0) return duration_value(2 * thousandths, Unit::Week);
  if (unit == Unit::HalfYear && thousandths >= 0) return duration_value(6 * thousandths, Unit::Month);
  // Decades and longer are told in years, as ISO 8601 has no letter for them.
  constexpr int kYears[] = {10, 100, 1000};
  if (unit >= Unit::Decade) {
    return duration_value(thousandths < 0 ? thousandths : thousandths * kYears[static_cast<int>(unit) - static_cast<int>(Unit::Decade)], Unit::Year);
  }
  constexpr std::array<std::string_view, 13> kLetters = {"S", "M", "H", "D", "N", "WE", "W", "W", "M", "SE", "Q", "H", "Y"};
  const std::string_view letter = kLetters[static_cast<std::size_t>(unit)];
  const std::string_view prefix = unit <= Unit::Hour ? "PT" : "P";
  if (thousandths == kVagueCount) return fmt::format("{}X{}", prefix, letter);
  std::string count = fmt::format("{}", thousandths / 1000);
  if (const int rest = thousandths % 1000; rest != 0) {
    std::string decimals = fmt::format("{:03}", rest);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    count += "." + decimals;
  }
  return fmt::format("{}{}{}", prefix, count, letter);
}

schema::Granularity to_granularity(Unit unit) {
  using schema::Granularity;
  switch (unit) {
    case Unit::Week: case Unit::Fortnight: return Granularity::Week;
    case Unit::Weekend: return Granularity::Interval;
    case Unit::Month: return Granularity::Month;
    case Unit::Season: return Granularity::Season;
    case Unit::Quarter: return Granularity::Quarter;
    case Unit::HalfYear: return Granularity::Half;
    case Unit::Year: return Granularity::Year;
    case Unit::Decade: return Granularity::Decade;
    case Unit::Century: return Granularity::Century;
    case Unit::Millennium: return Granularity::Interval;
    default: return Granularity::Day;
  }
}

std::string_view to_string(DayPart part) {
  constexpr std::array<std::string_view, 8> kNames = {"MO", "MI", "AF", "EV", "NI", "DT", "MO", "EV"};
  return kNames[static_cast<std::size_t>(part)];
}

std::string_view to_string(Mod mod) {
  constexpr std::array<std::string_view, 10> kNames = {"START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BEFORE", "AFTER"};
  return kNames[static_cast<std::size_t>(mod)];
}

std::string_view to_string(Vague vague) {
  constexpr std::array<std::string_view, 3> kNames = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
  return kNames[static_cast<std::size_t>(vague)];
}

std::string_view to_string(Quant quant) {
  constexpr std::array<std::string_view, 3> kNames = {"EVERY", "EACH", "SOME"};
  return kNames[static_cast<std::size_t>(quant)];
}

}  // namespace dyad::extract
