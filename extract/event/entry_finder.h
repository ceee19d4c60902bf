// Looks a predicate up in the coding lexicon: which of the entries for its words holds in its clause.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/event/clause_words.h"
#include "extract/event/document_view.h"

namespace dyad::extract {

PartOfSpeech part_of_speech(const Token& token);

// Of one predicate; refers to the view.
class EntryFinder {
 public:
  EntryFinder(const DocumentView& view, std::uint32_t index) : view_(view), index_(index), words_(view.clause(index), view.numbers), lemma_(view.numbers.find(view.predicates[index].lemma)) {}

  // The predicate's own, else that of entries for any predicate, else a cue.
  const Sense* sense() const;
  const OperatorSense* op() const;

 private:
  template <typename T, typename Lookup>
  const T* find(Lookup lookup, bool (*is_usable)(const T&)) const;
  template <typename T, typename Lookup>
  const T* find_by_pieces(Lookup lookup, bool (*is_usable)(const T&)) const;
  WordNumber number_of(TokenIndex piece) const;
  std::string phrasal_verb() const;
  bool has_common_object(TokenIndex preposition) const;

  const DocumentView& view_;
  std::uint32_t index_;
  ClauseWords words_;
  WordNumber lemma_;                           // of the predicate
  mutable std::optional<WordNumber> phrasal_;  // both once asked for
  mutable std::optional<std::vector<std::string>> stems_;
};

}  // namespace dyad::extract
