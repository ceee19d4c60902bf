// How far reports are taken to be of the same event. Chosen when a store is read, never when it is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dyad::graph {

enum class MergePolicy : std::uint8_t {
  Strict,    // the same day or interval, the same modes and the same CAMEO code
  Default,   // overlapping dates, modes that do not contradict
  OneADay,   // at most one event of a type, flags and dyad a day, as event data sets count; modes are ignored
};

// "strict", "default", "one-a-day"
std::string_view to_string(MergePolicy policy);
std::optional<MergePolicy> to_merge_policy(std::string_view name);

}  // namespace dyad::graph
