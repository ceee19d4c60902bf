// Conditions of lexicon entries: what else must be in the clause for a predicate to have a type.
//
//   near=truce|pact     one of these lemmas is a piece of the predicate, the head of an argument or a dependent
//   clause=peacekeeping  any word below the predicate
//   near@place          the same with a class of classes.tsv
//   obj=convict         the object (the subject of a passive)
//   actor=MIL|REB       a sector or the kind of an actor ("armed_group"); target=... likewise, and recipient=... of whoever or wherever it goes to
//   actor@workers       the head noun of an actor is a word of a class; target@... likewise
//   prep=to             an argument with this preposition that is no time
//   has=oprd            a direct dependent with this label
//   !near=...           must not hold
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/actor/actor_resolver.h"
#include "extract/event/coding_lexicon.h"
#include "extract/predicate/predicate.h"
#include "schema/plover.h"

namespace dyad::extract {

using WordClasses = std::unordered_map<std::string, std::vector<std::string>>;

// Reads the `if` column of an entry. The error's message lacks file and line, which the caller knows.
base::Result<std::vector<EntryCondition>> parse_conditions(std::string_view text, const WordClasses& classes, const schema::Ontology& ontology);

// A predicate with what its conditions may ask for.
struct CodingClause {
  const Tree& tree;
  const Predicate& predicate;
  const Resolution& resolution;
  const CodingLexicon* lexicon = nullptr;  // nothing: function words are not known
  bool is_light_verb = false;  // the entry is that of the light verb: the noun that tells the act is its object

  bool is(FunctionWord use, std::string_view word) const { return lexicon && lexicon->is(use, word); }
};

// How much an entry asks for: words more than a class of words or a sector, those more than a preposition or label,
// those more than a recipient; what must not hold counts nothing.
std::size_t weight_of(const std::vector<EntryCondition>& conditions);

bool holds(const EntryCondition& condition, const CodingClause& clause);
bool hold(const std::vector<EntryCondition>& conditions, const CodingClause& clause);

}  // namespace dyad::extract
