// Days of the proleptic Gregorian calendar and inclusive intervals of them. No clock, no time zone, no locale.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace dyad::base {

using Date = std::chrono::sys_days;

// First to last day, both included. A missing end is open ("since 2014" has only a first day).
struct DateInterval {
  std::optional<Date> first;
  std::optional<Date> last;

  bool is_known() const { return first || last; }
  // Whether a day can lie in both; an open end reaches everywhere.
  bool overlaps(const DateInterval& other) const;
  auto operator<=>(const DateInterval&) const = default;
};

// "2021-12-22" (ISO 8601 extended) or "20211222" (basic). Nothing for any other form, for days that do not exist,
// and for years outside 0001..9999.
std::optional<Date> parse_date(std::string_view text);

// "2021-12-22"
std::string to_iso(Date day);

Date first_of_month(Date day);
Date last_of_month(Date day);

}  // namespace dyad::base
