#include "extract/mention/chains.h"

#include <algorithm>
#include <utility>

namespace dyad::extract {

bool is_subject(std::string_view label) { return label == "nsubj" || label == "nsubjpass"; }

Chains::Chains(const Tree& tree, std::span<const MentionFacts> facts, Mentions& mentions)
    : tree_(tree), facts_(facts), all_(mentions.all), by_token_(mentions.by_token), parent_(all_.size()), last_(all_.size()), sorts_(all_.size()), genders_(all_.size()) {
  for (MentionIndex i = 0; i < all_.size(); ++i) {
    parent_[i] = last_[i] = i;
    sorts_[i] = facts_[i].sort;
    genders_[i] = all_[i].gender;
  }
}

std::optional<MentionIndex> Chains::at(TokenIndex token) const {
  return by_token_[token] < 0 ? std::nullopt : std::optional(static_cast<MentionIndex>(by_token_[token]));
}

MentionIndex Chains::find(MentionIndex i) {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

void Chains::link(MentionIndex i, MentionIndex antecedent, std::string_view reason) {
  MentionIndex a = find(i);
  MentionIndex b = find(antecedent);
  if (a == b) return;
  if (a < b) std::swap(a, b);
  parent_[a] = b;
  last_[b] = std::max(last_[b], last_[a]);
  if (sorts_[a] == Sort::Person || sorts_[b] == Sort::Unknown || sorts_[b] == Sort::Thing) sorts_[b] = sorts_[a];
  if (genders_[b] == Gender::Unknown) genders_[b] = genders_[a];
  if (all_[i].link.empty()) {
    all_[i].antecedent = antecedent;
    all_[i].link.reserve(reason.size() + 24);
    all_[i].link.append(reason).append(" -> ").append(text_of(antecedent));
  }
}

void Chains::link_equal(Index& index, WordHash key, MentionIndex i, std::string_view reason) {
  const auto [found, added] = index.emplace(key, i);
  if (!added) link(i, found->second, reason);
}

}  // namespace dyad::extract
