// Participants that a predicate does not name itself: by coordination, control and raising, participles, event nouns. The open places of relative clauses: gaps.h.
#include <algorithm>

#include "extract/predicate/draft.h"
#include "extract/predicate/gaps.h"

namespace dyad::extract {
namespace {

class Inheritance {
 public:
  Inheritance(const SyntaxView& syntax, Drafts& drafts) : syntax_(syntax), drafts_(drafts), gaps_(syntax, drafts) {}

  void run() {
    for (Draft& draft : drafts_.all) {
      gaps_.resolve_relatives(draft);
      gaps_.fill_relative(draft);
    }
    for (std::uint32_t i = 0; i < drafts_.all.size(); ++i) resolve(i, 0);
  }

 private:
  using Arguments = std::vector<Argument>;

  // Governors first, so that what they inherit is passed on. Broken trees cannot loop: the depth is bounded.
  void resolve(std::uint32_t index, int depth) {
    Draft& draft = drafts_.all[index];
    if (draft.inherited || depth > 50) return;
    draft.inherited = true;
    if (draft.governor != kNoPredicate) resolve(draft.governor, depth + 1);
    if (draft.result.kind == PredicateKind::Noun) resolve_noun(draft);
    else if (draft.has_light_noun_as_subject) resolve_light_relative(draft);
    else if (!has_subject(draft)) resolve_subject(draft);
    if (draft.governor != kNoPredicate) share_object(draft, drafts_.all[draft.governor]);
    if (draft.embedding != nullptr && draft.embedding->control == Control::Object) take_clause_subject(draft);
  }

  static Arguments subjects(const Draft& draft) {
    Arguments found;
    for (const Argument& argument : draft.result.arguments) if (is_subject(argument)) found.push_back(argument);
    return found;
  }
  static Arguments with_role(const Draft& draft, Role role) {
    Arguments found;
    for (const Argument& argument : draft.result.arguments) if (argument.role == role) found.push_back(argument);
    return found;
  }

  void resolve_subject(Draft& draft) {
    switch (syntax_.dep(draft.verb)) {
      case Dep::Acl: case Dep::Relcl: return resolve_clause_on_noun(draft);
      default: break;
    }
    if (draft.governor == kNoPredicate) return;
    const Draft& governor = drafts_.all[draft.governor];
    switch (draft.link_dep) {
      case Dep::Conj: return give_subject(draft, controllers_as_conjunct(governor, draft), ArgumentSource::Coordination);
      case Dep::Xcomp: case Dep::Oprd: return give_subject(draft, controllers(governor, draft), ArgumentSource::Control);
      case Dep::Pcomp:  // not "after shelling killed two"
        if (!is_finite(syntax_.tag(draft.verb))) give_subject(draft, controllers(governor, draft), ArgumentSource::Control);
        return;
      case Dep::Ccomp: if (!is_finite_clause(draft)) give_subject(draft, controllers(governor, draft), ArgumentSource::Control); return;
      case Dep::Advcl: if (!is_finite_clause(draft)) give_subject(draft, actors_or_subjects(governor, draft), ArgumentSource::Participle); return;
      case Dep::Dep: if (!is_finite_clause(draft)) give_subject(draft, subjects(governor), ArgumentSource::Participle); return;
      default: return;
    }
  }

  bool is_finite_clause(const Draft& draft) const {
    if (is_finite(syntax_.tag(draft.verb))) return true;
    for (const TokenIndex c : syntax_.children(draft.verb)) {
      if (syntax_.dep(c) == Dep::Aux || syntax_.dep(c) == Dep::Auxpass) {
        if (is_finite(syntax_.tag(c)) || syntax_.tag(c) == Tag::Md) return true;
      }
    }
    return false;
  }

  Arguments controllers_as_conjunct(const Draft& governor, const Draft& draft) const {
    if (governor.is_nominal()) return with_role(governor, Role::Actor);
    const Arguments found = subjects(governor);
    // "said that the collision was no accident and accused Moscow": what cannot speak is not who does; the parser joins the verbs too low.
    const bool speaks = draft.embedding != nullptr && draft.embedding->report && !draft.result.passive;
    const bool is_low = speaks && !has_party(found) && governor.link_dep == Dep::Ccomp && governor.governor != kNoPredicate;
    return is_low ? subjects(drafts_.all[governor.governor]) : found;
  }

