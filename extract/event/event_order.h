// Which of two events comes first, or that they go together, as far as a word of their sentence says so: "left after the talks failed",
// "two days before the vote", "signed and then left", "protested as the troops marched".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "extract/predicate/predicate.h"
#include "extract/syntax/tree.h"
#include "extract/time/time_expression.h"

namespace dyad::extract {

struct EventOrder {
  enum class Kind : std::uint8_t { Before, Together } kind = Kind::Before;
  std::uint32_t earlier = 0;  // indices of predicates; of two that go together, the governing one
  std::uint32_t later = 0;
  std::string word;           // "after", "before", "until", "since", "then", "when"
  std::string distance;       // between them, as TIMEX3 writes it: "P2D" in "two days after the attack"; empty if it is not told
};

// In text order of the dependent predicate.
std::vector<EventOrder> find_orders(const Tree& tree, const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates);

// The days that lie a distance before (`way` -1) or after (1) other days, as exactly as its unit tells: a day for "P2D", a week for "P2W",
// a year for "P2Y". Not known for "PXD" and half units.
base::DateInterval days_apart(const base::DateInterval& days, std::string_view distance, int way);

// The day itself that lies so far from another: two weeks after the 3rd is the 17th.
std::optional<base::Date> to_day_apart(base::Date day, std::string_view distance, int way);

}  // namespace dyad::extract
