#include "extract/event/reading.h"

#include <algorithm>

#include <fmt/format.h>

#include "extract/event/composed_parties.h"
#include "extract/event/entry_finder.h"

namespace dyad::extract {
namespace {

// Reads the predicates of one document, governed ones before those that govern them.
class Reader {
 public:
  Reader(const DocumentView& view, const ReadingOptions& options)
      : view_(view), options_(options), readings_(view.predicates.size()), state_(view.predicates.size(), State::Unread), has_parties_(view.predicates.size()) {}

  std::vector<Reading> read() {
    for (std::uint32_t i = 0; i < readings_.size(); ++i) read_one(i);
    return std::move(readings_);
  }

 private:
  enum class State : unsigned char { Unread, Open, Read };

  static bool is_governed(GovernorLink link) { return link == GovernorLink::Complement || link == GovernorLink::Reported || link == GovernorLink::Nominal; }

  bool governs_any(std::uint32_t index, bool (*is_kind)(GovernorLink)) const {
    const auto& governed = view_.governed[index];
    return std::any_of(governed.begin(), governed.end(), [&](std::uint32_t at) { return is_kind(view_.predicates[at].link); });
  }

  // "phoned to thank", "phoned, thanking them for ...", "sent a letter urging ..."
  static bool is_purpose(GovernorLink link) { return link == GovernorLink::Purpose || link == GovernorLink::Adverbial || link == GovernorLink::Relative; }

  void read_one(std::uint32_t index) {
    if (state_[index] != State::Unread) return;  // an open one is a cycle of wrong arcs: read without it
    state_[index] = State::Open;
    for (std::uint32_t at : view_.governed[index]) {
      if (is_governed(view_.predicates[at].link) || is_purpose(view_.predicates[at].link)) read_one(at);
    }
    Reading& reading = readings_[index];
    reading.is_no_event = has_no_agent(index);
    if (!reading.is_no_event) read_entries(index, reading);
    if (reading.type == schema::EventType::Assault && is_by_accident(index)) reading.is_no_event = true;
    state_[index] = State::Read;
  }

  void read_entries(std::uint32_t index, Reading& reading) {
    const EntryFinder finder(view_, index);
    read_sense(index, finder, reading);
    if (reading.is_no_event) return;
    const OperatorSense* op = finder.op();
    if (reading.type || op || governs_any(index, is_purpose)) find_own_parties(index);
    if (op) take_named_act(index, *op, reading);
    if (op) read_operator(index, *op, reading);
    read_purpose(index, op, reading);
    take_means(index, reading);
  }

  // Most predicates come to nothing, and nobody asks who takes part in them.
  void find_own_parties(std::uint32_t index) {
    if (has_parties_[index]) return;
    has_parties_[index] = true;
    readings_[index].parties = find_parties(view_.doc.text, view_.clause(index));
  }

  // "The bridge collapsed, killing nine"; not "Rebels sank a ferry, killing ninety", "A gunman crashed into the gate, killing two".
  bool is_by_accident(std::uint32_t index) const {
    if (!is_result(index)) return false;
    const Predicate& happening = view_.predicates[*view_.predicates[index].governor];
    const bool is_done = std::any_of(happening.arguments.begin(), happening.arguments.end(), [&](const Argument& argument) {
      const ActorRef* ref = view_.resolution.actor_at(argument.head);
      return argument.path == "dobj" || (argument.path == "nsubj" && ref && ref->is_actor);
    });
    return !is_done && view_.lexicon.is(FunctionWord::Accident, view_.tree[happening.trigger].lemma);
  }
  // A participle that a clause goes on with: ", killing nine".
  bool is_result(std::uint32_t index) const {
    const Predicate& predicate = view_.predicates[index];
    return predicate.link == GovernorLink::Adverbial && view_.tree[predicate.trigger].xpos == "VBG" && predicate.governor.has_value();
  }

  // "The storm battered the coast": nobody does anything.
  bool has_no_agent(std::uint32_t index) const {
    const Predicate& predicate = view_.predicates[index];
    return std::any_of(predicate.arguments.begin(), predicate.arguments.end(), [&](const Argument& argument) {
      if (argument.role != Role::Actor || argument.source != ArgumentSource::Own) return false;
      const ActorRef* ref = view_.resolution.actor_at(argument.head);
      return !(ref && ref->is_actor) && (view_.lexicon.is(FunctionWord::NoAgent, view_.tree[argument.head].lemma) || is_named_storm(argument.head));
    });
  }