  // Who does what the complement says: "Iran agreed to stop", "they urged Iran to stop", "Iran was urged to stop".
  Arguments controllers(const Draft& governor, const Draft& draft) const {
    if (governor.is_nominal()) return with_role(governor, Role::Actor);
    if (governor.result.kind == PredicateKind::Copula) return holders_of_idea(governor);
    const bool by_means = draft.link_preposition != kNoToken && syntax_[draft.link_preposition].lemma == "by";
    // "stopped them from crossing", "talked him into leaving"; not "bought ships as a means of earning money".
    const std::string_view preposition = draft.link_preposition == kNoToken ? std::string_view() : syntax_[draft.link_preposition].lemma;
    // "fined the bank for breaking the rules"; not "used the money for building a road".
    const bool judges = preposition == "for" && draft.link_dep == Dep::Pcomp && has_party_as_object(governor);
    const bool moves_object = preposition == "from" || preposition == "into" || judges;
    const bool declared = governor.embedding != nullptr && !moves_object;
    if (draft.link_dep == Dep::Pcomp && !declared && !moves_object) return actors_or_subjects(governor, draft);
    if (by_means || (declared && governor.embedding->control == Control::Subject)) return actors_or_subjects(governor, draft);
    if (governor.result.passive) return subjects(governor);
    Arguments objects = objects_before(governor, draft.verb);
    // "built a dam to win votes"; not "rolled out the jet to go to Oslo"
    const bool moves = syntax_.has(draft.verb, kMove) || syntax_.has(draft.verb, kUndergo);
    const bool are_used = !declared && !moves_object && !moves && !has_party(objects);
    return objects.empty() || are_used ? subjects(governor) : objects;
  }
  bool has_party(const Arguments& arguments) const {
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) { return syntax_.is_party(argument.head); });
  }
  bool has_party_as_object(const Draft& governor) const {
    return std::any_of(governor.result.arguments.begin(), governor.result.arguments.end(),
                       [&](const Argument& argument) { return argument.path == "dobj" && syntax_.is_party(argument.head); });
  }
  // "Its goal is to win", "the plan of the army is to attack": whoever has the plan; not the plan itself.
  Arguments holders_of_idea(const Draft& copula) const {
    Arguments found = subjects(copula);
    if (found.size() != 1 || !syntax_.has(found[0].head, kIdea)) return found;
    const TokenIndex idea = found[0].head;
    if (const Draft* plan = drafts_.at(idea)) return with_role(*plan, Role::Actor);
    return holders_of(idea);
  }
  // "the army's right to", "the failure of the bank to", "a motion by the mayor to".
  Arguments holders_of(TokenIndex idea) const {
    Arguments found;
    for (const TokenIndex c : syntax_.children(idea)) {
      TokenIndex holder = syntax_.dep(c) == Dep::Poss ? c : kNoToken;
      if (syntax_.dep(c) == Dep::Prep && (syntax_[c].lemma == "of" || syntax_[c].lemma == "by")) holder = syntax_.child(c, Dep::Pobj);
      if (holder == kNoToken || !(syntax_.is_party(holder) || syntax_.tag(holder) == Tag::PrpPoss)) continue;
      Argument argument;
      argument.head = holder;
      argument.phrase = syntax_.phrase(holder);
      found.push_back(std::move(argument));
    }
    return found;
  }
  // Objects and addressed parties: "appealed to the US to defend", "told the troops to leave".
  Arguments objects_before(const Draft& governor, TokenIndex clause) const {
    Arguments direct, addressed;
    for (const Argument& argument : governor.result.arguments) {
      if (argument.head > clause || is_subject(argument) || drafts_.by_token[argument.head] != kNoPredicate) continue;
      if (argument.path == "dobj" || argument.path == "dative") direct.push_back(argument);
      else if (!argument.preposition.empty() && argument.preposition != "by" && (argument.role == Role::Recipient || argument.role == Role::Target)) addressed.push_back(argument);
    }
    return direct.empty() ? addressed : direct;
  }
  // Under a passive the agent, where there is one, has the purpose: "sanctions were imposed by the EU to punish them".
  Arguments actors_or_subjects(const Draft& governor, const Draft& draft) const {
    if (governor.is_nominal()) return with_role(governor, Role::Actor);
    if (governor.result.passive && syntax_.has_auxiliary_to(draft.verb)) {
      Arguments agents = with_role(governor, Role::Actor);
      if (!agents.empty()) return agents;
    }
    if (governor.has_light_noun_as_subject) return with_role(governor, Role::Actor);
    // "hired guards to protect the port"
    if (draft.link_dep == Dep::Advcl && governor.embedding != nullptr && governor.embedding->control == Control::Object && !governor.result.passive &&
        syntax_.has_auxiliary_to(draft.verb)) {
      Arguments objects = objects_before(governor, draft.verb);
      // Not "blocked roads to demand", "set up a fair to show".
      const Effect effect = governor.embedding->infinitive;
      if (!objects.empty() && effect != Effect::Not && (effect != Effect::Future || has_party(objects))) return objects;
    }
    return subjects(governor);
  }

