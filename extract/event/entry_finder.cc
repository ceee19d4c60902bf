#include "extract/event/entry_finder.h"

#include <algorithm>

#include "extract/event/condition.h"
#include "extract/predicate/verb_lemma.h"

namespace dyad::extract {
namespace {

constexpr std::string_view kAnyLemma = "*";  // entries that say what any predicate comes to in certain company

PartOfSpeech part_of_speech(PredicateKind kind) {
  switch (kind) {
    case PredicateKind::Verb:
    case PredicateKind::LightVerb: return PartOfSpeech::Verb;
    case PredicateKind::Noun: return PartOfSpeech::Noun;
    case PredicateKind::Adjective:
    case PredicateKind::Copula: return PartOfSpeech::Adjective;
  }
  return PartOfSpeech::Verb;
}

// Among the entries whose conditions hold the one that asks for most; the first of equals.
template <typename T>
const T* most_specific(const EntryList<T>& entries, const ClauseWords& clause, bool (*is_usable)(const T&)) {
  const T* best = nullptr;
  for (std::size_t i = 0; i < entries.keys().size(); ++i) {
    const EntryKey& key = entries.keys()[i];
    if (best && key.weight <= best->weight) continue;
    if (key.asks && !clause.at(key.subject, key.is_class).may_have(key.signature)) continue;
    if (is_usable(entries[i]) && hold(entries[i].conditions, clause)) best = &entries[i];
  }
  return best;
}

}  // namespace

PartOfSpeech part_of_speech(const Token& token) {
  if (token.upos == "NOUN" || token.upos == "PROPN") return PartOfSpeech::Noun;
  return token.upos == "ADJ" ? PartOfSpeech::Adjective : PartOfSpeech::Verb;
}

// Most predicates have no entry at all: one search tells.
const Sense* EntryFinder::sense() const {
  const auto lookup = [&](PartOfSpeech pos, WordNumber lemma) -> const EntryList<Sense>& { return view_.lexicon.senses(pos, lemma); };
  const Sense* any = find<Sense>(lookup, [](const Sense&) { return true; });
  if (any && !any->is_cue) return any;
  const Sense* own = any ? find<Sense>(lookup, [](const Sense& entry) { return !entry.is_cue; }) : nullptr;
  if (own) return own;
  const Sense* general = most_specific<Sense>(view_.lexicon.senses(part_of_speech(view_.predicates[index_].kind), kAnyLemma), words_, [](const Sense&) { return true; });
  return general ? general : any;
}

const OperatorSense* EntryFinder::op() const {
  const auto lookup = [&](PartOfSpeech pos, WordNumber lemma) -> const EntryList<OperatorSense>& { return view_.lexicon.operators(pos, lemma); };
  return find<OperatorSense>(lookup, [](const OperatorSense&) { return true; });
}

WordNumber EntryFinder::number_of(TokenIndex piece) const {
  const Token& token = view_.tree[piece];
  const auto lemma = right_lemma(token);
  return lemma == token.lemma ? view_.numbers.lemma(piece) : view_.numbers.find(lemma);
}

// The verb with a particle that the parser takes for an adverb or preposition: "took away the files", "walked off the job".
std::string EntryFinder::phrasal_verb() const {
  const Predicate& predicate = view_.predicates[index_];
  if (predicate.kind != PredicateKind::Verb || predicate.lemma.find(' ') != std::string::npos) return {};
  for (TokenIndex child : view_.tree.children(predicate.trigger)) {
    const Token& token = view_.tree[child];
    if (token.deprel != "advmod" && token.deprel != "prep") continue;
    if (view_.lexicon.is(FunctionWord::Particle, token.norm)) return predicate.lemma + ' ' + std::string(token.norm);
    // "swore in five members", but "arrived in Lima"
    if (token.norm == "in" && child == predicate.trigger + 1 && has_common_object(child)) return predicate.lemma + " in";
  }
  return {};
}

bool EntryFinder::has_common_object(TokenIndex preposition) const {
  const auto children = view_.tree.children(preposition);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex i) {
    return view_.tree[i].deprel == "pobj" && view_.tree[i].upos == "NOUN" &&
           std::none_of(view_.times.begin(), view_.times.end(), [&](const TimeExpression& time) { return time.span.overlaps(view_.tree[i].span); });
  });
}

template <typename T, typename Lookup>
const T* EntryFinder::find(Lookup lookup, bool (*is_usable)(const T&)) const {
  const Predicate& predicate = view_.predicates[index_];
  const PartOfSpeech pos = part_of_speech(predicate.kind);
  if (const T* whole = most_specific<T>(lookup(pos, lemma_), words_, is_usable)) return whole;
  if (!phrasal_) phrasal_ = view_.numbers.find(phrasal_verb());
  if (const T* found = most_specific<T>(lookup(pos, *phrasal_), words_, is_usable)) return found;
  const T* found = find_by_pieces<T>(lookup, is_usable);
  const Token& trigger = view_.tree[predicate.trigger];
  if (!found && predicate.kind == PredicateKind::Verb) {
    if (!stems_) stems_ = CodingLexicon::verb_stems(trigger.norm);
    for (const std::string& stem : *stems_) {
      if (const T* stemmed = most_specific<T>(lookup(pos, view_.numbers.find(stem)), words_, is_usable)) return stemmed;
    }
  }
  if (found || pos != PartOfSpeech::Adjective) return found;
  return most_specific<T>(lookup(part_of_speech(trigger), view_.numbers.lemma(predicate.trigger)), words_, is_usable);
}

// A light verb carries conditions ("hold" near "talk"), its noun the meaning by itself; who asks for more says more.
template <typename T, typename Lookup>
const T* EntryFinder::find_by_pieces(Lookup lookup, bool (*is_usable)(const T&)) const {
  const Predicate& predicate = view_.predicates[index_];
  const T* best = nullptr;
  const T* light_verb = nullptr;
  std::optional<ClauseWords> light_words;
  if (predicate.kind == PredicateKind::LightVerb) light_words.emplace(view_.clause(index_), view_.numbers, true);
  for (TokenIndex piece : predicate.pieces) {
    const Token& token = view_.tree[piece];
    const bool is_light_verb = light_words && piece != predicate.trigger;
    const T* found = most_specific<T>(lookup(part_of_speech(token), number_of(piece)), is_light_verb ? *light_words : words_, is_usable);
    if (found && piece == predicate.trigger) best = found;
    if (found && piece != predicate.trigger && !found->conditions.empty() && !light_verb) light_verb = found;
  }
  return light_verb && (!best || light_verb->weight > best->weight) ? light_verb : best;
}

}  // namespace dyad::extract
