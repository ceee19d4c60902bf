// The roles of arguments once all are found: what a subject is to its verb, what a noun makes of "of" and of possessors, who does what together.
#include <algorithm>

#include "extract/predicate/draft.h"

namespace dyad::extract {
namespace {

// "against the euro", "on Wall Street", beside what rises or falls.
bool is_aside_preposition(std::string_view preposition) { return preposition == "against" || preposition == "on" || preposition == "with"; }

bool undergoes_alone(const SyntaxView& syntax, TokenIndex verb) { return syntax.has(verb, kUndergo) || syntax.has(verb, kErgative); }

// "lost 5 points", "gained 2.3 percent", "died aged 56": how much, not what.
bool is_measure(const SyntaxView& syntax, TokenIndex object) {
  const bool is_age = syntax.tag(object) == Tag::Cd && object > 0 && syntax.dep(object - 1) == Dep::Advcl && syntax.head(object - 1) == syntax.head(object);
  return is_age || (syntax.has(object, kMeasure) && syntax.has_child(object, Dep::Nummod));
}

// "Thousands of protesters" can act as protesters can.
bool is_party_or_number_of(const SyntaxView& syntax, TokenIndex subject) { return syntax.is_party(subject) || syntax.is_party(syntax.through_transparent(subject)); }

// A person or people, by name, noun or pronoun. Names of firms and products look alike.
bool is_somebody(const SyntaxView& syntax, TokenIndex subject) {
  const TokenIndex meant = syntax.through_transparent(subject);
  const EntityType entity = syntax.entity(meant);
  if (entity == EntityType::Person || entity == EntityType::Norp || entity == EntityType::Gpe) return true;
  if (syntax.tag(meant) == Tag::Prp) return syntax[meant].lemma != "it";
  return syntax.has(meant, kPartyNoun) || syntax.tag(meant) == Tag::Wp;
}

// By name or pronoun for one.
bool is_one_person(const SyntaxView& syntax, TokenIndex subject) {
  if (syntax.tag(subject) == Tag::Prp) return is_somebody(syntax, subject) && syntax[subject].lemma != "they";
  return syntax.entity(subject) == EntityType::Person;
}

// "flight", "landing": who or what moves acts only where it is somebody.
bool is_motion(const SyntaxView& syntax, const NounEntry& noun) { return noun.verb != 0 && (syntax.lexicon().word(noun.verb).flags & kMove) != 0; }

// What makes an actor of the subject of a verb that can do without: an object or a clause. "The king began to pray", not "The tax appears to work".
bool has_complement(const SyntaxView& syntax, const Draft& draft) {
  const bool undergoes = undergoes_alone(syntax, draft.verb);
  const bool acts_by_clause = !undergoes || (draft.embedding != nullptr && draft.embedding->bearer);
  for (const TokenIndex c : syntax.children(draft.verb)) {
    switch (syntax.dep(c)) {
      case Dep::Dative: case Dep::Ccomp: return true;
      case Dep::Xcomp: if (acts_by_clause) return true; break;
      case Dep::Dobj: if (!syntax.is_time(c) && !(undergoes && is_measure(syntax, c))) return true; break;
      default: break;
    }
  }
  return false;
}

class RoleSettler {
 public:
  RoleSettler(const SyntaxView& syntax, Draft& draft) : syntax_(syntax), lexicon_(syntax.lexicon()), paths_(lexicon_.paths()), draft_(draft) {}

  void run() const {
    settle_second_objects();
    settle_existential();
    settle_extents();
    settle_measured_names();
    for (Argument& argument : draft_.result.arguments) if (argument.path == "nsubj" && argument.role == Role::Actor) argument.role = subject_role(syntax_, draft_, argument.head);
    settle_asides();
    settle_companions();
    if (draft_.noun_entry != nullptr) settle_noun_roles();
    if (draft_.result.kind == PredicateKind::LightVerb) drop_own_possessor();
    mark_reciprocal();
  }

