// Which tokens are predicates, and of which pieces they consist.
#include <algorithm>
#include <array>

#include "extract/predicate/draft.h"

namespace dyad::extract {
namespace {

class TriggerFinder {
 public:
  TriggerFinder(const SyntaxView& syntax, Drafts& drafts) : syntax_(syntax), lexicon_(syntax.lexicon()), drafts_(drafts) {}

  void run() {
    taken_.assign(syntax_.size(), 0);
    for (TokenIndex t = 0; t < syntax_.size(); ++t) {
      if (is_verb(syntax_.tag(t)) && taken_[t] == 0 && is_verbal_predicate(t)) read_verb(t);
    }
    for (TokenIndex t = 0; t < syntax_.size(); ++t) {
      if (is_noun(syntax_.tag(t)) && taken_[t] == 0 && is_nominal_predicate(t)) add_noun(t);
    }
    std::sort(drafts_.all.begin(), drafts_.all.end(), [](const Draft& a, const Draft& b) { return a.result.trigger < b.result.trigger; });
    drafts_.by_token.assign(syntax_.size(), kNoPredicate);
    for (std::uint32_t i = 0; i < drafts_.all.size(); ++i) {
      for (const TokenIndex piece : drafts_.all[i].result.pieces) drafts_.by_token[piece] = i;
    }
  }

 private:
  // Yes: "Troops advanced". No: "according to", "a growing threat", "including", auxiliaries.
  bool is_verbal_predicate(TokenIndex t) const {
    switch (syntax_.dep(t)) {
      case Dep::Aux: case Dep::Auxpass: case Dep::Amod: case Dep::Prep: case Dep::Compound: case Dep::Cc: case Dep::Det: case Dep::Mark:
      case Dep::Punct: case Dep::Nmod: case Dep::Case: case Dep::Quantmod: case Dep::Agent: case Dep::Prt: case Dep::Nummod: case Dep::Poss:
        return false;
      default: break;
    }
    // Headlines: "Chad to close border" has no verb "chad".
    if (syntax_.entity(t) == EntityType::Gpe || syntax_.entity(t) == EntityType::Person) return false;
    if (syntax_[t].upos == "ADP" || syntax_[t].upos == "SCONJ" || syntax_[t].form == "'s") return syntax_[t].lemma == "be";
    return !(syntax_.has(t, kNoEvent) && syntax_.tag(t) == Tag::Vbg && !syntax_.has_child(t, Dep::Nsubj));
  }

  void read_verb(TokenIndex t) {
    if (const auto light = find_light(t); light.rule != nullptr) return add_light(t, light.noun, *light.rule);
    if (syntax_[t].lemma == "be") return read_be(t);
    Draft& draft = add(t, PredicateKind::Verb);
    add_particle(draft, t);
    hang_on_future_be(draft, t);
  }

  void hang_on_future_be(Draft& draft, TokenIndex verb) const {
    if (syntax_.dep(verb) == Dep::Xcomp && syntax_.is_future_be(syntax_.head(verb))) draft.top = syntax_.head(verb);
  }

  void read_be(TokenIndex t) {
    if (const TokenIndex adjective = syntax_.child(t, Dep::Acomp); adjective != kNoToken) {
      Draft& draft = add(adjective, PredicateKind::Adjective);
      draft.verb = draft.top = t;
      add_piece(draft, t);
      draft.result.lemma = syntax_[adjective].lemma;
      draft.embedding = lexicon_.adjective_embedding(syntax_.word(adjective));
      return;
    }
    if (syntax_.is_future_be(t)) return;
    if (const TokenIndex there = syntax_.child(t, Dep::Expl); there != kNoToken) {
      for (const Dep dep : {Dep::Attr, Dep::Nsubj, Dep::Dobj}) {
        const TokenIndex noun = syntax_.child(t, dep);
        if (noun != kNoToken && event_noun(noun) != nullptr) return add_existential(t, noun);
      }
    }
    add(t, PredicateKind::Copula);
  }

  // "There were clashes": the noun is the predicate, the verb gives tense and negation.
  void add_existential(TokenIndex verb, TokenIndex noun) {
    Draft& draft = add(noun, PredicateKind::LightVerb);
    draft.verb = draft.top = verb;
    draft.noun = noun;
    draft.has_light_noun_as_subject = true;
    set_noun(draft, noun);
    add_piece(draft, verb);
  }

  struct Light {
    TokenIndex noun = kNoToken;
    const LightVerb* rule = nullptr;
  };

