// The words of a clause in the places that conditions of lexicon entries ask about (condition.h), each place read once.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "extract/event/coding_clause.h"
#include "extract/event/coding_lexicon.h"
#include "extract/event/token_numbers.h"

namespace dyad::extract {

// Refers to the clause's document and to the numbers, which must outlive it. Not for use by several threads.
class ClauseWords {
 public:
  // `is_light_verb`: the entry is that of the light verb: the noun that tells the act is its object.
  ClauseWords(const CodingClause& clause, const TokenNumbers& numbers, bool is_light_verb = false)
      : clause_(clause), numbers_(numbers), is_light_verb_(is_light_verb) {}

  // Known words only, in no order. Of parties either the head nouns (`heads`) or sectors and kinds; elsewhere `heads` says nothing.
  const WordNumberSet& at(EntryCondition::Subject subject, bool heads) const;

 private:
  static constexpr std::size_t kPartySubjects = 3;

  WordNumberSet read(EntryCondition::Subject subject, bool heads) const;
  WordNumberSet near() const;
  WordNumberSet objects() const;
  WordNumberSet prepositions() const;
  WordNumberSet labels() const;
  WordNumberSet clause() const;
  template <typename IsWanted>
  WordNumberSet parties(bool heads, IsWanted is_wanted) const;

  void add(std::string_view word, WordNumberSet& words) const;
  static void add(WordNumber number, WordNumberSet& words);
  void add_token(TokenIndex token, WordNumberSet& words) const;
  void add_modifiers(TokenIndex head, WordNumberSet& words) const;
  template <typename Add>
  void add_measured(TokenIndex head, const Add& add) const;

  CodingClause clause_;
  const TokenNumbers& numbers_;
  bool is_light_verb_;
  mutable std::array<std::optional<WordNumberSet>, EntryCondition::kSubjects + kPartySubjects> read_;  // by subject, then the heads of parties
};

}  // namespace dyad::extract
