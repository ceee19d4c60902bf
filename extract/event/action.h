// The action of an event: the words of its predicate, and its type with mode, contexts and CAMEO code.
#pragma once

#include <string_view>

#include "extract/event/event_coder.h"
#include "extract/event/reading.h"

namespace dyad::extract {

// Text, spans and lemma of a predicate; neighbouring pieces form one span. The head piece is the one with the trigger.
schema::Action describe_action(std::string_view text, const Tree& tree, const Predicate& predicate);

inline constexpr std::string_view kFact = "fact";
// How a predicate is told: "future", a modal verb ("may"), kFact, or empty where it is open for another reason.
std::string_view mood_of(const DocumentView& view, const Predicate& predicate);

// Adds type, modes, CAMEO code and contexts of a reading. What the codebook says of acts told in the future and of
// refusals is applied here (schema/lexicon/moods.tsv): planned meetings and aid are AGREE, force to come is THREATEN.
// REQUIRES: reading.type
void code_action(schema::Action& action, const Reading& reading, const DocumentView& view, const Predicate& predicate);

// Whether a negated act told in the future or as inability is coded as a rejection, so that the event is not negated itself.
bool is_refusal(const Reading& reading, const Predicate& predicate, const schema::Ontology& ontology);

}  // namespace dyad::extract