  Light find_light(TokenIndex verb) const {
    if (syntax_.word(verb) == 0) return {};
    for (const LightVerb& rule : lexicon_.light_verbs(syntax_.word(verb))) {
      if (rule.particle != 0) {
        const TokenIndex particle = syntax_.child(verb, Dep::Prt);
        if (particle == kNoToken || syntax_.word(particle) != rule.particle) continue;
      }
      const TokenIndex noun = rule.preposition == 0 ? object_of(verb) : object_of(verb, rule.preposition);
      if (noun != kNoToken && taken_[noun] == 0 && accepts(rule, noun)) return {noun, &rule};
    }
    return {};
  }

  bool accepts(const LightVerb& rule, TokenIndex noun) const {
    if (rule.any_noun && event_noun(noun) != nullptr && event_noun(noun)->sense != NounSense::Thing) return true;
    const WordId word = syntax_.word(noun);
    return word != 0 && std::find(rule.nouns.begin(), rule.nouns.end(), word) != rule.nouns.end();
  }

  // The object, also as the subject of a passive and as the noun before a participle or a relative clause:
  // "held talks", "talks were held", "the talks held in Geneva", "the talks that they held".
  TokenIndex object_of(TokenIndex verb) const {
    for (const Dep dep : {Dep::Dobj, Dep::Nsubjpass}) {
      const TokenIndex object = syntax_.child(verb, dep);
      if (object != kNoToken && !is_relative(syntax_.tag(object))) return syntax_.through_transparent(object);
      if (object != kNoToken && syntax_.dep(verb) == Dep::Relcl) return syntax_.head(verb);
    }
    if (syntax_.dep(verb) == Dep::Acl && syntax_.tag(verb) == Tag::Vbn) return syntax_.head(verb);
    if (syntax_.dep(verb) == Dep::Xcomp && syntax_.has_child(verb, Dep::Auxpass) && syntax_.is_future_be(syntax_.head(verb))) {
      const TokenIndex subject = syntax_.child(syntax_.head(verb), Dep::Nsubj);  // "the talks are to be held"
      if (subject != kNoToken && !is_relative(syntax_.tag(subject))) return syntax_.through_transparent(subject);
    }
    if (syntax_.dep(verb) == Dep::Relcl && !syntax_.has_auxiliary_to(verb) && !has_relative_pronoun(verb)) return syntax_.head(verb);
    return kNoToken;
  }
  bool has_relative_pronoun(TokenIndex verb) const {
    for (const TokenIndex c : syntax_.children(verb)) {
      if (is_relative(syntax_.tag(c)) || syntax_.tag(c) == Tag::Wrb) return true;
      if (syntax_.dep(c) == Dep::Prep) {
        const TokenIndex object = syntax_.child(c, Dep::Pobj);
        if (object == kNoToken || is_relative(syntax_.tag(object))) return true;
      }
    }
    return false;
  }
  TokenIndex object_of(TokenIndex verb, WordId preposition) const {
    for (const TokenIndex c : syntax_.children(verb)) {
      if (syntax_.dep(c) != Dep::Prep || syntax_.word(c) != preposition) continue;
      const TokenIndex object = syntax_.child(c, Dep::Pobj);
      return object == kNoToken ? object : syntax_.through_transparent(object);
    }
    return kNoToken;
  }

  void add_light(TokenIndex verb, TokenIndex noun, const LightVerb& rule) {
    Draft& draft = add(noun, PredicateKind::LightVerb);
    draft.verb = draft.top = verb;
    draft.subject_is_target = rule.subject_is_target;
    draft.has_light_noun_as_subject = rule.preposition == 0 && syntax_.child(verb, Dep::Dobj) != noun;
    set_noun(draft, noun);
    add_particle(draft, verb);
    draft.result.lemma = std::string(syntax_.lemma(verb));
    if (rule.particle != 0) draft.result.lemma += " " + std::string(lexicon_.text(rule.particle));
    draft.result.lemma += " " + std::string(syntax_[noun].lemma);
    add_piece(draft, verb);
    hang_on_future_be(draft, verb);
    if (draft.has_light_noun_as_subject && (syntax_.dep(verb) == Dep::Acl || syntax_.dep(verb) == Dep::Relcl)) draft.top = noun;
  }

  // Nouns of events by the lexicon, and mixed ones ("building", "agreement") where the syntax shows an event.
  const NounEntry* event_noun(TokenIndex t) const {
    if (syntax_.word(t) == 0) return nullptr;
    return lexicon_.noun(syntax_.word(t));
  }

