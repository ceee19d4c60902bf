// A predicate with what the steps of coding may ask of it.
#pragma once

#include <string_view>

#include "extract/actor/actor_resolver.h"
#include "extract/event/coding_lexicon.h"
#include "extract/predicate/predicate.h"

namespace dyad::extract {

struct CodingClause {
  const Tree& tree;
  const Predicate& predicate;
  const Resolution& resolution;
  const CodingLexicon* lexicon = nullptr;  // nothing: function words are not known

  bool is(FunctionWord use, std::string_view word) const { return lexicon && lexicon->is(use, word); }
};

}  // namespace dyad::extract
