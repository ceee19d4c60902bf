// Coding with both parties given: which of a text's readings connects them.
#pragma once

#include <optional>
#include <vector>

#include "extract/event/event_coder.h"
#include "extract/event/reading.h"

namespace dyad::extract {

struct DyadReading {
  std::uint32_t predicate = 0;  // index into view.predicates
  double fit = 0;               // in (0,1]: how well the predicate connects the two
  // What the actor's saying this of the target comes to ("said the army had lied"), where it is that.
  const MoodReading* statement = nullptr;
};

// The predicate with a type that connects the parties best, or nothing if the text has no typed predicate.
// Readings where the actor is an actor and the target a target come first, then those on the way from the one to the
// other, then the nearest in the tree.
std::optional<DyadReading> choose_reading(const DocumentView& view, const std::vector<Reading>& readings,
                                          const DyadSpans& dyad);

// A word between or about the parties that has a type in any sense, for texts where no predicate was read ("the junta
// blamed guerrillas" with "blamed" taken for an adjective).
struct WordReading {
  TokenIndex token = 0;
  const Sense* sense = nullptr;
};
std::optional<WordReading> find_word(const DocumentView& view, const DyadSpans& dyad);

// Adds what the word says, with low confidence.
void code_word(CodedDyad& coded, const WordReading& word, const DocumentView& view, const schema::Ontology& ontology);

// Adds type, modes, code, quad category and confidence of the chosen reading. Between two given parties an act of
// cooperation that is denied is a refusal.
void code_chosen(CodedDyad& coded, const DyadReading& chosen, const std::vector<Reading>& readings, const DocumentView& view, const schema::Ontology& ontology);

}  // namespace dyad::extract
