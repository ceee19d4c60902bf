// Half-open ranges: the two kinds of position that the program knows, kept apart by their type.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace dyad::base {

template <typename Tag>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // one past the last

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(std::uint32_t position) const { return begin <= position && position < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

// The smallest span that covers both.
template <typename Tag>
Span<Tag> cover(Span<Tag> a, Span<Tag> b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

using TextSpan = Span<struct TextTag>;    // bytes of a document's text; documents are under 4 GiB
using TokenSpan = Span<struct TokenTag>;  // token indices of a document

}  // namespace dyad::base
