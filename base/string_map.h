// Hash maps for look-ups that are made many times: one array, no nodes. References to values hold until the next insertion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <tsl/robin_map.h>

namespace dyad::base {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Asked by views: a look-up makes no string.
template <typename Value>
using StringMap = tsl::robin_map<std::string, Value, StringHash, std::equal_to<>, std::allocator<std::pair<std::string, Value>>, true>;

// From text that lives elsewhere and longer than the map.
template <typename Value>
using ViewMap = tsl::robin_map<std::string_view, Value>;

// From numbers that are hashes already (hash.h).
template <typename Value>
using HashedMap = tsl::robin_map<std::uint64_t, Value>;

}  // namespace dyad::base