  // "soldiers guarding the gate", "demands presented by", "a plan to invade", "the house that he sold".
  void resolve_clause_on_noun(Draft& draft) {
    const TokenIndex noun = syntax_.head(draft.verb);
    const bool relative = syntax_.dep(draft.verb) == Dep::Relcl;
    if (syntax_.has_auxiliary_to(draft.verb)) return resolve_infinitive_on_noun(draft, noun);
    if (relative && is_finite_clause(draft)) return;
    if (is_verb(syntax_.tag(noun))) return;
    // "had problems reaching the port": whoever had them.
    const bool is_had = syntax_.dep(noun) == Dep::Dobj && syntax_.has(syntax_.head(noun), kHaving);
    if (!relative && syntax_.tag(draft.verb) == Tag::Vbg && syntax_.has(noun, kPursuit) && is_had) return give_subject_above(draft, noun);
    give_noun(draft, relative ? noun : named_by(noun), relative ? ArgumentSource::Relative : ArgumentSource::Participle);
  }
  // "Rosa Brandt, a banker running the fund": the name says who it is.
  TokenIndex named_by(TokenIndex noun) const {
    const TokenIndex name = syntax_.head(noun);
    const bool is_described = syntax_.dep(noun) == Dep::Appos && syntax_.tag(noun) == Tag::Nn && syntax_.tag(name) == Tag::Nnp && syntax_.is_party(noun);
    return is_described ? name : noun;
  }
  // "its plan to invade", "took steps to defend itself": whoever has the plan; else nobody.
  void resolve_infinitive_on_noun(Draft& draft, TokenIndex noun) {
    if (const Draft* event = drafts_.at(noun)) {
      // "the call on the rebels to surrender"; else "its plan to invade".
      const bool asks = event->embedding != nullptr && event->embedding->control == Control::Object;
      Arguments asked = asks ? with_role(*event, Role::Target) : Arguments();
      if (asks && asked.empty()) asked = with_role(*event, Role::Recipient);
      if (asked.empty()) asked = with_role(*event, Role::Actor);
      if (!asked.empty()) return give_subject(draft, asked, ArgumentSource::Control);
    }
    if (Arguments holders = holders_of(noun); !holders.empty()) return give_subject(draft, holders, ArgumentSource::Control);
    if (is_singled_out(noun)) return give_noun(draft, noun, ArgumentSource::Participle);
    if (is_somebody_new(noun) && acts_alone(draft)) return give_noun(draft, noun, ArgumentSource::Participle);
    if (syntax_.dep(noun) == Dep::Root) return give_noun(draft, noun, ArgumentSource::Participle);  // a headline: "Chad to close its border"
    give_subject_above(draft, noun);
  }
  // "won a contract to build": the subject of the clause above the noun.
  void give_subject_above(Draft& draft, TokenIndex noun) {
    for (std::uint32_t above = draft.governor, steps = 0; above != kNoPredicate && steps < 3; above = drafts_.all[above].governor, ++steps) {
      const Draft& governor = drafts_.all[above];
      if (governor.is_nominal()) continue;
      if (is_of_others(governor, noun)) return;
      Arguments holders = governor.result.passive ? with_role(governor, Role::Actor) : subjects(governor);
      std::erase_if(holders, [noun](const Argument& holder) { return holder.head == noun; });
      if (!holders.empty() && syntax_.has_auxiliary_to(draft.verb)) gaps_.fill_infinitive(draft, syntax_.through_transparent(noun));
      return give_subject(draft, holders, ArgumentSource::Control);
    }
  }

  // "rejected a plan to lend", "backed a bid to host": somebody else's, or who knows; not "has a plan to lend".
  bool is_of_others(const Draft& governor, TokenIndex noun) const {
    const Embedding* embedding = governor.embedding;
    if (embedding == nullptr || syntax_.head(noun) != governor.verb || syntax_.dep(noun) != Dep::Dobj) return false;
    return embedding->answers || (!embedding->bearer && embedding->infinitive != Effect::None);
  }

  // "found a witness to testify", "a lawyer to sue the firm"; not "a country to run".
  bool acts_alone(const Draft& draft) const {
    return syntax_.has(draft.verb, kAgentive) || syntax_.has(draft.verb, kMove) || syntax_.has_child(draft.verb, Dep::Dobj);
  }
  bool is_somebody_new(TokenIndex noun) const {
    const TokenIndex article = syntax_.child(noun, Dep::Det);
    return syntax_.has(noun, kPartyNoun) && syntax_.tag(noun) == Tag::Nn && article != kNoToken && syntax_[article].lemma == "a";
  }