 private:
  // Beside an object, "at" and "on" tell where or about what, unless the verb chooses them: "showed the plane at the fair";
  // not "fired rockets at the base", "smiled at the crowd".
  void settle_second_objects() const {
    if (draft_.result.kind != PredicateKind::Verb || draft_.noun != kNoToken) return;
    auto& arguments = draft_.result.arguments;
    const auto is_object = [](const Argument& argument) { return argument.path == "dobj" || argument.path == "nsubjpass"; };
    if (std::none_of(arguments.begin(), arguments.end(), is_object)) return;
    if (syntax_.has_child(draft_.verb, Dep::Dative)) {  // "told voters a lie"
      for (Argument& argument : arguments) if (argument.path == "dobj" && argument.role == Role::Recipient) argument.role = Role::Topic;
    }
    const PathRules::Node own = lexicon_.word(syntax_.word(draft_.verb)).verb_paths;
    for (Argument& argument : arguments) {
      if (argument.role != Role::Target || (argument.preposition != "at" && argument.preposition != "on")) continue;
      const TokenIndex preposition = syntax_.head(syntax_.first_conjunct(argument.head));
      if (own != 0 && paths_.step(own, Dep::Prep, syntax_.word(preposition)) != 0) continue;
      argument.role = argument.preposition == "at" ? Role::Place : Role::Topic;
    }
  }
  // A name that the parser takes for a measure is the object after the verb ("unveiled Falcon 4"), before it one of several subjects
  // ("France, Spain sign deal") or the subject that a description follows ("Holm & Ruud (H&R), the maker of pumps, has sold").
  void settle_measured_names() const {
    if (draft_.verb == kNoToken) return;
    auto& arguments = draft_.result.arguments;
    const TokenIndex subject = syntax_.child(draft_.verb, Dep::Nsubj);
    for (Argument& argument : arguments) {
      if (argument.path != "npadvmod" || argument.role != Role::Target || argument.head > draft_.verb) continue;
      const bool is_beside = subject != kNoToken && subject > argument.head && syntax_.are_joined_by_comma(argument.head, subject);
      argument.role = is_beside ? Role::Actor : Role::Topic;
      if (is_beside) argument.path = "nsubj", argument.source = ArgumentSource::Coordination;
      if (is_beside && is_description(subject)) return drop_description(argument, subject);
    }
  }
  // "the maker of pumps,"
  bool is_description(TokenIndex subject) const {
    const base::TokenSpan phrase = syntax_.tree().subtree(subject);
    return syntax_.tag(phrase.begin) == Tag::Dt && syntax_.tag(subject) == Tag::Nn && phrase.end < syntax_.size() && syntax_[phrase.end].form == ",";
  }
  void drop_description(Argument& name, TokenIndex description) const {
    name.source = ArgumentSource::Own;
    std::erase_if(draft_.result.arguments, [&](const Argument& argument) { return argument.head == description; });
  }
  // "There are two bridges": what there is.
  void settle_existential() const {
    if (draft_.result.kind != PredicateKind::Copula || !syntax_.has_child(draft_.verb, Dep::Expl)) return;
    for (Argument& argument : draft_.result.arguments) if (argument.path == "attr") argument.role = Role::Target;
  }

  // "The yen rose against the euro", "Shares fell on Wall Street": beside what or where.
  void settle_asides() const {
    if (draft_.result.kind != PredicateKind::Verb || !undergoes_alone(syntax_, draft_.verb)) return;
    auto& arguments = draft_.result.arguments;
    if (std::none_of(arguments.begin(), arguments.end(), [](const Argument& argument) { return is_subject(argument) && argument.role == Role::Target; })) return;
    for (Argument& argument : arguments) {
      if (argument.role == Role::Target && is_aside_preposition(argument.preposition)) argument.role = Role::Topic;
    }
  }

  // "arrived with his wife", "flew to Oslo with ten bankers": who goes along is nobody to whom it is done.
  void settle_companions() const {
    if (draft_.result.kind != PredicateKind::Verb || !syntax_.has(draft_.verb, kMove)) return;
    for (Argument& argument : draft_.result.arguments) {
      if (argument.preposition == "with" && argument.role == Role::Target) argument.role = Role::Companion;
    }
  }

  // "The index lost 5 points": by how much.
  void settle_extents() const {
    if (draft_.result.kind != PredicateKind::Verb || !undergoes_alone(syntax_, draft_.verb)) return;
    for (Argument& argument : draft_.result.arguments) {
      if (argument.path == "dobj" && is_measure(syntax_, argument.head)) argument.role = Role::Topic;
    }
  }

  // "Russia's invasion of Ukraine", "the arrival of the troops", "his arrest", "the Iraq invasion".
  void settle_noun_roles() const {
    const NounEntry& noun = *draft_.noun_entry;
    auto& arguments = draft_.result.arguments;
    for (Argument& argument : arguments) {
      if (argument.path == "prep:of>pobj" && argument.role == Role::Target && syntax_.head(syntax_.head(argument.head)) == draft_.noun) argument.role = noun.of;
    }
    const auto others = [&](const Argument& self, bool targets_only) {
      return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& other) {
        return &other != &self && other.path != self.path && (other.role == Role::Target || (!targets_only && other.role == Role::Actor));
      });
    };
    // "the plane's flight": things undergo what they do.
    const bool moves = is_motion(syntax_, noun);
    for (Argument& argument : arguments) {
      const bool is_subject = argument.role == Role::Actor && (argument.path == "poss" || argument.path == "compound" || argument.path == "prep:of>pobj");
      // The name of a maker before the noun is that of what it made: "Sea Hawk flight".
      const bool is_named_thing = moves && argument.path == "compound" && !is_somebody(syntax_, argument.head);
      const bool is_thing = (is_named_thing || !syntax_.is_party(argument.head)) && syntax_.tag(argument.head) != Tag::PrpPoss;  // "its strike": whose is open
      if (is_subject && noun.of == Role::Actor && is_thing && !others(argument, true)) argument.role = Role::Target;
    }
    for (Argument& argument : arguments) {
      if (argument.path == "compound" && argument.role == Role::Actor && noun.compound != Role::Actor && !others(argument, true)) argument.role = noun.compound;
      if (argument.path == "poss" && noun.possessor != Role::Actor && !others(argument, false)) argument.role = noun.possessor;
    }
  }

