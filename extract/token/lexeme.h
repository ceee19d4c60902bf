// What the models see of a word form: the ids of its norm, first letter, ending and shape.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/token/string_id.h"

namespace dyad::extract {

class NormTable;

struct Lexeme {
  std::string form;
  std::string lower;
  std::string norm;
  StringId form_id = 0;
  StringId norm_id = 0;
  StringId prefix_id = 0;  // first code point
  StringId suffix_id = 0;  // last three code points, or the whole word
  StringId shape_id = 0;   // "Xxxxx": see word_shape
  bool is_space = false;
  bool is_lower = false;   // lower == form
};

Lexeme make_lexeme(std::string_view form, const NormTable& norms);

// Letters become X or x, digits d, other characters stay; of a run of equal signs at most four are kept.
// Words of 100 code points and more have the shape "LONG".
//   "NATO" -> "XXXX", "presented" -> "xxxx", "2021-12" -> "dddd-dd"
std::string word_shape(std::string_view form);

// The first code point; the last three.
std::string_view word_prefix(std::string_view form);
std::string_view word_suffix(std::string_view form);

}  // namespace dyad::extract
