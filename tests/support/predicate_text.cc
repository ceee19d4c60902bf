#include "tests/support/predicate_text.h"

#include <algorithm>
#include <array>

#include "extract/predicate/path_rules.h"

namespace dyad::test {
namespace {

using extract::Predicate;
using extract::PredicateKind;
using extract::Status;
using extract::TokenIndex;
using extract::Tree;

constexpr std::array<const char*, 5> kKinds = {"", " light", "", " adjective", " copula"};
constexpr std::array<const char*, 10> kLinks = {"", "complement", "purpose", "reported", "adverbial", "conditional", "temporal", "relative", "coordination", "nominal"};

// "Iran", or "the~3" where the sentence has the form more than once.
std::string name(const Tree& tree, TokenIndex token) {
  const auto& sentence = tree.parse().sentences[tree[token].sentence];
  std::string text(tree[token].form);
  for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    if (t != token && tree[t].form == tree[token].form) return text + "~" + std::to_string(token - sentence.tokens.begin + 1);
  }
  return text;
}

std::string participants(const Predicate& predicate, const Tree& tree) {
  std::vector<const extract::Argument*> sorted;
  for (const auto& argument : predicate.arguments) sorted.push_back(&argument);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return std::pair(a->role, a->head) < std::pair(b->role, b->head); });
  std::string text;
  for (const auto* argument : sorted) {
    text += ' ';
    text += extract::to_string(argument->role);
    if (!argument->preposition.empty()) text += "/" + argument->preposition;
    text += "=" + name(tree, argument->head);
  }
  return text;
}

std::string status_text(const Predicate& predicate) {
  const Status& status = predicate.status;
  std::string text;
  const auto add = [&](bool holds, const char* word) { if (holds) text += (text.empty() ? "" : " ") + std::string(word); };
  add(predicate.passive, "passive");
  add(predicate.reciprocal, "reciprocal");
  add(status.negated, "negated");
  add(status.future, "future");
  add(status.hypothetical, status.aim ? "aim" : "hypothetical");
  add(status.question, "question");
  add(status.imperative, "imperative");
  add(!status.completed, "incomplete");
  return text;
}

}  // namespace

std::string to_text(const std::vector<Predicate>& all, const Predicate& predicate, const Tree& tree) {
  std::string text;
  for (const TokenIndex piece : predicate.pieces) text += (text.empty() ? "" : "+") + name(tree, piece);
  text += kKinds[static_cast<std::size_t>(predicate.kind)];
  text += ":" + participants(predicate, tree);
  if (const std::string status = status_text(predicate); !status.empty()) text += "; " + status;
  if (predicate.governor) {
    text += std::string("; ") + kLinks[static_cast<std::size_t>(predicate.link)] + " of " + name(tree, all[*predicate.governor].trigger);
  }
  if (predicate.speaker) text += "; by " + name(tree, *predicate.speaker);
  return text;
}

}  // namespace dyad::test
