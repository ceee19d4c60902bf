// The time that a clause speaks of, read off its verb group: what is needed to choose between the last Wednesday and the next one.
#pragma once

#include <optional>

#include "extract/syntax/tree.h"

namespace dyad::extract {

enum class ClauseTime : std::uint8_t { Unknown, Past, Present, Future };

struct Clause {
  std::optional<TokenIndex> verb;  // the governing verb; absent in text without one
  ClauseTime time = ClauseTime::Unknown;
  bool perfect = false;            // "has accused"
};

// Of the verb that governs `token`, itself included. Participles and infinitives take the time of the verb above them;
// an infinitive under a verb of planning or expecting is future ("is expected to begin").
Clause find_clause(const Tree& tree, TokenIndex token);

// Of the verb group of `verb` alone.
Clause read_verb_group(const Tree& tree, TokenIndex verb);

// A title: the first sentence of a text, where it ends without a full stop. Its present tense tells of what was.
bool is_headline(const Tree& tree, std::uint32_t sentence);

}  // namespace dyad::extract