  // "the first bank to fail", "the only country to object".
  bool is_singled_out(TokenIndex noun) const {
    for (const TokenIndex c : syntax_.children(noun)) {
      if (c >= noun) return false;
      if (syntax_.dep(c) == Dep::Amod && (syntax_.has(c, kSinglingOut) || syntax_[c].xpos == "JJS")) return true;
    }
    return false;
  }

  void give_subject(Draft& draft, const Arguments& from, ArgumentSource source) {
    for (const Argument& argument : from) {
      const auto& own = draft.result.arguments;
      if (std::any_of(own.begin(), own.end(), [&](const Argument& known) { return known.head == argument.head; })) continue;
      Argument subject = argument;
      subject.source = source;
      subject.path = draft.result.passive ? "nsubjpass" : "nsubj";
      subject.preposition.clear();
      subject.role = subject_role(syntax_, draft, subject.head);
      draft.result.arguments.push_back(std::move(subject));
    }
  }
  void give_noun(Draft& draft, TokenIndex noun, ArgumentSource source) {
    Argument argument;
    argument.head = noun;
    argument.phrase = phrase_without_clauses(syntax_, noun);
    give_subject(draft, {argument}, source);
  }

  // "the demands Moscow presented": a relative clause without pronoun and object has its noun as object.
  void resolve_light_relative(Draft& draft) {
    if (has_subject(draft) || draft.result.passive || syntax_.dep(draft.verb) != Dep::Conj || draft.governor == kNoPredicate) return;
    give_subject(draft, subjects(drafts_.all[draft.governor]), ArgumentSource::Coordination);
  }

  // "attacked and looted the village": the object of the last conjunct belongs to both. Not "resigned and left the country".
  void share_object(Draft& draft, Draft& first) {
    if (draft.link_dep == Dep::Conj && draft.result.passive && first.result.passive) return share_agent(draft, first);
    if (draft.link_dep != Dep::Conj || draft.result.kind != PredicateKind::Verb || first.result.kind != PredicateKind::Verb) return;
    if (first.result.passive || draft.result.passive || !is_adjacent(first.verb, draft.verb)) return;
    const auto is_object = [](const Argument& argument) { return argument.path == "dobj"; };
    auto& to = first.result.arguments;
    if (std::any_of(to.begin(), to.end(), is_object)) return;
    for (const Argument& argument : draft.result.arguments) {
      if (!is_object(argument)) continue;
      to.push_back(argument);
      to.back().source = ArgumentSource::Coordination;
    }
  }

  // "were selected and bought by the government"
  void share_agent(const Draft& draft, Draft& first) {
    if (first.result.argument(Role::Actor) != nullptr || !is_adjacent(first.verb, draft.verb)) return;
    for (const Argument& argument : draft.result.arguments) {
      if (argument.path != "agent>pobj") continue;
      first.result.arguments.push_back(argument);
      first.result.arguments.back().source = ArgumentSource::Coordination;
    }
  }
  static bool is_adjacent(TokenIndex first, TokenIndex second) { return second <= first + 3; }

  // "urged Iran to stop" is often read as a clause with its own subject; whoever is urged is a participant of "urge" too.
  void take_clause_subject(Draft& draft) {
    if (draft.result.passive || draft.verb == kNoToken || syntax_.has_child(draft.verb, Dep::Dobj)) return;
    const TokenIndex clause = infinitive_with_subject(draft.verb);
    if (clause == kNoToken) return;
    const Draft* complement = drafts_.at(clause);
    if (complement == nullptr) return;
    for (Argument argument : complement->result.arguments) {
      if (!is_subject(argument)) continue;
      argument.role = Role::Target;
      argument.path = "ccomp>nsubj";
      argument.source = ArgumentSource::Control;
      draft.result.arguments.push_back(std::move(argument));
    }
  }

  // "urged [Iran to stop]", "helped [Peru gain ground]"
  TokenIndex infinitive_with_subject(TokenIndex verb) const {
    for (const TokenIndex c : syntax_.children(verb)) {
      const bool is_clause = syntax_.dep(c) == Dep::Xcomp || syntax_.dep(c) == Dep::Ccomp;
      const bool is_bare = syntax_.tag(c) == Tag::Vb && !syntax_.has_child(c, Dep::Aux);
      const bool has_subject = syntax_.has_child(c, Dep::Nsubj) || syntax_.has_child(c, Dep::Nsubjpass);
      if (is_clause && has_subject && (is_bare || syntax_.has_auxiliary_to(c))) return c;
    }
    return kNoToken;
  }

