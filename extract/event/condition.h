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
#include "extract/event/clause_words.h"
#include "extract/event/coding_lexicon.h"
#include "extract/event/word_numbers.h"
#include "schema/plover.h"

namespace dyad::extract {

using WordClasses = std::unordered_map<std::string, std::vector<std::string>>;

// Reads the `if` column of an entry; its words get numbers. The error's message lacks file and line, which the caller knows.
base::Result<std::vector<EntryCondition>> parse_conditions(std::string_view text, const WordClasses& classes, const schema::Ontology& ontology, WordNumbers& numbers);

// How much an entry asks for: words more than a class of words or a sector, those more than a preposition or label,
// those more than a recipient; what must not hold counts nothing.
std::size_t weight_of(const std::vector<EntryCondition>& conditions);

// Whether all of them are met.
bool hold(const std::vector<EntryCondition>& conditions, const ClauseWords& clause);

}  // namespace dyad::extract
