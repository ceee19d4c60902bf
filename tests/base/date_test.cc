#include "base/date.h"

#include <catch2/catch.hpp>

namespace dyad::base {
namespace {

TEST_CASE("dates are read in the two ISO forms and nothing else", "[date]") {
  const auto [text, expected] = GENERATE(table<const char*, const char*>({
      {"2021-12-22", "2021-12-22"}, {"20211222", "2021-12-22"}, {"2020-02-29", "2020-02-29"}, {"0001-01-01", "0001-01-01"},
      {"2021-02-29", ""}, {"2021-13-01", ""}, {"2021-1-1", ""}, {"0000-01-01", ""}, {"22.12.2021", ""}, {"2021122a", ""}, {"", ""},
  }));
  CAPTURE(text);
  const auto day = parse_date(text);
  CHECK((day ? to_iso(*day) : "") == expected);
}

TEST_CASE("intervals overlap where a day can lie in both", "[date]") {
  const Date day = *parse_date("2021-12-22");
  const auto days = [&](int from, int to) { return DateInterval{day + std::chrono::days(from), day + std::chrono::days(to)}; };
  CHECK(days(0, 2).overlaps(days(2, 3)));
  CHECK_FALSE(days(0, 1).overlaps(days(2, 3)));
  CHECK(DateInterval{day, std::nullopt}.overlaps(days(5, 6)));
  CHECK_FALSE(DateInterval{std::nullopt, day}.overlaps(days(1, 2)));
  CHECK(DateInterval{}.overlaps(days(1, 2)));
}

TEST_CASE("a month has its first and last day", "[date]") {
  CHECK(to_iso(first_of_month(*parse_date("2024-02-10"))) == "2024-02-01");
  CHECK(to_iso(last_of_month(*parse_date("2024-02-10"))) == "2024-02-29");
}

}  // namespace
}  // namespace dyad::base
