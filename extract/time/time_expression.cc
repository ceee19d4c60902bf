#include "extract/time/time_expression.h"

#include <array>

namespace dyad::extract {

std::string_view to_string(TimexType type) {
  constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<std::size_t>(type)];
}

}  // namespace dyad::extract
