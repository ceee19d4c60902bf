#include "extract/event/reading.h"

#include <algorithm>

#include <fmt/format.h>

namespace dyad::extract {
namespace {

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

PartOfSpeech part_of_speech(const Token& token) {
  if (token.upos == "NOUN" || token.upos == "PROPN") return PartOfSpeech::Noun;
  return token.upos == "ADJ" ? PartOfSpeech::Adjective : PartOfSpeech::Verb;
}

// Among the entries whose conditions hold the one with most conditions; the first of equals.
template <typename T>
const T* most_specific(const std::vector<T>& entries, const CodingClause& clause, bool (*is_usable)(const T&)) {
  const T* best = nullptr;
  for (const T& entry : entries) {
    if (!is_usable(entry) || (best && entry.conditions.size() <= best->conditions.size())) continue;
    if (hold(entry.conditions, clause)) best = &entry;
  }
  return best;
}

// Reads the predicates of one document, governed ones before those that govern them.
class Reader {
 public:
  Reader(const DocumentView& view, const CodingLexicon& lexicon, const ReadingOptions& options)
      : view_(view), lexicon_(lexicon), options_(options), readings_(view.predicates.size()), state_(view.predicates.size(), State::Unread) {
    governed_.resize(view.predicates.size());
    for (std::uint32_t i = 0; i < view.predicates.size(); ++i) {
      const Predicate& predicate = view.predicates[i];
      if (predicate.governor && is_governed(predicate.link)) governed_[*predicate.governor].push_back(i);
    }
  }

  std::vector<Reading> read() {
    for (std::uint32_t i = 0; i < readings_.size(); ++i) read_one(i);
    return std::move(readings_);
  }

 private:
  enum class State : unsigned char { Unread, Open, Read };

  static bool is_governed(GovernorLink link) { return link == GovernorLink::Complement || link == GovernorLink::Reported || link == GovernorLink::Nominal; }

  void read_one(std::uint32_t index) {
    if (state_[index] != State::Unread) return;  // an open one is a cycle of wrong arcs: read without it
    state_[index] = State::Open;
    for (std::uint32_t governed : governed_[index]) read_one(governed);
    Reading& reading = readings_[index];
    reading.parties = find_parties(view_.doc.text, view_.clause(index));
    read_sense(index, reading);
    read_operator(index, reading);
    state_[index] = State::Read;
  }

  template <typename T, typename Lookup>
  const T* find_entry(std::uint32_t index, Lookup lookup, bool (*is_usable)(const T&)) const {
    const CodingClause clause = view_.clause(index);
    const Predicate& predicate = clause.predicate;
    const PartOfSpeech pos = part_of_speech(predicate.kind);
    if (const T* whole = most_specific(lookup(pos, predicate.lemma), clause, is_usable)) return whole;
    const T* best = nullptr;
    // A light verb carries the conditions ("hold" near "talk"), its noun the meaning by itself.
    for (TokenIndex piece : predicate.pieces) {
      const Token& token = view_.tree[piece];
      const T* found = most_specific(lookup(part_of_speech(token), token.lemma), clause, is_usable);
      const bool is_conditioned_verb = found && piece != predicate.trigger && !found->conditions.empty();
      if (is_conditioned_verb) return found;
      if (found && piece == predicate.trigger) best = found;
    }
    if (best || pos != PartOfSpeech::Adjective) return best;
    return most_specific(lookup(part_of_speech(view_.tree[predicate.trigger]), view_.tree[predicate.trigger].lemma), clause, is_usable);
  }

  // Weak words count where two known parties stand in one clause.
  static bool is_dyad(const Parties& parties) {
    const auto is_known = [](const Party& party) { return !party.participant.actor.code.empty(); };
    return std::any_of(parties.actors.begin(), parties.actors.end(), is_known) && std::any_of(parties.targets.begin(), parties.targets.end(), is_known);
  }

  void read_sense(std::uint32_t index, Reading& reading) const {
    const auto lookup = [&](PartOfSpeech pos, std::string_view lemma) -> const std::vector<Sense>& { return lexicon_.senses(pos, lemma); };
    const Sense* sense = find_entry<Sense>(index, lookup, [](const Sense& entry) { return !entry.is_cue; });
    if (!sense && (options_.use_cues || is_dyad(reading.parties))) sense = find_entry<Sense>(index, lookup, [](const Sense&) { return true; });
    if (!sense) return;
    reading.type = sense->type;
    reading.modes = sense->modes;
    reading.cameo = sense->cameo;
    reading.is_cue = sense->is_cue;
    reading.sources.push_back(sense->source);
  }