  // "plotting an invasion": who plots would invade. Not "condemned an invasion".
  void resolve_noun(Draft& draft) {
    const bool has_actor = std::any_of(draft.result.arguments.begin(), draft.result.arguments.end(),
                                       [](const Argument& argument) { return argument.role == Role::Actor && argument.preposition != "with"; });
    if (has_actor || draft.governor == kNoPredicate) return;
    const Draft& governor = drafts_.all[draft.governor];
    if (bears(governor, draft) || is_means(governor, draft)) give_actors(draft, with_role(governor, Role::Actor));
    else if (draft.result.reciprocal) give_actors(draft, speaking_party(draft));
  }
  bool bears(const Draft& governor, const Draft& noun) const {
    if (governor.result.kind == PredicateKind::LightVerb && syntax_.first_conjunct(noun.noun) == governor.noun) return true;
    return governor.embedding != nullptr && governor.embedding->bearer && is_chosen(syntax_, noun, governor);
  }
  // "answered with a raid", "rejected the offer in a speech": whoever acts does it by the act that the noun names. Not "struggled with a
  // raid", "marked it with the parade", whose is known from before, "survived in an attack".
  bool is_means(const Draft& governor, const Draft& noun) const {
    const bool is_active = governor.result.kind == PredicateKind::Verb && !governor.result.passive;
    if (!is_active || noun.link_preposition == kNoToken || noun.noun_entry == nullptr || syntax_.head(noun.link_preposition) != governor.verb || is_chosen(syntax_, noun, governor)) return false;
    // An act, no happening: it is done to something, or the text says to whom ("with strikes on the camp").
    const bool is_done_to = noun.noun_entry->of == Role::Target || noun.result.argument(Role::Target) != nullptr;
    const bool is_act = syntax_[noun.link_preposition].lemma == "with" && syntax_.has(governor.verb, kAnswering) && is_done_to;
    const bool is_utterance = syntax_[noun.link_preposition].lemma == "in" && syntax_.has(noun.noun, kUtterance);
    const TokenIndex article = syntax_.child(noun.noun, Dep::Det);
    const bool is_new = article == kNoToken || syntax_[article].lemma == "a" || syntax_[article].lemma == "an";
    const Arguments actors = with_role(governor, Role::Actor);
    return (is_act || is_utterance) && is_new && std::any_of(actors.begin(), actors.end(), [&](const Argument& actor) { return syntax_.is_party(actor.head); });
  }
  void give_actors(Draft& draft, Arguments actors) {
    for (Argument& actor : actors) {
      const auto& own = draft.result.arguments;
      if (std::any_of(own.begin(), own.end(), [&](const Argument& known) { return known.head == actor.head; })) continue;
      if (drafts_.by_token[actor.head] != kNoPredicate) continue;
      actor.source = ArgumentSource::Nominal;
      draft.result.arguments.push_back(std::move(actor));
    }
    if (draft.noun_entry != nullptr && draft.noun_entry->reciprocal && with_role(draft, Role::Actor).size() > 1) draft.result.reciprocal = true;
  }
  // "cut prices after talks with the union": the other party is who does what they are told of with; else, "he expects negotiations with Iran
  // to begin", whoever speaks or thinks of them.
  Arguments speaking_party(const Draft& draft) const {
    std::uint32_t above = draft.governor;
    for (int steps = 0; above != kNoPredicate && steps < 5; ++steps, above = drafts_.all[above].governor) {
      const Draft& governor = drafts_.all[above];
      if (governor.is_nominal() && !with_role(governor, Role::Actor).empty()) return {};  // "resented the union's part in talks with the mill"
      if (governor.is_nominal() || (governor.embedding == nullptr && steps > 0)) continue;
      Arguments actors = with_role(governor, Role::Actor);
      std::erase_if(actors, [&](const Argument& actor) { return drafts_.by_token[actor.head] != kNoPredicate; });
      if (!actors.empty()) return actors;
    }
    return {};
  }

  const SyntaxView& syntax_;
  Drafts& drafts_;
  GapFiller gaps_;
};

}  // namespace

void inherit_arguments(const SyntaxView& syntax, Drafts& drafts) { Inheritance(syntax, drafts).run(); }

void mark_abstractions(const SyntaxView& syntax, Drafts& drafts) {
  for (Draft& draft : drafts.all) {
    for (Argument& argument : draft.result.arguments) argument.abstract = syntax.is_abstract(argument.head);
  }
}

}  // namespace dyad::extract
