#include "base/date.h"

#include <fmt/format.h>

namespace dyad::base {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

std::optional<unsigned> parse_digits(std::string_view text) {
  unsigned value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

std::optional<Date> make_date(std::string_view y, std::string_view m, std::string_view d) {
  const auto yy = parse_digits(y), mm = parse_digits(m), dd = parse_digits(d);
  if (!yy || !mm || !dd || *yy == 0) return std::nullopt;
  const year_month_day ymd{year(static_cast<int>(*yy)), month(*mm), day(*dd)};
  if (!ymd.ok()) return std::nullopt;
  return Date(ymd);
}

}  // namespace

bool DateInterval::overlaps(const DateInterval& other) const {
  const bool begins_after = first && other.last && *first > *other.last;
  const bool ends_before = last && other.first && *last < *other.first;
  return !begins_after && !ends_before;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') return make_date(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
  if (text.size() == 8) return make_date(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
  return std::nullopt;
}

std::string to_iso(Date date) {
  const year_month_day ymd{date};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

Date first_of_month(Date date) {
  const year_month_day ymd{date};
  return Date(ymd.year() / ymd.month() / day(1));
}

Date last_of_month(Date date) {
  const year_month_day ymd{date};
  return Date(ymd.year() / ymd.month() / std::chrono::last);
}

}  // namespace dyad::base
