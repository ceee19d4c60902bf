#include "extract/token/unicode_class.h"

#include <catch2/catch.hpp>

using namespace dyad::extract;

TEST_CASE("lower case follows Python", "[token]") {
  const auto [text, lower] = GENERATE(table<const char*, const char*>({
      {"NATO", "nato"}, {"École", "école"}, {"İstanbul", "i\u0307stanbul"}, {"ǅ", "ǆ"}, {"Ⅷ", "ⅷ"}, {"ẞ", "ß"}, {"東京", "東京"}, {"", ""},
      // A capital sigma is final after a letter and before none, whatever marks and apostrophes lie between.
      {"ΟΔΟΣ", "οδος"}, {"ΣΑΣ", "σας"}, {"Σ", "σ"}, {"ΑΣ'", "ας'"}, {"ΑΣ'Α", "ασ'α"}, {"Α.Σ", "α.ς"}, {"1Σ", "1σ"},
  }));
  CHECK(to_lower(text) == lower);
}

TEST_CASE("classes of code points follow Python", "[token]") {
  struct Case {
    char32_t code_point;
    bool alphabetic, upper, digit, space;
  };
  const auto c = GENERATE(values<Case>({
      {U'a', true, false, false, false}, {U'Z', true, true, false, false}, {U'7', false, false, true, false}, {U'²', false, false, true, false},
      {U'①', false, false, true, false}, {U'½', false, false, false, false}, {U'٣', false, false, true, false}, {U'ǅ', true, false, false, false},
      {U'東', true, false, false, false}, {U'ª', true, false, false, false}, {U'Ⅷ', false, false, false, false}, {0x200B, false, false, false, false},
      {0xA0, false, false, false, true}, {0x1C, false, false, false, true}, {0x180E, false, false, false, false}, {0x3000, false, false, false, true},
      {0x31350, false, false, false, false},  // a letter since Unicode 15 only
      {0x11F50, false, false, false, false},  // a digit since Unicode 15 only
  }));
  CAPTURE(static_cast<std::uint32_t>(c.code_point));
  CHECK(is_alphabetic(c.code_point) == c.alphabetic);
  if (c.alphabetic) CHECK(is_upper(c.code_point) == c.upper);
  CHECK(is_digit(c.code_point) == c.digit);
  CHECK(is_space(c.code_point) == c.space);
}
