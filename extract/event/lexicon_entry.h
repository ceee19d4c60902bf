// What an entry of the coding lexicon says, and under which conditions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/event/word_numbers.h"
#include "schema/plover.h"

namespace dyad::extract {

// One test of an entry's `if` column.
struct EntryCondition {
  enum class Subject : std::uint8_t {
    Near,    // a piece of the predicate, the head of an argument, or a direct dependent
    Object,  // the head of the object (passive: of the subject)
    Actor,   // sector or kind of an actor
    Target,  // sector or kind of a target
    Recipient,  // ... of whoever or wherever it goes to
    Preposition,
    Label,   // the label of a direct dependent: "has=oprd"
    Clause,  // any word below the predicate: "clause=peacekeeping"
  };
  static constexpr std::size_t kSubjects = 8;
  Subject subject = Subject::Near;
  bool is_class = false;            // "near@place": words of a class; "near=truce|pact": these words
  bool is_negated = false;          // "!near=x"
  WordNumberSet words;
};

// A type that a predicate may have.
struct Sense {
  schema::EventType type = schema::EventType::Agree;
  std::vector<std::string> modes;
  std::string cameo;                // empty: that of type and mode
  std::vector<EntryCondition> conditions;
  bool is_none = false;             // "NONE": the predicate tells of no event here
  bool is_cue = false;              // from cues.tsv: counts only where the dyad is given
  std::size_t weight = 0;           // how much it asks for: entries that ask for more go before
  bool is_specific = false;         // asks for a word or object: says what an act is done to
  std::string source;               // "predicates.tsv:41 demand (v)", for explanations
};

enum class Operator : std::uint8_t { Ask, Wish, Order, Promise, Intend, Refuse, Deny, Threaten, Accuse, Support, End, Forbid, Allow, Force, Say, Begin, Try, Carry, Decide, Offer };

struct OperatorSense {
  Operator op = Operator::Say;
  std::vector<EntryCondition> conditions;
  std::size_t weight = 0;
  std::string source;
};

}  // namespace dyad::extract
