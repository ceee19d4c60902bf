#include "extract/event/action.h"

#include <algorithm>

namespace dyad::extract {
namespace {

void add_contexts(schema::Action& action, const DocumentView& view, const Predicate& predicate) {
  const auto add = [&](std::string_view context) {
    if (context.empty() || std::find(action.contexts.begin(), action.contexts.end(), context) != action.contexts.end()) return;
    action.contexts.emplace_back(context);
  };
  for (const std::string& context : view.lexicon.cameo(*action.type, action.modes).contexts) add(context);
  const base::TokenSpan sentence = view.tree.parse().sentences[predicate.sentence].tokens;
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) add(view.lexicon.context(view.numbers.lemma(i)));
  std::sort(action.contexts.begin(), action.contexts.end());
}

// Looks through the clause of a predicate for the word that tells the mode best.
class ModeFinder {
 public:
  ModeFinder(const DocumentView& view, schema::EventType type) : view_(view), type_(type) {}

  std::optional<std::uint16_t> find(const Predicate& predicate) {
    TokenIndex top = predicate.trigger;
    for (TokenIndex piece : predicate.pieces) {
      if (view_.tree.is_ancestor(piece, top)) top = piece;
    }
    search(top, true);
    for (const Argument& argument : predicate.arguments) {
      if (argument.role != Role::Time && argument.role != Role::Place) search(argument.head, false);
    }
    return best_;
  }

 private:
  // Other clauses of the sentence tell of other acts; what is governed belongs to this one.
  void search(TokenIndex token, bool is_top) {
    const Tree& tree = view_.tree;
    const auto deprel = tree[token].deprel;
    const bool is_other_clause = deprel == "advcl" || deprel == "relcl" || deprel == "parataxis" || (deprel == "conj" && tree[token].upos == "VERB");
    if (is_other_clause && !is_top) return;
    consider(view_.numbers.lemma(token));
    consider(view_.numbers.norm(token));
    for (TokenIndex child : tree.children(token)) search(child, false);
  }

  void consider(WordNumber word) {
    const auto rank = view_.lexicon.mode_rank(type_, word);
    if (rank && (!best_ || *rank < *best_)) best_ = rank;
  }

  const DocumentView& view_;
  schema::EventType type_;
  std::optional<std::uint16_t> best_;
};

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

std::string_view mood_of(const DocumentView& view, const Predicate& predicate) {
  const Predicate* at = &predicate;
  for (int steps = 0; steps < 4; ++steps) {
    if (at->status.future) return "future";
    if (at->status.hypothetical && !at->status.perfect && at->link != GovernorLink::Purpose) return at->status.modal;
    if (at->link != GovernorLink::Purpose || !at->governor) break;
    at = &view.predicates[*at->governor];  // "will fly to Rome to meet the envoys": the purpose lies as far ahead
  }
  return predicate.status.hypothetical ? std::string_view() : kFact;
}

bool is_refusal(const Reading& reading, const Predicate& predicate, const schema::Ontology& ontology) {
  if (!predicate.status.negated || !reading.type) return false;
  const bool is_cooperative = ontology.facts(*reading.type).quad <= 2;
  return is_cooperative && (predicate.status.future || predicate.status.modal == "can" || predicate.status.modal == "could");
}

void code_action(schema::Action& action, const Reading& reading, const DocumentView& view, const Predicate& predicate) {
  action.type = reading.type;
  action.modes = reading.modes;
  action.cameo = reading.cameo;
  const MoodReading* told = predicate.status.negated ? nullptr : view.lexicon.told_in(*reading.type, mood_of(view, predicate));
  if (told) {
    action.type = told->type;
    action.modes = told->modes;
    action.cameo = told->cameo;
  }
  if (action.modes.empty()) {
    if (const auto rank = ModeFinder(view, *action.type).find(predicate)) action.modes.push_back(view.lexicon.ranked_mode(*rank));
  }
  if (action.cameo.empty()) action.cameo = view.lexicon.cameo(*action.type, action.modes).code;
  add_contexts(action, view, predicate);
}

}  // namespace dyad::extract
