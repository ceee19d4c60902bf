// Where a text speaks of somebody or something: names, noun phrases and pronouns, chained where they mean the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "extract/syntax/tree.h"

namespace dyad::extract {

enum class MentionKind : std::uint8_t { Name, Nominal, Pronoun };
enum class Number : std::uint8_t { Unknown, Singular, Plural };
enum class Gender : std::uint8_t { Unknown, Masculine, Feminine, Neuter };

using MentionIndex = std::uint32_t;

struct Mention {
  base::TokenSpan span;          // the noun phrase with its modifiers; relative clauses and appositions left out
  base::TokenSpan phrase;        // the same with relative clauses, appositions and the possessive mark: what coreference corpora mark
  base::TokenSpan name;          // the name or head with its compound ("Sergei Lavrov", "security demands"), no determiner, no "of" phrase
  TokenIndex head = 0;
  MentionKind kind = MentionKind::Nominal;
  Number number = Number::Unknown;
  Gender gender = Gender::Unknown;
  std::uint8_t person = 3;       // 1, 2 or 3
  bool coordination = false;     // several joined by "and", besides the mention of each: "Russia and China", what "they" means
  std::uint32_t chain = 0;       // equal for mentions of the same entity; unique in the document
  std::optional<MentionIndex> speaker;  // of "we" in quoted speech: who says it
  std::optional<MentionIndex> antecedent;  // the mention that put it into its chain
  std::string link;              // why it is in its chain: "pronoun he -> subject of the sentence before"; empty for the first
};

// All mentions of a document, in text order of their heads, at most one for each head token besides coordinations, which
// come before the mention of their first member.
struct Mentions {
  std::vector<Mention> all;
  std::vector<std::int32_t> by_token;  // index of the mention with this head, no coordination, or -1

  const Mention* at(TokenIndex head) const { return by_token[head] < 0 ? nullptr : &all[static_cast<std::size_t>(by_token[head])]; }
};

}  // namespace dyad::extract
