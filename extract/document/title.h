// Titles name more than the headline: the publisher, a section, who says so.
#pragma once

#include <cstddef>
#include <string_view>

namespace dyad::extract {

// The bytes before the last dash or bar that stands free, with the white space before it: 23 of "Army arrests president - BBC News".
// The whole length if there is none, fewer than three words stand before it ("Paris - Berlin train late"), or it is
// one of a pair or between numbers.
std::size_t headline_length(std::string_view title);

}  // namespace dyad::extract
