#include "app/filter.h"

#include <fmt/format.h>

namespace dyad::app {
namespace {

base::Error expected(std::string_view option, std::string_view what, std::string_view found) {
  return {base::ErrorCode::BadInput, fmt::format("{}: expected {}: {}", option, what, found)};
}

base::Result<std::optional<base::Date>> read_day(std::string_view option, const std::string& word) {
  if (word.empty()) return std::optional<base::Date>();
  const auto day = base::parse_date(word);
  if (!day) return expected(option, "a day as YYYY-MM-DD", word);
  return day;
}

}  // namespace

bool is_narrowed(const FilterWords& words) {
  return !words.actors.empty() || !words.targets.empty() || !words.entities.empty() || !words.types.empty() || !words.quads.empty() || !words.since.empty() ||
         !words.until.empty() || words.min_confidence > 0 || !words.text.empty() || words.negated || words.only_facts || words.untyped;
}

base::Result<StoreQuestion> read_filter(const FilterWords& words) {
  StoreQuestion question;
  graph::EventFilter& filter = question.filter;
  filter.actors = words.actors;
  filter.targets = words.targets;
  filter.entities = words.entities;
  for (const std::string& word : words.types) {
    const auto type = schema::to_event_type(word);
    if (!type) return expected("--type", "one of the sixteen event types in capitals", word);
    filter.types.push_back(*type);
  }
  filter.quads.assign(words.quads.begin(), words.quads.end());
  const auto since = read_day("--since", words.since), until = read_day("--until", words.until);
  if (!since) return since.error();
  if (!until) return until.error();
  filter.since = *since;
  filter.until = *until;
  filter.min_confidence = words.min_confidence;
  filter.text = words.text;
  filter.negated = words.negated;
  filter.future = filter.hypothetical = !words.only_facts;
  filter.untyped = words.untyped;
  const auto policy = graph::to_merge_policy(words.merge);
  if (!policy) return expected("--merge", "strict, default or one-a-day", words.merge);
  question.policy = *policy;
  return question;
}

base::Result<graph::Network> load(const std::string& path, const FilterWords& words) {
  const auto question = read_filter(words);
  if (!question) return question.error();
  auto store = graph::Store::open(path, graph::OpenMode::ReadOnly);
  if (!store) return store.error();
  return graph::load_network(*store, question->filter, question->policy);
}

}  // namespace dyad::app
