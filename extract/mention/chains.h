// The chains of a document's mentions while they are made: which mentions are linked, and what a chain is as a whole.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/mention/coreference.h"

namespace dyad::extract {

inline constexpr MentionIndex kNoMention = 0xFFFFFFFFu;

bool is_subject(std::string_view label);

// Views a tree, facts and mentions, and must not outlive them.
class Chains {
 public:
  using Index = std::unordered_map<WordHash, MentionIndex>;

  Chains(const Tree& tree, std::span<const MentionFacts> facts, Mentions& mentions);

  const Tree& tree() const { return tree_; }
  // The verb whose argument the token is, through a preposition.
  TokenIndex clause_of(TokenIndex token) const { return tree_[token].deprel == "pobj" ? tree_[tree_[token].head].head : tree_[token].head; }
  const MentionFacts& facts(MentionIndex i) const { return facts_[i]; }
  const Mention& operator[](MentionIndex i) const { return all_[i]; }
  Mention& operator[](MentionIndex i) { return all_[i]; }
  MentionIndex size() const { return static_cast<MentionIndex>(all_.size()); }
  // The mention whose head stands there.
  std::optional<MentionIndex> at(TokenIndex token) const;

  std::string_view text_of(MentionIndex i) const { return tree_[all_[i].head].form; }
  std::uint32_t sentence_of(MentionIndex i) const { return tree_[all_[i].head].sentence; }
  std::uint32_t block_of(MentionIndex i) const { return tree_.parse().sentences[sentence_of(i)].block; }

  // The first mention of the chain.
  MentionIndex find(MentionIndex i);
  // `reason` is kept with the later one.
  void link(MentionIndex i, MentionIndex antecedent, std::string_view reason);
  // Links with the mention that has this key, or is the first to have it.
  void link_equal(Index& index, WordHash key, MentionIndex i, std::string_view reason);

  // Features of the whole chain: a surname has the gender that its title or an earlier pronoun gave.
  Sort sort_of(MentionIndex i) { return sorts_[find(i)]; }
  Gender gender_of(MentionIndex i) { return all_[i].gender != Gender::Unknown ? all_[i].gender : genders_[find(i)]; }
  bool is_linked(MentionIndex i) { return find(i) != i || last_[find(i)] > i; }

 private:
  const Tree& tree_;
  std::span<const MentionFacts> facts_;
  std::vector<Mention>& all_;
  const std::vector<std::int32_t>& by_token_;
  std::vector<MentionIndex> parent_;  // union-find; the root is the first mention
  std::vector<MentionIndex> last_;    // of the root: the last mention of the chain
  std::vector<Sort> sorts_;           // of the root: what the chain is
  std::vector<Gender> genders_;
};

}  // namespace dyad::extract
