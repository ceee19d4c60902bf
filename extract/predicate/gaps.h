// The open places of clauses on a noun, which the noun fills: "the village (that) the rebels attacked", "ships to sell".
#pragma once

#include "extract/predicate/draft.h"

namespace dyad::extract {

// The phrase of a noun without the clauses that hang on it.
base::TokenSpan phrase_without_clauses(const SyntaxView& syntax, TokenIndex head);

// Refers to the drafts of one document, which it completes.
class GapFiller {
 public:
  GapFiller(const SyntaxView& syntax, Drafts& drafts) : syntax_(syntax), drafts_(drafts) {}

  // "the troops that crossed the border": the pronoun's place goes to the noun.
  void resolve_relatives(Draft& draft);
  // "the village (that) the rebels attacked", "the house he lived in". Not "the day the rebels left".
  void fill_relative(Draft& draft);
  // "has ships to sell", "a bill to pay": whoever has them does it to them. Not "a chance to leave", "a plan to invade", "a man to marry her".
  void fill_infinitive(Draft& draft, TokenIndex noun);

 private:
  void fill_below(TokenIndex verb, TokenIndex noun);
  void place_in_gap(Draft& draft, TokenIndex noun, TokenIndex stranded);
  Role role_at(TokenIndex verb, TokenIndex stranded, TokenIndex noun) const;
  TokenIndex antecedent_of(TokenIndex at) const;

  const SyntaxView& syntax_;
  Drafts& drafts_;
};

}  // namespace dyad::extract