  // "Hurricane Mitch": a name whose own first word is no agent.
  bool is_named_storm(TokenIndex head) const {
    const auto children = view_.tree.children(head);
    return view_.tree[head].upos == "PROPN" && std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
      return view_.tree[child].deprel == "compound" && view_.lexicon.is(FunctionWord::NoAgent, view_.tree[child].norm);
    });
  }

  // Weak words count where two known parties stand in one clause.
  static bool is_dyad(const Parties& parties) {
    const auto is_known = [](const Party& party) { return !party.participant.actor.code.empty(); };
    return std::any_of(parties.actors.begin(), parties.actors.end(), is_known) && std::any_of(parties.targets.begin(), parties.targets.end(), is_known);
  }

  void read_sense(std::uint32_t index, const EntryFinder& finder, Reading& reading) {
    const Sense* sense = finder.sense();
    if (!sense) return;
    find_own_parties(index);
    if (sense->is_cue && !options_.use_cues && !is_dyad(reading.parties)) return;
    if (sense->is_none) {
      reading.is_no_event = true;
      reading.sources.push_back(sense->source);
      return;
    }
    reading.type = sense->type;
    reading.modes = sense->modes;
    reading.cameo = sense->cameo;
    reading.is_cue = sense->is_cue;
    reading.is_specific = sense->is_specific;
    reading.sources.push_back(sense->source);
  }

  // "reiterated the government's support for Chad": the verb and the noun that it says again are one act, which the noun's own
  // phrases tell more of.
  void take_named_act(std::uint32_t index, const OperatorSense& op, Reading& reading) {
    if (!reading.type || !reading.is_specific || op.op != Operator::Say) return;
    for (std::uint32_t governed : view_.governed[index]) {
      if (!is_governed(view_.predicates[governed].link)) continue;
      Reading& inner = readings_[governed];
      if (state_[governed] != State::Read || inner.is_absorbed || !inner.type || noun_link(index, governed) != "dobj") continue;
      if (inner.type != reading.type && !(is_backing(*inner.type) && is_backing(*reading.type))) continue;
      reading.parties.targets = inner.parties.targets;
      remove_parties(reading.parties.targets, reading.parties.actors);
      reading.governed = governed;
      inner.is_absorbed = true;
      return;
    }
  }

  static bool is_backing(schema::EventType type) { return type == schema::EventType::Support || type == schema::EventType::Agree; }

  bool is_piece(std::uint32_t index, TokenIndex token) const {
    const Predicate& predicate = view_.predicates[index];
    return token == predicate.trigger || std::find(predicate.pieces.begin(), predicate.pieces.end(), token) != predicate.pieces.end();
  }

  // How a governed noun hangs on its governor: the label of the arc or, behind a preposition, that; empty if it stands deeper.
  std::string_view noun_link(std::uint32_t index, std::uint32_t governed) const {
    const Tree& tree = view_.tree;
    TokenIndex top = view_.predicates[governed].trigger;
    for (bool climbs = true; climbs;) {
      const TokenIndex head = tree[top].head;
      const bool is_measured = tree[top].deprel == "pobj" && tree[head].lemma == "of" && !is_piece(index, tree[head].head) &&
                               view_.lexicon.is(FunctionWord::Measure, tree[tree[head].head].lemma);
      climbs = is_measured || (tree[top].deprel == "conj" && head != top);
      if (climbs) top = is_measured ? tree[head].head : head;
    }
    const TokenIndex head = tree[top].head;
    if (is_piece(index, head)) return tree[top].deprel;
    const bool is_prepositional = tree[top].deprel == "pobj" && is_piece(index, tree[head].head);
    return is_prepositional ? tree[head].lemma : std::string_view();
  }

