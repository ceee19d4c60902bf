// What each predicate of a document comes to: its own type by the lexicon, or the type that it forms together with the
// predicate that it governs ("threatened to attack" is THREATEN).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/event/coding_lexicon.h"
#include "extract/event/document_view.h"
#include "extract/event/parties.h"

namespace dyad::extract {

struct Reading {
  std::optional<schema::EventType> type;
  std::vector<std::string> modes;
  std::string cameo;
  Parties parties;
  std::vector<std::string> sources;       // entries and rules that were used, in order of use
  std::vector<std::uint32_t> results;     // clauses that tell of the same act: "shelled the camp, killing four"
  std::optional<std::uint32_t> governed;  // the predicate that it was composed with
  bool is_absorbed = false;               // part of a governing predicate's reading; no event of its own
  bool is_cue = false;
  bool is_specific = false;               // the sense asked for its object: it stands against what the object means by itself
  bool is_no_event = false;               // its subject is no agent (a storm), or an entry says so (a match, a metaphor)
  bool is_mutual = false;                 // several actors do it with each other: nobody else need be the target
  bool is_said = false;                   // somebody demands or blames by saying so: that is done, whatever becomes of the act
  bool is_intended = false;               // hoped, planned or expected: the governed act is what is dated, in the future
};

struct ReadingOptions {
  bool use_cues = false;  // where the dyad is given
};

// One for each of view.predicates.
std::vector<Reading> read_predicates(const DocumentView& view, const ReadingOptions& options);

}  // namespace dyad::extract