  bool is_nominal_predicate(TokenIndex t) const {
    const NounEntry* noun = event_noun(t);
    if (noun == nullptr) return false;
    switch (syntax_.dep(t)) {
      case Dep::Compound: case Dep::Nmod: case Dep::Amod: case Dep::Npadvmod: case Dep::Det: return false;
      default: break;
    }
    const EntityType entity = syntax_.entity(t);
    if (entity != EntityType::None && entity != EntityType::Event) return false;
    if (syntax_.has(t, kTimeNoun) || syntax_.through_transparent(t) != t || is_set_phrase(t)) return false;
    if (noun->sense == NounSense::Thing) return syntax_.has_child(t, Dep::Agent) || has_author(t);
    return noun->sense == NounSense::Event || shows_event(t);
  }

  // "in exchange for a stake"; not "in an exchange of prisoners".
  bool is_set_phrase(TokenIndex t) const {
    return syntax_.has(t, kNoArgument) && syntax_.dep(t) == Dep::Pobj && t == syntax_.head(t) + 1 && syntax_[syntax_.head(t)].lemma == "in";
  }

  // "a design by the firm"; not "a contract by April".
  bool has_author(TokenIndex t) const {
    for (const TokenIndex c : syntax_.children(t)) {
      if (syntax_.dep(c) != Dep::Prep || syntax_[c].lemma != "by") continue;
      const TokenIndex author = syntax_.child(c, Dep::Pobj);
      return author != kNoToken && !syntax_.is_time(author);
    }
    return false;
  }

  // "the construction of the dam by the army", "an agreement with Iran"; not "the construction was grey".
  bool shows_event(TokenIndex t) const {
    const bool is_party = syntax_.has(t, kPartyNoun);  // "the opposition to the tax", not "Ghana's opposition"
    for (const TokenIndex c : syntax_.children(t)) {
      switch (syntax_.dep(c)) {
        case Dep::Agent: return true;
        case Dep::Poss: case Dep::Acl: if (!is_party) return true; break;
        case Dep::Prep: if (syntax_[c].lemma != "in" && !(is_party && syntax_[c].lemma == "of")) return true; break;
        case Dep::Compound: case Dep::Amod: case Dep::Nmod:
          if (!is_party && syntax_.is_party(c) && syntax_.entity(c) != EntityType::None) return true;
          break;
        default: break;
      }
    }
    return syntax_.dep(t) == Dep::Dobj && !is_party && is_verb(syntax_.tag(syntax_.head(t)));
  }

  void add_noun(TokenIndex t) {
    Draft& draft = add(t, PredicateKind::Noun);
    set_noun(draft, t);
  }

  void set_noun(Draft& draft, TokenIndex noun) {
    draft.noun = noun;
    draft.noun_entry = event_noun(noun);
    draft.embedding = syntax_.word(noun) == 0 ? nullptr : lexicon_.noun_embedding(syntax_.word(noun));
  }

  Draft& add(TokenIndex trigger, PredicateKind kind) {
    Draft& draft = drafts_.all.emplace_back();
    draft.result.trigger = draft.top = trigger;
    draft.result.kind = kind;
    draft.result.lemma = syntax_.lemma(trigger);
    draft.result.sentence = syntax_[trigger].sentence;
    if (kind == PredicateKind::Verb || kind == PredicateKind::Copula) {
      draft.verb = trigger;
      if (syntax_.word(trigger) != 0) draft.embedding = lexicon_.verb_embedding(syntax_.word(trigger));
    }
    add_piece(draft, trigger);
    return draft;
  }
  void add_particle(Draft& draft, TokenIndex verb) {
    const TokenIndex particle = syntax_.child(verb, Dep::Prt);
    if (particle == kNoToken) return;
    add_piece(draft, particle);
    draft.result.lemma += ' ';
    draft.result.lemma += syntax_[particle].lemma;
  }
  void add_piece(Draft& draft, TokenIndex piece) {
    auto& pieces = draft.result.pieces;
    pieces.insert(std::upper_bound(pieces.begin(), pieces.end(), piece), piece);
    taken_[piece] = 1;
  }

  const SyntaxView& syntax_;
  const Lexicon& lexicon_;
  Drafts& drafts_;
  std::vector<std::uint8_t> taken_;  // tokens that are pieces of a predicate
};

}  // namespace

void find_triggers(const SyntaxView& syntax, Drafts& drafts) { TriggerFinder(syntax, drafts).run(); }

}  // namespace dyad::extract