  // A noun is governed where it is an object or stands behind a preposition that leads to one, not anywhere below
  // ("remained on alert because of the attacks").
  bool takes_noun(std::uint32_t index, std::uint32_t governed, Operator op) const {
    if (op == Operator::Try) return false;
    const std::string_view link = noun_link(index, governed);
    if (link == "nsubj") return op == Operator::Begin || op == Operator::End;
    for (std::string_view object : {"dobj", "nsubjpass", "attr", "dative", "with", "to", "from", "into"}) {
      if (link == object) return true;
    }
    if (op == Operator::Begin) return link == "in";
    for (std::string_view preposition : {"for", "on", "of", "about", "against", "over"}) {
      if (link == preposition) return true;
    }
    return false;
  }

  // The governed predicate that has a type: complements before nominal objects, in text order. What somebody is told or
  // wants is no report ("told reporters that ..."), nor what somebody recalls.
  std::optional<std::uint32_t> typed_governed(std::uint32_t index, Operator op) const {
    std::optional<std::uint32_t> found;
    for (std::uint32_t governed : view_.governed[index]) {
      if (!is_governed(view_.predicates[governed].link)) continue;
      if (state_[governed] != State::Read || !readings_[governed].type) continue;
      if ((op == Operator::Wish || op == Operator::End) && view_.predicates[governed].link == GovernorLink::Reported) continue;
      if (stands_before(index, governed)) continue;
      if (view_.predicates[governed].link != GovernorLink::Nominal) return governed;
      if (!found && takes_noun(index, governed, op)) found = governed;
    }
    return found;
  }

  // "The rebels accused Cairo, a charge that Egypt denied": a clause before a verb that has an object of its own is no complement of it.
  bool stands_before(std::uint32_t index, std::uint32_t governed) const {
    const TokenIndex verb = view_.predicates[index].trigger, clause = view_.predicates[governed].trigger;
    return clause < verb && view_.tree[clause].head == verb && view_.tree[clause].deprel == "ccomp" && view_.tree.child(verb, "dobj");
  }

  void read_operator(std::uint32_t index, const OperatorSense& op, Reading& reading) {
    if (op.op == Operator::Say || op.op == Operator::Carry) return;
    const auto governed = typed_governed(index, op.op);
    // Nothing to compose with: the operator's own sense stands, and only tells who is asked.
    if (!governed && reading.type) return add_untyped_parties(index, reading);
    if (!governed && !governs_any(index, is_governed) && reading.parties.targets.empty()) return;
    const auto governed_type = governed ? readings_[*governed].type : std::nullopt;
    const bool is_same = is_same_act(index, op.op, governed);
    const Composition* composition = view_.lexicon.compose(is_same ? Operator::Begin : op.op, governed_type);
    if (!composition) return;
    if (is_same) reading.is_specific = false;
    compose(op, *composition, governed, index, reading);
    reading.is_intended = op.op == Operator::Intend || op.op == Operator::Wish;
  }

  // What a call or letter is about counts more than that it was made; and a demand made by a march is part of the march.
  void read_purpose(std::uint32_t index, const OperatorSense* op, Reading& reading) {
    for (std::uint32_t purpose : view_.governed[index]) {
      if (!is_purpose(view_.predicates[purpose].link)) continue;
      Reading& inner = readings_[purpose];
      if (state_[purpose] == State::Read && !inner.type && view_.predicates[purpose].link == GovernorLink::Relative) take_stray_results(purpose, reading);
      if (state_[purpose] != State::Read || !inner.type) continue;
      if (read_noun_operator(index, purpose, reading)) return;
      if (inner.is_cue) continue;
      if (!reading.type) continue;
      if (reading.type == schema::EventType::Protest && inner.type == schema::EventType::Request) {
        inner.is_absorbed = true;
        if (!reading.governed) reading.governed = purpose;
        continue;
      }
      if (is_told_on(index, purpose)) {
        take_telling(purpose, reading);
        continue;
      }
      const Composition* composition = op && op->op == Operator::Carry ? view_.lexicon.compose(Operator::Carry, inner.type) : nullptr;
      if (composition) return compose(*op, *composition, purpose, index, reading);
    }
  }

