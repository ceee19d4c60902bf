#include "extract/event/condition.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/table_file.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;

std::optional<EntryCondition::Subject> to_subject(std::string_view name) {
  if (name == "near") return EntryCondition::Subject::Near;
  if (name == "obj") return EntryCondition::Subject::Object;
  if (name == "actor") return EntryCondition::Subject::Actor;
  if (name == "target") return EntryCondition::Subject::Target;
  if (name == "recipient") return EntryCondition::Subject::Recipient;
  if (name == "prep") return EntryCondition::Subject::Preposition;
  if (name == "has") return EntryCondition::Subject::Label;
  if (name == "clause") return EntryCondition::Subject::Clause;
  return std::nullopt;
}

// A party is asked for by sector ("MIL") or by kind with underscores ("armed_group").
bool is_party_word(std::string_view word, const schema::Ontology& ontology) {
  std::string kind(word);
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return ontology.has_sector(word) || schema::to_entity_kind(kind);
}

base::Result<EntryCondition> parse_condition(std::string_view text, const WordClasses& classes, const schema::Ontology& ontology) {
  EntryCondition condition;
  condition.is_negated = text.starts_with('!');
  if (condition.is_negated) text.remove_prefix(1);
  const std::size_t sign = text.find_first_of("=@");
  const auto subject = to_subject(text.substr(0, sign));
  if (sign == std::string_view::npos || !subject) {
    return Error{ErrorCode::BadInput, fmt::format("expected a condition (near, clause, obj, actor, target, prep or has with = or @): {}", text)};
  }
  condition.subject = *subject;
  condition.is_class = text[sign] == '@';
  const bool is_party = *subject == EntryCondition::Subject::Actor || *subject == EntryCondition::Subject::Target || *subject == EntryCondition::Subject::Recipient;
  for (std::string_view word : base::split_list(text.substr(sign + 1), '|')) {
    if (is_party && !condition.is_class && !is_party_word(word, ontology)) {
      return Error{ErrorCode::BadInput, fmt::format("expected a sector of schema/plover.json or a kind of actor: {}", word)};
    }
    if (!condition.is_class) {
      condition.words.emplace_back(word);
      continue;
    }
    const auto found = classes.find(std::string(word));
    if (found == classes.end()) return Error{ErrorCode::BadInput, fmt::format("expected a class of classes.tsv: {}", word)};
    condition.words.insert(condition.words.end(), found->second.begin(), found->second.end());
  }
  std::sort(condition.words.begin(), condition.words.end());
  return condition;
}

bool has_word(const EntryCondition& condition, std::string_view word) {
  return std::binary_search(condition.words.begin(), condition.words.end(), word, std::less<>());
}

// Lower-case lemmas are compared; names keep their form, so that "Police" as part of a name counts as well.
bool has_lemma(const EntryCondition& condition, const Token& token) { return has_word(condition, token.lemma) || has_word(condition, token.norm); }

// The head of an argument, and behind a noun that only measures what it is made of: "tonnes of [grain]", "a team of [experts]".
template <typename Match>
bool matches_head(const CodingClause& clause, TokenIndex head, const Match& matches) {
  if (matches(head)) return true;
  if (!clause.is(FunctionWord::Measure, clause.tree[head].lemma)) return false;
  for (TokenIndex child : clause.tree.children(head)) {
    if (clause.tree[child].deprel != "prep" || clause.tree[child].lemma != "of") continue;
    for (TokenIndex object : clause.tree.children(child)) {
      if (clause.tree[object].deprel == "pobj" && matches_head(clause, object, matches)) return true;
    }
  }
  return false;
}

template <typename Match>
bool has_matching_modifier(const CodingClause& clause, TokenIndex head, const Match& matches) {
  const auto children = clause.tree.children(head);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const auto deprel = clause.tree[child].deprel;
    return (deprel == "compound" || deprel == "amod") && matches(child);
  });
}

bool is_near(const EntryCondition& condition, const CodingClause& clause) {
  const auto matches = [&](TokenIndex index) { return has_lemma(condition, clause.tree[index]); };
  const Predicate& predicate = clause.predicate;
  if (clause.is_light_verb && (matches(predicate.trigger) || has_matching_modifier(clause, predicate.trigger, matches))) return true;
  if (std::any_of(predicate.pieces.begin(), predicate.pieces.end(), [&](TokenIndex i) { return i != predicate.trigger && matches(i); })) return true;
  for (const Argument& argument : predicate.arguments) {
    const bool is_direct = argument.source == ArgumentSource::Own || argument.source == ArgumentSource::Nominal || argument.source == ArgumentSource::Control;
    if (!is_direct) continue;
    const auto matches_phrase = [&](TokenIndex head) { return matches(head) || has_matching_modifier(clause, head, matches); };
    if (matches_head(clause, argument.head, matches_phrase) || has_word(condition, argument.preposition)) return true;
  }
  for (TokenIndex child : clause.tree.children(predicate.trigger)) {
    if (matches(child)) return true;
    if (clause.tree[child].deprel != "prep") continue;  // "put behind bars": what stands behind a preposition, argument or not
    for (TokenIndex object : clause.tree.children(child)) {
      if (clause.tree[object].deprel == "pobj" && (matches(object) || has_matching_modifier(clause, object, matches))) return true;
    }
  }
  return false;
}

