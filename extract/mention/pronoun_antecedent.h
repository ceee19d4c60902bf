// Links pronouns to what they stand for, by number, gender, the rules of binding, and what stands near and is spoken of.
#pragma once

#include "extract/mention/chains.h"
#include "extract/mention/pronoun.h"
#include "extract/mention/speech.h"

namespace dyad::extract {

class PronounLinker {
 public:
  explicit PronounLinker(Chains& chains) : chains_(chains), tree_(chains.tree()), speech_(find_quotes(chains.tree())) {}

  // REQUIRES: what stands before `i` is linked.
  void link(MentionIndex i);

 private:
  WordHash block_key(MentionIndex i, WordHash what) const;
  void link_first_person(MentionIndex i, const Pronoun& pronoun);
  bool is_expletive(MentionIndex i) const;
  bool agrees(const Pronoun& pronoun, MentionIndex j);
  bool is_excluded(MentionIndex i, const Pronoun& pronoun, MentionIndex j) const;
  bool is_own_of_accuser(MentionIndex i, MentionIndex j);
  bool is_conjoined_clause(TokenIndex a, TokenIndex b) const;
  bool is_argument(TokenIndex token) const;
  int score_antecedent(MentionIndex i, const Pronoun& pronoun, MentionIndex j);

  Chains& chains_;
  const Tree& tree_;
  Speech speech_;
  Chains::Index first_person_, second_person_;
};

}  // namespace dyad::extract
