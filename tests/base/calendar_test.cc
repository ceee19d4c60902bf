#include <catch2/catch.hpp>

#include "base/calendar.h"

using namespace dyad::base;

TEST_CASE("a day has the ISO week of its Thursday", "[calendar]") {
  const auto [day, year, week] = GENERATE(table<std::string, int, int>({
      {"2021-12-22", 2021, 51}, {"2021-01-01", 2020, 53}, {"2020-12-31", 2020, 53}, {"2018-12-31", 2019, 1},
      {"2005-01-01", 2004, 53}, {"2008-12-29", 2009, 1}, {"2010-01-03", 2009, 53}, {"1900-01-01", 1900, 1}}));
  CAPTURE(day);
  CHECK(iso_week(*parse_date(day)) == IsoWeek{year, week});
  CHECK(iso_week(monday_of(IsoWeek{year, week})) == IsoWeek{year, week});
}

TEST_CASE("weekdays are found around a day and within a month", "[calendar]") {
  const Date wednesday = *parse_date("2021-12-22");
  CHECK(weekday_of(wednesday) == 3);
  CHECK(to_iso(weekday_at_or_before(wednesday, 3)) == "2021-12-22");
  CHECK(to_iso(weekday_at_or_before(wednesday, 4)) == "2021-12-16");
  CHECK(to_iso(weekday_at_or_after(wednesday, 2)) == "2021-12-28");
  CHECK(to_iso(nth_weekday(2021, 11, 4, 4)) == "2021-11-25");
  CHECK(to_iso(nth_weekday(2021, 5, 1, -1)) == "2021-05-31");
}

TEST_CASE("months are added across years and end within the month", "[calendar]") {
  CHECK(to_iso(add_months(*parse_date("2021-12-31"), 2)) == "2022-02-28");
  CHECK(to_iso(add_months(*parse_date("2021-01-15"), -13)) == "2019-12-15");
  CHECK(to_iso(*months_interval(2021, 10, 3).last) == "2021-12-31");
  CHECK(to_iso(*months_interval(2021, 0, 1).first) == "2020-12-01");
  CHECK_FALSE(is_valid_date(2021, 2, 29));
  CHECK(is_valid_date(2024, 2, 29));
}

TEST_CASE("Easter falls on its Sundays", "[calendar]") {
  const auto [year, western, eastern] = GENERATE(table<int, std::string, std::string>({
      {2021, "2021-04-04", "2021-05-02"}, {2024, "2024-03-31", "2024-05-05"}, {2025, "2025-04-20", "2025-04-20"},
      {1916, "1916-04-23", "1916-04-23"}, {2038, "2038-04-25", "2038-04-25"}, {2008, "2008-03-23", "2008-04-27"}}));
  CAPTURE(year);
  CHECK(to_iso(western_easter(year)) == western);
  CHECK(to_iso(eastern_easter(year)) == eastern);
}

TEST_CASE("days of the Islamic, Hebrew and Chinese calendars become Gregorian", "[calendar]") {
  CHECK(to_iso(from_islamic(1443, 9, 1)) == "2022-04-03");
  CHECK(to_iso(from_islamic(1446, 1, 1)) == "2024-07-08");
  CHECK(to_iso(from_hebrew(5782, 7, 1)) == "2021-09-07");   // Rosh Hashanah
  CHECK(to_iso(from_hebrew(5784, 7, 10)) == "2023-09-25");  // Yom Kippur
  CHECK(to_iso(from_hebrew(5783, 1, 15)) == "2023-04-06");  // first day of Passover
  CHECK(to_iso(from_hebrew(5784, 1, 15)) == "2024-04-23");  // after a leap year's Adar II
  CHECK(to_iso(from_hebrew(5785, 9, 25)) == "2024-12-26");  // Hanukkah
  const auto [year, day] = GENERATE(table<int, std::string>({{1968, "1968-01-30"}, {2000, "2000-02-05"}, {2015, "2015-02-19"}, {2018, "2018-02-16"},
      {2020, "2020-01-25"}, {2021, "2021-02-12"}, {2022, "2022-02-01"}, {2023, "2023-01-22"}, {2024, "2024-02-10"}, {2025, "2025-01-29"}, {2026, "2026-02-17"}, {2034, "2034-02-19"}}));
  CAPTURE(year);
  CHECK(to_iso(chinese_new_year(year)) == day);
}
