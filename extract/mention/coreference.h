// Chains mentions that mean the same. Deterministic rules from the surest to the least sure, each link with its reason:
// equal entities and names, acronyms and surnames over the whole document in any order; definite noun phrases and pronouns
// by what stands before them. Linear in the length of the document.
//
//   "the North Atlantic Treaty Organization ... NATO ... the alliance ... its members"
//   "Sergei Lavrov ... Lavrov ... the foreign minister ... he"
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/mention/mention.h"
#include "extract/mention/words.h"
#include "extract/syntax/tree.h"

namespace dyad::extract {

enum class Sort : std::uint8_t { Unknown, Person, People, Country, Organisation, Place, Thing };

// What is known of a mention by itself, from names and role nouns.
struct MentionFacts {
  WordHash identity = 0;              // equal and not 0: the same entity of the gazetteer
  Sort sort = Sort::Unknown;
  bool chained = true;                // false: stays alone ("Russian" of "Russian officials")
  bool definite = false;              // "the", "this", a possessive
  base::TokenSpan name;               // the words that name it, without titles; empty for nominals and pronouns
  std::vector<WordHash> roles;        // "foreign minister": of a title, an apposition or the head itself
  WordHash owner = 0;                 // identity of the country or body of the role
  std::span<const WordHash> nouns;    // common nouns that can stand for it: "alliance"
};

// Sets `chain` and `link` of all mentions. REQUIRES: facts.size() == mentions.all.size()
void chain_mentions(const Tree& tree, std::span<const MentionFacts> facts, Mentions& mentions);

}  // namespace dyad::extract
