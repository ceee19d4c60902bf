// The feasts of other calendars in Gregorian days. Algorithms: Easter after Meeus, "Astronomical Algorithms", chapter 8; the Islamic and
// Hebrew calendars after Dershowitz and Reingold, "Calendrical Calculations"; new moons and solstices after Meeus, chapters 49 and 27.
#include <cmath>

#include "base/calendar.h"

namespace dyad::base {
namespace {

using std::chrono::days;

// Days are counted from 1 January of year 1 (proleptic Gregorian) = 1.
constexpr int kUnixDayOfYearOne = -719162;
Date from_day_number(int number) { return Date(days(kUnixDayOfYearOne + number - 1)); }

// Days from the Hebrew epoch to the molad-based new year (Tishri 1) of a Hebrew year, with the postponement rules.
int hebrew_elapsed_days(int year) {
  const long months = (235L * year - 234) / 19;
  const long parts = 12084 + 13753 * months;
  long day = 29 * months + parts / 25920;
  if (3 * (day + 1) % 7 < 3) ++day;
  return static_cast<int>(day);
}

int hebrew_new_year_delay(int year) {
  const int before = hebrew_elapsed_days(year - 1), at = hebrew_elapsed_days(year), after = hebrew_elapsed_days(year + 1);
  if (after - at == 356) return 2;
  return at - before == 382 ? 1 : 0;
}

constexpr int kHebrewEpoch = -1373427;
int hebrew_new_year(int year) { return kHebrewEpoch + hebrew_elapsed_days(year) + hebrew_new_year_delay(year); }
bool is_hebrew_leap(int year) { return (7 * year + 1) % 19 < 7; }
int hebrew_last_month(int year) { return is_hebrew_leap(year) ? 13 : 12; }

int hebrew_month_days(int year, int month) {
  const int year_days = hebrew_new_year(year + 1) - hebrew_new_year(year);
  const bool long_heshvan = year_days == 355 || year_days == 385, short_kislev = year_days == 353 || year_days == 383;
  switch (month) {
    case 2: case 4: case 6: case 10: case 13: return 29;
    case 12: return is_hebrew_leap(year) ? 30 : 29;
    case 8: return long_heshvan ? 30 : 29;
    case 9: return short_kislev ? 29 : 30;
    default: return 30;
  }
}

// Julian ephemeris day of the k-th new moon after January 2000, without the terms under some minutes.
double new_moon(int k) {
  const double t = k / 1236.85, rad = std::acos(-1.0) / 180;
  const double e = 1 - 0.002516 * t;
  const double sun = rad * (2.5534 + 29.10535670 * k), moon = rad * (201.5643 + 385.81693528 * k), f = rad * (160.7108 + 390.67050284 * k);
  return 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.40720 * std::sin(moon) + 0.17241 * e * std::sin(sun) + 0.01608 * std::sin(2 * moon) +
         0.01039 * std::sin(2 * f) + 0.00739 * e * std::sin(moon - sun) - 0.00514 * e * std::sin(moon + sun) + 0.00208 * e * e * std::sin(2 * sun);
}

// The day in Beijing (UTC+8) on which a Julian day falls.
int beijing_day(double julian_day) { return static_cast<int>(std::floor(julian_day + 0.5 + 8.0 / 24)); }

// Mean longitude terms are enough: the sun's apparent longitude in degrees, to a hundredth.
double solar_longitude(double julian_day) {
  const double t = (julian_day - 2451545.0) / 36525, rad = std::acos(-1.0) / 180;
  const double anomaly = rad * (357.52911 + 35999.05029 * t);
  const double longitude = 280.46646 + 36000.76983 * t + (1.914602 - 0.004817 * t) * std::sin(anomaly) + 0.019993 * std::sin(2 * anomaly) - 0.00569;
  return longitude - 360 * std::floor(longitude / 360);
}

// Whether the sun enters a new sign (a multiple of 30 degrees) from the day of new moon k to the day before the next one.
bool has_major_term(int k) {
  const auto sign = [](int day) { return static_cast<int>(solar_longitude(day - 0.5 - 8.0 / 24) / 30); };
  return sign(beijing_day(new_moon(k))) != sign(beijing_day(new_moon(k + 1)));
}

constexpr int kJulianDayOfUnixEpoch = 2440588;

}  // namespace

Date western_easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return make_date(year, n / 31, n % 31 + 1);
}

Date eastern_easter(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  const int julian_lag = year / 100 - year / 400 - 2;  // days by which the Julian calendar is behind
  return make_date(year, n / 31, n % 31 + 1) + days(julian_lag);
}

Date from_islamic(int year, int month, int day) {
  constexpr int kIslamicEpoch = 227015;
  return from_day_number(day + 29 * (month - 1) + (6 * month - 1) / 11 + (year - 1) * 354 + (3 + 11 * year) / 30 + kIslamicEpoch - 1);
}

Date from_hebrew(int year, int month, int day) {
  int number = hebrew_new_year(year) + day - 1;
  if (month < 7) {
    for (int m = 7; m <= hebrew_last_month(year); ++m) number += hebrew_month_days(year, m);
    for (int m = 1; m < month; ++m) number += hebrew_month_days(year, m);
  } else {
    for (int m = 7; m < month; ++m) number += hebrew_month_days(year, m);
  }
  return from_day_number(number);
}

Date chinese_new_year(int year) {
  const int solstice = static_cast<int>((make_date(year - 1, 12, 21)).time_since_epoch().count()) + kJulianDayOfUnixEpoch;
  int k = static_cast<int>(std::floor((solstice - 2451550.1) / 29.530588861)) - 1;
  // The eleventh month is the one that holds the winter solstice (270 degrees).
  const auto past_solstice = [](int at) { const double s = solar_longitude(beijing_day(new_moon(at + 1)) - 0.5 - 8.0 / 24); return s >= 270 && s < 330; };
  while (!past_solstice(k)) ++k;
  // The first month without a major term among the next ones is a leap month and does not count.
  bool had_leap = false;
  for (int month = 11; month != 13;) {
    ++k;
    if (had_leap || has_major_term(k)) ++month; else had_leap = true;
  }
  return Date(days(beijing_day(new_moon(k)) - kJulianDayOfUnixEpoch));
}

}  // namespace dyad::base
