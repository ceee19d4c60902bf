#include "extract/event/action.h"

#include <algorithm>

namespace dyad::extract {
namespace {

using schema::EventType;

// PLOVER manual: AGREE covers cooperation told in the future; a future RETREAT is CONCEDE.
struct FutureReading {
  EventType type;
  EventType future;
  std::string_view cameo;
};
constexpr FutureReading kFutureReadings[] = {
    {EventType::Consult, EventType::Agree, "036"},   {EventType::Support, EventType::Agree, "032"}, {EventType::Cooperate, EventType::Agree, "031"},
    {EventType::Aid, EventType::Agree, "033"},       {EventType::Retreat, EventType::Concede, "035"},
};

const FutureReading* future_reading(EventType type) {
  const auto* end = std::end(kFutureReadings);
  const auto* found = std::find_if(std::begin(kFutureReadings), end, [&](const FutureReading& reading) { return reading.type == type; });
  return found == end ? nullptr : found;
}

void add_contexts(schema::Action& action, const DocumentView& view, const Predicate& predicate, const CodingLexicon& lexicon) {
  const auto add = [&](std::string_view context) {
    if (context.empty() || std::find(action.contexts.begin(), action.contexts.end(), context) != action.contexts.end()) return;
    action.contexts.emplace_back(context);
  };
  for (const std::string& context : lexicon.cameo(*action.type, action.modes).contexts) add(context);
  const base::TokenSpan sentence = view.tree.parse().sentences[predicate.sentence].tokens;
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) add(lexicon.context(view.tree[i].lemma));
  std::sort(action.contexts.begin(), action.contexts.end());
}

void apply_table(schema::Action& action, const CodingLexicon& lexicon) {
  const TableReading* reading = lexicon.table_reading(action.cameo);
  if (!reading) return;
  action.type = reading->type;
  action.modes = reading->modes;
}

}  // namespace

schema::Action describe_action(std::string_view text, const Tree& tree, const Predicate& predicate) {
  schema::Action action;
  action.lemma = predicate.lemma;
  for (std::size_t i = 0; i < predicate.pieces.size(); ++i) {
    const TokenIndex piece = predicate.pieces[i];
    const base::TextSpan span = tree[piece].span;
    if (i > 0 && piece == predicate.pieces[i - 1] + 1) {
      action.spans.back().end = span.end;
    } else {
      action.spans.push_back(span);
    }
  }
  const base::TextSpan trigger = tree[predicate.trigger].span;
  if (action.spans.empty()) action.spans.push_back(trigger);
  for (const base::TextSpan& span : action.spans) {
    if (!action.text.empty()) action.text += " … ";
    action.text += text.substr(span.begin, span.size());
    if (span.contains(trigger)) action.span = span;
  }
  return action;
}

bool is_refusal(const Reading& reading, const Predicate& predicate, const schema::Ontology& ontology) {
  if (!predicate.status.negated || !reading.type) return false;
  const bool is_cooperative = ontology.facts(*reading.type).quad <= 2;
  return is_cooperative && (predicate.status.future || predicate.status.modal == "can" || predicate.status.modal == "could");
}

void code_action(schema::Action& action, const Reading& reading, const DocumentView& view, const Predicate& predicate, const CodingLexicon& lexicon,
                 Conventions conventions) {
  action.type = reading.type;
  action.modes = reading.modes;
  action.cameo = reading.cameo;
  const FutureReading* future = predicate.status.future ? future_reading(*reading.type) : nullptr;
  if (future && !predicate.status.negated) {
    action.type = future->future;
    action.modes.clear();
    action.cameo = future->cameo;
  }
  if (action.cameo.empty()) action.cameo = lexicon.cameo(*action.type, action.modes).code;
  add_contexts(action, view, predicate, lexicon);
  if (conventions == Conventions::Table) apply_table(action, lexicon);
}

}  // namespace dyad::extract
