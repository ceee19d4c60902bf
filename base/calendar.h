// Calendar arithmetic on days: ISO weeks, spans of months and years, weekdays, and the feasts whose day moves.
// All by C++20 chrono on the proleptic Gregorian calendar; no clock and no time zone.
#pragma once

#include "base/date.h"

namespace dyad::base {

// A week of ISO 8601: Monday to Sunday, numbered in the year that holds its Thursday.
struct IsoWeek {
  int year = 0;
  int week = 0;  // 1..53

  auto operator<=>(const IsoWeek&) const = default;
};

int year_of(Date day);
int month_of(Date day);  // 1..12
int day_of(Date day);    // 1..31
// 1 Monday .. 7 Sunday.
int weekday_of(Date day);

// The day, or the last day of its month where `day` is past it ("31 April" -> 30 April). REQUIRES: 1 <= month <= 12, day >= 1
Date make_date(int year, int month, int day);
bool is_valid_date(int year, int month, int day);

IsoWeek iso_week(Date day);
// The Monday of a week; weeks past the last of the year run on into the next.
Date monday_of(IsoWeek week);
Date monday_of(Date day);

// Months before (negative) or after; the day of the month is kept, or the month's last day taken.
Date add_months(Date day, int months);

// First to last day. `month` may lie outside 1..12 and then counts into other years.
DateInterval month_interval(int year, int month);
DateInterval months_interval(int year, int first_month, int count);
DateInterval year_interval(int year);
DateInterval years_interval(int first_year, int last_year);

// The latest such weekday at or before `day`, and the earliest at or after it. `weekday` as weekday_of.
Date weekday_at_or_before(Date day, int weekday);
Date weekday_at_or_after(Date day, int weekday);
// The nth such weekday of a month; nth -1 is the last one.
Date nth_weekday(int year, int month, int weekday, int nth);

// Easter Sunday of the Western churches (Gregorian computus) and of the Eastern ones (Julian computus).
Date western_easter(int year);
Date eastern_easter(int year);

// Days of other calendars. Islamic: the tabular calendar (type II, civil epoch), within a day or two of the sighted one.
Date from_islamic(int year, int month, int day);
// Hebrew months are counted from Nisan = 1 as in the Bible; Tishri = 7, Adar (or Adar I) = 12, Adar II = 13.
Date from_hebrew(int year, int month, int day);
// First day of the Chinese lunisolar year that begins in this Gregorian year (the second new moon after the winter
// solstice, or the third where a leap month lies between), at Beijing time.
Date chinese_new_year(int year);

}  // namespace dyad::base
