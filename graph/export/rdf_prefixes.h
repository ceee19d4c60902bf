// Short forms of IRIs for Turtle, TriG and JSON-LD.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dyad::graph {

struct Prefix {
  std::string_view name;
  std::string_view space;
};
// In the order in which files declare them.
std::span<const Prefix> prefixes();

// "sem:Event"; nothing if no prefix fits or the rest holds more than letters, digits, '_', '-' and ':' (which every reader takes).
std::optional<std::string> to_short(std::string_view iri);

}  // namespace dyad::graph
