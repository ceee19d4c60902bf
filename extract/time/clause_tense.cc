#include "extract/time/clause_tense.h"

#include <algorithm>
#include <array>

#include "base/any_of.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {
namespace {

using base::is_any_of;

constexpr std::array<std::string_view, 7> kFutureModals = {"will", "'ll", "’ll", "wo", "shall", "sha", "ll"};
constexpr std::array<std::string_view, 9> kOpenModals = {"would", "may", "might", "could", "should", "can", "must", "'d", "ca"};

// What these say of later lies ahead, also when they are past: "was postponed until January".
constexpr std::array<std::string_view, 6> kPostponing = {"postpone", "delay", "adjourn", "defer", "reschedule", "extend"};
// What is planned lies ahead as long as it is told in the present: "is scheduled for Monday", "has been set for May", "is due in June".
constexpr std::array<std::string_view, 7> kPlanning = {"schedule", "plan", "slate", "set", "expect", "due", "slated"};

bool is_verbal(const Token& token) { return token.xpos.starts_with("VB") || token.xpos == "MD"; }
bool is_auxiliary(const Token& token) { return token.deprel == "aux" || token.deprel == "auxpass"; }

bool has_subject(const Tree& tree, TokenIndex verb) {
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return tree[child].deprel.starts_with("nsubj") || tree[child].deprel == "expl"; });
}

// What the auxiliaries of a verb say together.
struct Auxiliaries {
  bool future = false, modal = false, to = false, have = false, past = false, present = false, be = false, going = false;
};

Auxiliaries read_auxiliaries(const Tree& tree, TokenIndex verb) {
  Auxiliaries found;
  for (TokenIndex child : tree.children(verb)) {
    const Token& token = tree[child];
    if (!is_auxiliary(token)) continue;
    const std::string form = to_lower(token.form);
    if (is_any_of(form, kFutureModals)) found.future = true;
    else if (token.xpos == "MD" || is_any_of(form, kOpenModals)) found.modal = true;
    else if (token.xpos == "TO") found.to = true;
    if (token.xpos == "VBD") found.past = true;
    if (token.xpos == "VBZ" || token.xpos == "VBP") found.present = true;
    if (token.lemma == "have" || form == "have" || form == "has" || form == "had") found.have = true;
    if (token.lemma == "be") found.be = true;
  }
  return found;
}

}  // namespace

Clause read_verb_group(const Tree& tree, TokenIndex verb) {
  const Token& token = tree[verb];
  const Auxiliaries aux = read_auxiliaries(tree, verb);
  Clause clause;
  clause.verb = verb;
  const bool participle = token.xpos == "VBN" || token.xpos == "VBD";
  clause.perfect = aux.have && (participle || token.xpos == "VBG");
  if (aux.future) clause.time = ClauseTime::Future;
  else if (aux.modal) clause.time = clause.perfect ? ClauseTime::Past : ClauseTime::Future;
  else if (aux.have && !aux.to) clause.time = ClauseTime::Past;
  else if (aux.to) clause.time = aux.have ? ClauseTime::Past : ClauseTime::Future;
  else if (aux.past || (token.xpos == "VBD" && !aux.present)) clause.time = ClauseTime::Past;
  else if (aux.present) clause.time = token.xpos == "VBG" && token.lemma != "go" ? ClauseTime::Present : token.xpos == "VBG" ? ClauseTime::Future : ClauseTime::Present;
  else if (token.xpos == "VBZ" || token.xpos == "VBP") clause.time = ClauseTime::Present;
  else if (token.xpos == "VBN") clause.time = ClauseTime::Past;
  else if (token.xpos == "MD") clause.time = is_any_of(to_lower(token.form), kFutureModals) ? ClauseTime::Future : ClauseTime::Unknown;
  return clause;
}

Clause find_clause(const Tree& tree, TokenIndex token) {
  TokenIndex at = token;
  bool planned = false;
  while (!is_verbal(tree[at]) || is_auxiliary(tree[at])) {
    if (tree.is_root(at)) return {};
    planned = planned || is_any_of(tree[at].lemma, kPlanning);
    at = tree[at].head;
  }
  Clause clause = read_verb_group(tree, at);
  planned = planned || is_any_of(tree[at].lemma, kPlanning);
  const bool present = read_auxiliaries(tree, at).present || tree[at].xpos == "VBZ" || tree[at].xpos == "VBP";
  const bool appointed = planned && tree[at].deprel == "acl" && tree[at].xpos == "VBN";  // "a summit set for Friday"
  if (is_any_of(tree[at].lemma, kPostponing) || (planned && present) || appointed) clause.time = ClauseTime::Future;
  else if (planned && clause.time == ClauseTime::Past) clause.time = ClauseTime::Unknown;
  // A verb form without tense of its own, or joined to a verb that carries it: "..., demanding", "met and agreed".
  TokenIndex above = at;
  while (clause.time == ClauseTime::Unknown && !tree.is_root(above)) {
    above = tree[above].head;
    if (!is_verbal(tree[above]) || is_auxiliary(tree[above])) continue;
    const Clause governing = read_verb_group(tree, above);
    clause.time = governing.time;
    clause.perfect = governing.perfect;
  }
  // "a summit set to open", "expected to begin": the infinitive is future in itself. After "began to", "had to" it is as its governor.
  if (clause.time == ClauseTime::Past && tree[at].deprel == "conj" && !has_subject(tree, at) && !tree.is_root(at)) {
    const TokenIndex first = tree[at].head;
    if (is_verbal(tree[first]) && tree[at].xpos == "VB") clause.time = read_verb_group(tree, first).time;
  }
  return clause;
}

bool is_headline(const Tree& tree, std::uint32_t sentence) {
  if (sentence != 0) return false;
  const base::TokenSpan tokens = tree.parse().sentences[0].tokens;
  for (TokenIndex at = tokens.end; at-- > tokens.begin;) {
    const std::string_view tag = tree[at].xpos;
    if (tag == "_SP" || tag == "''" || tag == "-RRB-") continue;
    return tag != ".";
  }
  return true;
}

}  // namespace dyad::extract
