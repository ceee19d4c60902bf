// A slip of the model's lemmatizer, which knows "stag" and "hop" and so clips "staged" and "hoped" to them. The tokens keep its lemmas; the lexicons
// are asked for the right ones.
#pragma once

#include <string>

#include "extract/syntax/tree.h"

namespace dyad::extract {

// Whether a verb's lemma lacks its "e". English doubles the consonant after one short vowel ("stag, stagged"), so that "staged" can only be of "stage".
//   "staged" -> "stag", "hoping" -> "hop": clipped.      "stopped" -> "stop", "mixed" -> "mix", "visited" -> "visit": not
bool is_clipped_lemma(const Token& token);

// The lemma by which the lexicons know the token.
std::string right_lemma(const Token& token);

}  // namespace dyad::extract
