// Tokens to mentions: which noun phrases, names and pronouns there are, with span, number, gender and person.
#pragma once

#include <vector>

#include "extract/mention/mention.h"
#include "extract/syntax/tree.h"

namespace dyad::extract {

// Finds the mentions of a document, each in a chain of its own. `known_names` are names that the gazetteer knows, disjoint and in
// text order; together with the model's named entities they say which tokens form one name.
//
//   "surgeons from Malta, Ghana and Laos" -> surgeons, Malta, Ghana, Laos
//   "US officials" -> US, officials;  "its demands" -> its, demands
//   not: "security" of "security demands", expletive "it" and "there", dates and amounts
Mentions find_mentions(const Tree& tree, const std::vector<base::TokenSpan>& known_names);

}  // namespace dyad::extract
