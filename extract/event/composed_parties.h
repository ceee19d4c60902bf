// Who takes part in an act that a governing predicate forms with the one that it governs: "Peru was forced by Chile to withdraw".
#pragma once

#include <cstdint>

#include "extract/event/coding_lexicon.h"
#include "extract/event/document_view.h"
#include "extract/event/reading.h"

namespace dyad::extract {

struct ComposedAct {
  std::uint32_t index = 0;     // the governing predicate
  std::uint32_t governed = 0;  // the governed one
  Operator op = Operator::Say;
  const Composition& composition;
};

// Whether who does the governed act is whom the whole is done to: "Peru was forced to withdraw", "the union is to be allowed to march". Not
// where the whole is that act itself ("rebels were allowed to attack Chad").
bool is_put_on_subject(const DocumentView& view, const ComposedAct& act, const Reading& inner);

// The parties of the whole; `own` are those of the governing predicate, `inner` reads the governed one.
Parties compose_parties(const DocumentView& view, const ComposedAct& act, const Reading& inner, Parties own);

}  // namespace dyad::extract