  // "presented its demands": the possessor is the subject again.
  void drop_own_possessor() const {
    auto& arguments = draft_.result.arguments;
    if (std::none_of(arguments.begin(), arguments.end(), is_subject)) return;
    std::erase_if(arguments, [&](const Argument& argument) { return argument.path == "poss" && syntax_.tag(argument.head) == Tag::PrpPoss; });
  }

  // "Russia and NATO met", "talks between A and B", "met with the minister".
  void mark_reciprocal() const {
    const TokenIndex verb = draft_.verb;
    const bool by_noun = draft_.noun_entry != nullptr && draft_.noun_entry->reciprocal;
    const bool by_verb = draft_.result.kind == PredicateKind::Verb && syntax_.has(verb, kReciprocal);
    if (!by_noun && !by_verb) return;
    std::size_t parties = 0;
    for (Argument& argument : draft_.result.arguments) {
      const bool is_party = syntax_.is_party(argument.head) || (by_noun && draft_.result.kind == PredicateKind::LightVerb);
      const bool with = argument.preposition == "with" && argument.role != Role::Time && argument.role != Role::Place && is_party;
      const bool met = by_verb && argument.path == "dobj" && syntax_.is_party(argument.head);
      const bool between = argument.preposition == "between" && argument.role != Role::Time;
      if (with || met || between) {
        argument.role = Role::Actor;
        argument.source = ArgumentSource::Reciprocal;
        draft_.result.reciprocal = true;
      }
      parties += argument.role == Role::Actor;
    }
    if (parties > 1 && !draft_.result.passive) draft_.result.reciprocal = true;
    if (by_verb && !draft_.result.reciprocal) draft_.result.reciprocal = has_plural_subject_alone();
  }
  // "The presidents met"; not "The soldiers fought the rebels".
  bool has_plural_subject_alone() const {
    bool plural = false;
    for (const Argument& argument : draft_.result.arguments) {
      if (argument.role == Role::Target || argument.role == Role::Topic) return false;
      plural |= is_subject(argument) && (syntax_.tag(argument.head) == Tag::Nns || syntax_[argument.head].lemma == "they" || syntax_[argument.head].lemma == "we");
    }
    return plural;
  }

  const SyntaxView& syntax_;
  const Lexicon& lexicon_;
  const PathRules& paths_;
  Draft& draft_;
};

}  // namespace

void settle_roles(const SyntaxView& syntax, Draft& draft) { RoleSettler(syntax, draft).run(); }

Role subject_role(const SyntaxView& syntax, const Draft& draft, TokenIndex subject) {
  if (draft.result.passive || draft.subject_is_target) return Role::Target;
  if (draft.result.kind == PredicateKind::Copula) return Role::Target;
  if (draft.result.kind == PredicateKind::Adjective) {
    const bool has_object = std::any_of(draft.result.arguments.begin(), draft.result.arguments.end(), [](const Argument& a) { return a.role == Role::Target; });
    const bool can_act = syntax.is_party(subject) || is_relative(syntax.tag(subject));  // not "the plans were ready"
    return has_object || (draft.embedding != nullptr && can_act) ? Role::Actor : Role::Target;
  }
  if (draft.result.kind != PredicateKind::Verb || (draft.embedding != nullptr && draft.embedding->report)) return Role::Actor;
  if (syntax.has(draft.verb, kMove)) return syntax.has_child(draft.verb, Dep::Dobj) || is_somebody(syntax, subject) ? Role::Actor : Role::Target;
  for (const Argument& argument : draft.result.arguments) {
    // "rose against the dollar" has no object, "marched against the king" has one.
    const bool is_aside = undergoes_alone(syntax, draft.verb) && is_aside_preposition(argument.preposition);
    if (argument.role == Role::Target && !is_subject(argument) && !is_aside) return Role::Actor;
  }
  if (has_complement(syntax, draft)) return Role::Actor;
  if (syntax.has(draft.verb, kAgentive)) return Role::Actor;
  // "the mayor began with a joke", "she started late"; not "the bank collapsed", "the court resumed", "they resumed", which may be the talks
  const bool begins = draft.embedding != nullptr && draft.embedding->aspect && draft.embedding->bearer;
  const bool has_means = draft.result.argument(Role::Instrument) != nullptr;
  if (begins && (is_one_person(syntax, subject) || (has_means && is_somebody(syntax, subject)))) return Role::Actor;
  const bool undergoes = undergoes_alone(syntax, draft.verb) || (!is_party_or_number_of(syntax, subject) && !is_relative(syntax.tag(subject)));
  return undergoes && !syntax.has(draft.verb, kReciprocal) ? Role::Target : Role::Actor;
}

}  // namespace dyad::extract