  const OperatorSense* find_operator(std::uint32_t index) const {
    const auto lookup = [&](PartOfSpeech pos, std::string_view lemma) -> const std::vector<OperatorSense>& { return lexicon_.operators(pos, lemma); };
    return find_entry<OperatorSense>(index, lookup, [](const OperatorSense&) { return true; });
  }

  // The governed predicate that has a type: complements before nominal objects, in text order. What somebody is told or
  // wants is no report ("told reporters that ...").
  std::optional<std::uint32_t> typed_governed(std::uint32_t index, Operator op) const {
    std::optional<std::uint32_t> found;
    for (std::uint32_t governed : governed_[index]) {
      if (state_[governed] != State::Read || !readings_[governed].type) continue;
      if (op == Operator::Wish && view_.predicates[governed].link == GovernorLink::Reported) continue;
      if (view_.predicates[governed].link != GovernorLink::Nominal) return governed;
      if (!found) found = governed;
    }
    return found;
  }

  void read_operator(std::uint32_t index, Reading& reading) {
    const OperatorSense* op = find_operator(index);
    if (!op || op->op == Operator::Say) return;
    const auto governed = typed_governed(index, op->op);
    // Nothing to compose with: the operator's own sense stands, and only tells who is asked.
    if (!governed && reading.type) return add_untyped_parties(index, reading);
    if (!governed && governed_[index].empty() && reading.parties.targets.empty()) return;
    const auto governed_type = governed ? readings_[*governed].type : std::nullopt;
    const Composition* composition = lexicon_.compose(op->op, governed_type);
    if (!composition) return;
    compose(*op, *composition, governed, index, reading);
    reading.is_intended = op->op == Operator::Intend || op->op == Operator::Wish;
  }

  void compose(const OperatorSense& op, const Composition& composition, std::optional<std::uint32_t> governed, std::uint32_t index, Reading& reading) {
    const Reading* inner = governed ? &readings_[*governed] : nullptr;
    // The governing word's own mode says more than the rule's: "condemned the attack" disapproves, "alleged an attack" alleges.
    const bool keeps_own_mode = composition.type && reading.type == composition.type && !reading.modes.empty();
    if (!keeps_own_mode) {
      reading.type = composition.type ? composition.type : inner ? inner->type : std::nullopt;
      reading.modes = composition.type ? composition.modes : inner ? inner->modes : std::vector<std::string>();
      reading.cameo = composition.type ? composition.cameo : inner ? inner->cameo : std::string();
    }
    reading.sources.push_back(op.source);
    reading.sources.push_back(composition.source);
    if (!inner) {
      add_untyped_parties(index, reading);
      return;
    }
    reading.sources.insert(reading.sources.end(), inner->sources.begin(), inner->sources.end());
    reading.governed = governed;
    // "X is expected to meet Y": the subject is the one who meets, not one to whom something is done.
    const bool is_raising = view_.predicates[index].passive && (op.op == Operator::Intend || op.op == Operator::Begin);
    if (is_raising) reading.parties = inner->parties;
    take_parties(composition, inner->parties, reading.parties);
    readings_[*governed].is_absorbed = !composition.keeps_governed;
  }

  static void take_parties(const Composition& composition, const Parties& inner, Parties& parties) {
    if (parties.actors.empty()) parties.actors = inner.actors;
    const auto take = [&](const std::vector<Party>& candidates) {
      if (!parties.targets.empty()) return;
      parties.targets = candidates;
      remove_parties(parties.targets, parties.actors);
    };
    if (!composition.governed_target) take(inner.actors);
    take(inner.targets);
    take(inner.actors);
  }

  // A governed predicate without a type still tells who is asked ("demanded that the alliance stop expanding").
  void add_untyped_parties(std::uint32_t index, Reading& reading) {
    for (std::uint32_t governed : governed_[index]) {
      if (!reading.parties.targets.empty() || state_[governed] != State::Read) return;
      reading.parties.targets = readings_[governed].parties.actors;
      remove_parties(reading.parties.targets, reading.parties.actors);
      if (!reading.parties.targets.empty()) continue;
      reading.parties.targets = readings_[governed].parties.targets;
      remove_parties(reading.parties.targets, reading.parties.actors);
    }
  }

  const DocumentView& view_;
  const CodingLexicon& lexicon_;
  const ReadingOptions options_;
  std::vector<Reading> readings_;
  std::vector<State> state_;
  std::vector<std::vector<std::uint32_t>> governed_;
};

}  // namespace

std::vector<Reading> read_predicates(const DocumentView& view, const CodingLexicon& lexicon, const ReadingOptions& options) {
  return Reader(view, lexicon, options).read();
}

}  // namespace dyad::extract