  // "shelled the camp, killing four", "issued a note demanding that the owners pay": one act, told on by a participle of the same actor.
  bool is_told_on(std::uint32_t index, std::uint32_t clause) const {
    const Predicate& outer = view_.predicates[index];
    const Predicate& inner = view_.predicates[clause];
    const Reading& told = readings_[clause];
    const bool is_participle = view_.tree[inner.trigger].xpos == "VBG" && inner.trigger > outer.trigger;
    if (!is_participle || told.is_absorbed || told.type != readings_[index].type || told.parties.targets.empty() || inner.status.negated != outer.status.negated) return false;
    const bool is_on_verb = inner.link == GovernorLink::Adverbial;
    const bool is_on_thing = view_.tree[inner.trigger].deprel == "acl" && readings_[index].parties.targets.empty();
    std::vector<Party> others = told.parties.actors;
    remove_parties(others, readings_[index].parties.actors);
    return (is_on_verb || is_on_thing) && others.empty();
  }

  // "shelled a village where they had hidden, killing six": parsers hang the participle on the nearest verb.
  void take_stray_results(std::uint32_t relative, Reading& reading) {
    if (reading.type != schema::EventType::Assault || reading.parties.actors.empty()) return;
    for (std::uint32_t clause : view_.governed[relative]) {
      const bool is_behind = is_result(clause) && view_.predicates[clause].trigger > view_.predicates[relative].trigger;
      const Reading& inner = readings_[clause];
      if (is_behind && state_[clause] == State::Read && !inner.is_no_event && inner.type == reading.type && !inner.is_absorbed && !inner.parties.targets.empty()) take_telling(clause, reading);
    }
  }

  // "retaliated with strikes on the camps": the noun says by what and at whom.
  void take_means(std::uint32_t index, Reading& reading) {
    if (!reading.type || reading.parties.actors.empty() || !reading.parties.targets.empty()) return;
    for (std::uint32_t noun : view_.governed[index]) {
      if (view_.predicates[noun].link != GovernorLink::Nominal || state_[noun] != State::Read || noun_link(index, noun) != "with") continue;
      const Reading& means = readings_[noun];
      if (means.type == reading.type && !means.is_absorbed && have_same_entities(means.parties.actors, reading.parties.actors)) return take_telling(noun, reading);
    }
  }

  // With what is told in the same breath: "killing four and wounding two".
  void take_telling(std::uint32_t clause, Reading& reading) {
    Reading& told = readings_[clause];
    add_parties(reading.parties.targets, told.parties.targets);
    remove_parties(reading.parties.targets, reading.parties.actors);
    reading.results.push_back(clause);
    reading.results.insert(reading.results.end(), told.results.begin(), told.results.end());
    told.is_absorbed = true;
    for (std::uint32_t next : view_.governed[clause]) {
      const bool is_joined = view_.predicates[next].link == GovernorLink::Coordination && view_.tree[view_.predicates[next].trigger].xpos == "VBG";
      if (is_joined) read_one(next);
      if (is_joined && state_[next] == State::Read && readings_[next].type == told.type && !readings_[next].is_absorbed) take_telling(next, reading);
    }
  }

  // "expressed its willingness to talk", "announced plans to leave": the noun, no predicate itself, governs the infinitive.
  bool read_noun_operator(std::uint32_t index, std::uint32_t act, Reading& reading) {
    const Tree& tree = view_.tree;
    const TokenIndex verb = view_.predicates[act].trigger, noun = tree[verb].head;
    const bool is_infinitive = tree[verb].deprel == "acl" && std::any_of(tree.children(verb).begin(), tree.children(verb).end(), [&](TokenIndex child) {
      return tree[child].deprel == "aux" && tree[child].lemma == "to";
    });
    if (!is_infinitive || !is_piece(index, tree[noun].head) || part_of_speech(tree[noun]) != PartOfSpeech::Noun) return false;
    const auto& senses = view_.lexicon.operators(PartOfSpeech::Noun, view_.numbers.lemma(noun));
    if (senses.empty() || !senses.front().conditions.empty()) return false;
    const Composition* composition = view_.lexicon.compose(senses.front().op, readings_[act].type);
    if (!composition) return false;
    reading.is_specific = false;
    compose(senses.front(), *composition, act, index, reading);
    reading.is_intended = senses.front().op == Operator::Intend;
    return true;
  }

