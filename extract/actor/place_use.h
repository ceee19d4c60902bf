// Whether a place's name means the place itself or those who rule it.
#pragma once

#include <string_view>

#include "extract/syntax/tree.h"

namespace dyad::extract {

enum class PlaceUse : unsigned char {
  Place,       // "in Moscow", "near Geneva", "arrived at Kabul", "the city of Aleppo"
  Government,  // "Moscow presented", "criticised Moscow", "by Moscow", "Moscow's demands", "talks with Moscow"
};

// The use of the name with this head. By position only: the caller knows whether it is a capital, a country or a town.
PlaceUse place_use(const Tree& tree, TokenIndex head);

// "city", "outskirts", "area", "village": a noun for a stretch of land or a spot on it.
bool is_location_noun(std::string_view lemma);

}  // namespace dyad::extract
