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

base::Result<EntryCondition> parse_condition(std::string_view text, const WordClasses& classes, const schema::Ontology& ontology, WordNumbers& numbers) {
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
      condition.words.add(numbers.add(word));
      continue;
    }
    const auto found = classes.find(std::string(word));
    if (found == classes.end()) return Error{ErrorCode::BadInput, fmt::format("expected a class of classes.tsv: {}", word)};
    for (const std::string& noun : found->second) condition.words.add(numbers.add(noun));
  }
  return condition;
}

std::size_t weight_of_one(const EntryCondition& condition) {
  using Subject = EntryCondition::Subject;
  if (condition.is_negated) return 0;
  if (condition.subject == Subject::Recipient) return 1;
  if (condition.subject == Subject::Preposition || condition.subject == Subject::Label || condition.subject == Subject::Clause) return 2;
  const bool asks_for_words = (condition.subject == Subject::Near || condition.subject == Subject::Object) && !condition.is_class;
  return asks_for_words ? 4 : 3;
}

bool holds(const EntryCondition& condition, const ClauseWords& clause) {
  return clause.at(condition.subject, condition.is_class).overlaps(condition.words) != condition.is_negated;
}

}  // namespace

base::Result<std::vector<EntryCondition>> parse_conditions(std::string_view text, const WordClasses& classes, const schema::Ontology& ontology, WordNumbers& numbers) {
  std::vector<EntryCondition> conditions;
  for (std::string_view piece : base::split_list(text, ' ')) {
    auto condition = parse_condition(piece, classes, ontology, numbers);
    if (!condition) return condition.error();
    conditions.push_back(std::move(*condition));
  }
  return conditions;
}

std::size_t weight_of(const std::vector<EntryCondition>& conditions) {
  return std::accumulate(conditions.begin(), conditions.end(), std::size_t{0},
                         [](std::size_t sum, const EntryCondition& condition) { return sum + weight_of_one(condition); });
}

bool hold(const std::vector<EntryCondition>& conditions, const ClauseWords& clause) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const EntryCondition& condition) { return holds(condition, clause); });
}

}  // namespace dyad::extract
