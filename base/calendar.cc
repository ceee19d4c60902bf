#include "base/calendar.h"

#include <algorithm>

namespace dyad::base {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

year_month_day split(Date date) { return year_month_day{date}; }

int floor_div(int a, int b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

// Moves a month outside 1..12 into the years around.
void carry_months(int& year, int& month) {
  const int zero_based = month - 1;
  year += floor_div(zero_based, 12);
  month = zero_based - 12 * floor_div(zero_based, 12) + 1;
}

int last_day_of_month(int year, int month) {
  const year_month_day_last last{std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace

int year_of(Date day) { return static_cast<int>(split(day).year()); }
int month_of(Date day) { return static_cast<int>(static_cast<unsigned>(split(day).month())); }
int day_of(Date day) { return static_cast<int>(static_cast<unsigned>(split(day).day())); }
int weekday_of(Date day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

Date make_date(int year, int month, int day) {
  const int last = last_day_of_month(year, month);
  return Date(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::day(static_cast<unsigned>(std::min(day, last))));
}

bool is_valid_date(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= last_day_of_month(year, month);
}

IsoWeek iso_week(Date day) {
  const Date thursday = monday_of(day) + days(3);
  const int year = year_of(thursday);
  return {year, static_cast<int>((thursday - make_date(year, 1, 1)).count() / 7) + 1};
}

Date monday_of(Date day) { return day - days(weekday_of(day) - 1); }

Date monday_of(IsoWeek week) { return monday_of(make_date(week.year, 1, 4)) + days(7 * (week.week - 1)); }

Date add_months(Date day, int months) {
  int year = year_of(day), month = month_of(day) + months;
  carry_months(year, month);
  return make_date(year, month, day_of(day));
}

DateInterval month_interval(int year, int month) { return months_interval(year, month, 1); }

DateInterval months_interval(int year, int first_month, int count) {
  int last_year = year, last_month = first_month + count - 1;
  carry_months(year, first_month);
  carry_months(last_year, last_month);
  return {make_date(year, first_month, 1), make_date(last_year, last_month, 31)};
}

DateInterval year_interval(int year) { return years_interval(year, year); }

DateInterval years_interval(int first_year, int last_year) { return {make_date(first_year, 1, 1), make_date(last_year, 12, 31)}; }

Date weekday_at_or_before(Date day, int weekday) { return day - days((weekday_of(day) - weekday + 7) % 7); }

Date weekday_at_or_after(Date day, int weekday) { return day + days((weekday - weekday_of(day) + 7) % 7); }

Date nth_weekday(int year, int month, int weekday, int nth) {
  if (nth < 0) return weekday_at_or_before(make_date(year, month, 31), weekday) + days(7 * (nth + 1));
  return weekday_at_or_after(make_date(year, month, 1), weekday) + days(7 * (nth - 1));
}

}  // namespace dyad::base