  // Whether the whole is the governed act itself: who orders an arrest, or somebody jailed, has it done; talks that end were held.
  bool is_same_act(std::uint32_t index, Operator op, std::optional<std::uint32_t> governed) const {
    if (!governed) return false;
    const Predicate& act = view_.predicates[*governed];
    if (op == Operator::Order) return act.link == GovernorLink::Nominal || act.passive;
    return op == Operator::End && readings_[*governed].type == schema::EventType::Consult && act.link == GovernorLink::Nominal &&
           noun_link(index, *governed) == "nsubj";
  }

  void compose(const OperatorSense& op, const Composition& composition, std::optional<std::uint32_t> governed, std::uint32_t index, Reading& reading) {
    const Reading* inner = governed ? &readings_[*governed] : nullptr;
    // The governing word's own mode says more than the rule's: "condemned the attack" disapproves, "alleged an attack" alleges.
    const bool keeps_own_mode = composition.type && reading.type == composition.type && !reading.modes.empty();
    // "cancelled the visit" has an entry of its own, which knows more than what cancelling makes of a visit.
    const bool keeps_own_sense = reading.type && reading.is_specific && governed &&
                                 (view_.predicates[*governed].link == GovernorLink::Nominal || op.op == Operator::Allow || op.op == Operator::Begin);
    if (!keeps_own_mode && !keeps_own_sense) {
      reading.type = composition.type ? composition.type : inner ? inner->type : std::nullopt;
      reading.modes = composition.type ? composition.modes : inner ? inner->modes : std::vector<std::string>();
      reading.cameo = composition.type ? composition.cameo : inner ? inner->cameo : std::string();
    }
    if (inner && !composition.type && !keeps_own_sense) {
      reading.is_cue = inner->is_cue;
      reading.results = inner->results;
    }
    reading.sources.push_back(op.source);
    reading.sources.push_back(composition.source);
    if (!inner) {
      add_untyped_parties(index, reading);
      return;
    }
    reading.sources.insert(reading.sources.end(), inner->sources.begin(), inner->sources.end());
    reading.governed = governed;
    const ComposedAct act{index, *governed, op.op, composition};
    reading.parties = compose_parties(view_, act, *inner, std::move(reading.parties));
    // "Iran was forced to bomb the port": nobody is told who forced it, but what it did. Not "was not allowed to".
    const bool tells_less = is_put_on_subject(view_, act, *inner) && op.op != Operator::Forbid && reading.parties.actors.empty() && !view_.predicates[index].status.negated;
    if (!composition.keeps_governed && !tells_less) absorb(*governed, index);
  }

  // "put off its decision to open talks": what the governed act is only about has not been done either. `above`: what takes it in.
  void absorb(std::uint32_t index, std::uint32_t above) {
    readings_[index].is_absorbed = true;
    for (std::uint32_t governed : view_.governed[index]) {
      if (!is_governed(view_.predicates[governed].link)) continue;
      const Predicate& act = view_.predicates[governed];
      const bool is_free = governed != above && state_[governed] == State::Read && !readings_[governed].is_absorbed;
      if (is_free && act.link == GovernorLink::Complement && act.status.hypothetical) absorb(governed, above);
    }
  }

  // A governed predicate without a type still tells who is asked ("demanded that the alliance stop expanding").
  void add_untyped_parties(std::uint32_t index, Reading& reading) {
    for (std::uint32_t governed : view_.governed[index]) {
      if (!is_governed(view_.predicates[governed].link)) continue;
      if (!reading.parties.targets.empty() || state_[governed] != State::Read) return;
      find_own_parties(governed);
      reading.parties.targets = readings_[governed].parties.actors;
      remove_parties(reading.parties.targets, reading.parties.actors);
      if (!reading.parties.targets.empty()) continue;
      reading.parties.targets = readings_[governed].parties.targets;
      remove_parties(reading.parties.targets, reading.parties.actors);
    }
  }

  const DocumentView& view_;
  const ReadingOptions options_;
  std::vector<Reading> readings_;
  std::vector<State> state_;
  std::vector<bool> has_parties_;
};

}  // namespace

std::vector<Reading> read_predicates(const DocumentView& view, const ReadingOptions& options) {
  return Reader(view, options).read();
}

}  // namespace dyad::extract