bool is_object(const EntryCondition& condition, const CodingClause& clause) {
  const auto matches = [&](TokenIndex index) { return has_lemma(condition, clause.tree[index]); };
  if (clause.is_light_verb && matches_head(clause, clause.predicate.trigger, matches)) return true;
  for (const Argument& argument : clause.predicate.arguments) {
    // "held up a statement": what the parser puts behind a preposition that is a particle
    const bool is_object_path = argument.path == "dobj" || argument.path == "nsubjpass" || argument.path == "dative" || argument.path.starts_with("prep:of") ||
                                argument.path.starts_with("prep:up") || argument.path.starts_with("prep:off") || argument.path.starts_with("prep:down");
    if (is_object_path && matches_head(clause, argument.head, matches)) return true;
  }
  return false;
}

// Whoever or wherever something goes to.
bool is_recipient(const Argument& argument) { return argument.role == Role::Recipient || argument.role == Role::Place || argument.preposition == "to"; }

template <typename IsWanted>
bool has_party(const EntryCondition& condition, const CodingClause& clause, IsWanted is_wanted) {
  for (const Argument& argument : clause.predicate.arguments) {
    if (!is_wanted(argument)) continue;
    if (condition.is_class) {
      if (has_lemma(condition, clause.tree[argument.head])) return true;
      continue;
    }
    const ActorRef* ref = clause.resolution.actor_at(argument.head);
    if (!ref) continue;
    std::string kind(to_string(ref->actor.kind));
    std::replace(kind.begin(), kind.end(), ' ', '_');
    if (has_word(condition, kind)) return true;
    if (std::any_of(ref->actor.sectors.begin(), ref->actor.sectors.end(), [&](const std::string& s) { return has_word(condition, s); })) return true;
  }
  return false;
}

bool is_time(const CodingClause& clause, TokenIndex head) {
  const auto& arguments = clause.predicate.arguments;
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) { return argument.role == Role::Time && argument.head == head; });
}

// "called the envoy on Monday" is no call on anybody.
bool has_preposition(const EntryCondition& condition, const CodingClause& clause) {
  const auto& arguments = clause.predicate.arguments;
  if (std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.role != Role::Time && has_word(condition, a.preposition); })) return true;
  for (TokenIndex child : clause.tree.children(clause.predicate.trigger)) {
    if (clause.tree[child].deprel != "prep" || !has_word(condition, clause.tree[child].lemma)) continue;
    const auto below = clause.tree.children(child);
    if (std::any_of(below.begin(), below.end(), [&](TokenIndex i) { return clause.tree[i].deprel == "pobj" && !is_time(clause, i); })) return true;
  }
  return false;
}

bool is_in_clause(const EntryCondition& condition, const CodingClause& clause) {
  TokenIndex top = clause.predicate.trigger;
  for (TokenIndex piece : clause.predicate.pieces) {
    if (clause.tree.is_ancestor(piece, top)) top = piece;
  }
  const base::TokenSpan span = clause.tree.subtree(top);
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    if (i != clause.predicate.trigger && has_lemma(condition, clause.tree[i])) return true;
  }
  return false;
}

bool has_label(const EntryCondition& condition, const CodingClause& clause) {
  const auto children = clause.tree.children(clause.predicate.trigger);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return has_word(condition, clause.tree[child].deprel); });
}

std::size_t weight_of_one(const EntryCondition& condition) {
  using Subject = EntryCondition::Subject;
  if (condition.is_negated) return 0;
  if (condition.subject == Subject::Recipient) return 1;
  if (condition.subject == Subject::Preposition || condition.subject == Subject::Label || condition.subject == Subject::Clause) return 2;
  const bool asks_for_words = (condition.subject == Subject::Near || condition.subject == Subject::Object) && !condition.is_class;
  return asks_for_words ? 4 : 3;
}

bool is_true(const EntryCondition& condition, const CodingClause& clause) {
  switch (condition.subject) {
    case EntryCondition::Subject::Near: return is_near(condition, clause);
    case EntryCondition::Subject::Object: return is_object(condition, clause);
    case EntryCondition::Subject::Actor: return has_party(condition, clause, [](const Argument& argument) { return argument.role == Role::Actor; });
    case EntryCondition::Subject::Target: return has_party(condition, clause, [](const Argument& argument) { return argument.role == Role::Target; });
    case EntryCondition::Subject::Recipient: return has_party(condition, clause, is_recipient);
    case EntryCondition::Subject::Preposition: return has_preposition(condition, clause);
    case EntryCondition::Subject::Label: return has_label(condition, clause);
    case EntryCondition::Subject::Clause: return is_in_clause(condition, clause);
  }
  return false;
}

}  // namespace

base::Result<std::vector<EntryCondition>> parse_conditions(std::string_view text, const WordClasses& classes, const schema::Ontology& ontology) {
  std::vector<EntryCondition> conditions;
  for (std::string_view piece : base::split_list(text, ' ')) {
    auto condition = parse_condition(piece, classes, ontology);
    if (!condition) return condition.error();
    conditions.push_back(std::move(*condition));
  }
  return conditions;
}

std::size_t weight_of(const std::vector<EntryCondition>& conditions) {
  return std::accumulate(conditions.begin(), conditions.end(), std::size_t{0},
                         [](std::size_t sum, const EntryCondition& condition) { return sum + weight_of_one(condition); });
}

bool holds(const EntryCondition& condition, const CodingClause& clause) { return is_true(condition, clause) != condition.is_negated; }

bool hold(const std::vector<EntryCondition>& conditions, const CodingClause& clause) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const EntryCondition& condition) { return holds(condition, clause); });
}

}  // namespace dyad::extract
