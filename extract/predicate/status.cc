// What the text says of the truth of a predicate: its own auxiliaries and negation, then what its governors make of it.
#include <algorithm>

#include "extract/predicate/draft.h"

namespace dyad::extract {
namespace {

class StatusReader {
 public:
  StatusReader(const SyntaxView& syntax, Drafts& drafts) : syntax_(syntax), drafts_(drafts) {}

  void run() {
    for (Draft& draft : drafts_.all) read_own(draft);
    for (std::uint32_t i = 0; i < drafts_.all.size(); ++i) read_embedding(i, 0);
    for (Draft& draft : drafts_.all) if (draft.embedding != nullptr && draft.embedding->report) give_speaker_upward(draft);
    for (Draft& draft : drafts_.all) if (draft.result.kind == PredicateKind::Noun && draft.governor != kNoPredicate) drop_doubtful_doer(draft);
  }

 private:
  // "may be responsible for the raid", "denied claiming responsibility for it": there was a raid, but who did it is open.
  void drop_doubtful_doer(Draft& noun) const {
    const Draft& governor = drafts_.all[noun.governor];
    const Status& told = governor.result.status;
    if (!governor.tells_who() || governor.noun == noun.noun || !(told.negated || told.hypothetical || told.question)) return;
    std::erase_if(noun.result.arguments, [](const Argument& argument) { return argument.role == Role::Actor && argument.source == ArgumentSource::Nominal; });
  }

  void read_own(Draft& draft) {
    Status& status = draft.result.status;
    if (draft.has_future_be(syntax_)) {
      read_auxiliaries(draft, draft.top);
      status.future = true;
    }
    if (draft.verb != kNoToken) read_auxiliaries(draft, draft.verb);
    if (draft.noun != kNoToken) read_noun_negation(draft, draft.noun);
    if (draft.verb == kNoToken) return;
    const Sentence& sentence = syntax_.tree().parse().sentences[draft.result.sentence];
    if (syntax_.dep(draft.verb) == Dep::Root) {
      status.question = ends_with_question_mark(sentence);
      const TokenIndex auxiliary = syntax_.child(draft.verb, Dep::Aux);  // "Do not cross"
      const bool is_bare = auxiliary == kNoToken || (syntax_[auxiliary].lemma == "do" && syntax_.tag(auxiliary) != Tag::Vbd && syntax_.tag(auxiliary) != Tag::Vbz);
      status.imperative = syntax_.tag(draft.verb) == Tag::Vb && is_bare &&
                          !std::any_of(draft.result.arguments.begin(), draft.result.arguments.end(), is_subject);
      if (syntax_.has_auxiliary_to(draft.verb)) status.future = true;  // headlines: "US to send troops"
    }
  }

  bool ends_with_question_mark(const Sentence& sentence) const {
    for (TokenIndex t = sentence.tokens.end; t-- > sentence.tokens.begin;) {
      if (syntax_[t].form == "?") return true;
      if (syntax_.dep(t) != Dep::Punct) return false;
    }
    return false;
  }

  void read_auxiliaries(Draft& draft, TokenIndex verb) {
    Status& status = draft.result.status;
    switch (syntax_.tag(verb)) {
      case Tag::Vbd: status.tense = Tense::Past; break;
      case Tag::Vbz: case Tag::Vbp: status.tense = Tense::Present; break;
      case Tag::Vbg: status.progressive = true; break;
      default: break;
    }
    for (const TokenIndex c : syntax_.children(verb)) {
      switch (syntax_.dep(c)) {
        case Dep::Neg: status.negated = true; break;
        case Dep::Aux: case Dep::Auxpass: read_auxiliary(status, c); break;
        case Dep::Advmod:
          if (syntax_.has(c, kNegator) || is_no_longer(c)) status.negated = true;
          if (syntax_.has(c, kMaybe)) make_possible(status, c);
          break;
        case Dep::Nsubj: case Dep::Nsubjpass: case Dep::Dobj: case Dep::Attr:
          if (c != draft.noun && syntax_.is_negated_phrase(c)) status.negated = true;
          break;
        case Dep::Preconj: if (syntax_.has(c, kNegator)) status.negated = true; break;
        default: break;
      }
    }
    read_according_to(draft, verb);
    if (syntax_.tag(verb) == Tag::Vbg && status.tense == Tense::None && !syntax_.has_child(verb, Dep::Aux)) status.progressive = false;
    share_auxiliaries(draft, verb);
  }

  void read_auxiliary(Status& status, TokenIndex auxiliary) {
    const Tag tag = syntax_.tag(auxiliary);
    if (tag == Tag::Md) {
      status.modal = syntax_[auxiliary].lemma;
      if (syntax_.has(auxiliary, kWill)) status.future = true, status.tense = Tense::Future;
      else if (syntax_.has(auxiliary, kModal)) status.hypothetical = true;
      else if (status.modal == "can" && !syntax_.has_child(syntax_.head(auxiliary), Dep::Neg)) status.hypothetical = true;  // "can fly"; "cannot fly" is sure
      return;
    }
    const std::string_view lemma = syntax_[auxiliary].lemma;
    if (lemma == "have") status.perfect = true;
    if (status.tense == Tense::None && tag == Tag::Vbd) status.tense = Tense::Past;
    if (status.tense == Tense::None && (tag == Tag::Vbz || tag == Tag::Vbp)) status.tense = Tense::Present;
  }

  // "Iran has stopped, according to the agency".
  void read_according_to(Draft& draft, TokenIndex verb) {
    for (const TokenIndex c : syntax_.children(verb)) {
      if (syntax_.dep(c) != Dep::Prep || syntax_[c].lemma != "accord") continue;
      const TokenIndex to = syntax_.child(c, Dep::Prep);
      const TokenIndex who = to == kNoToken ? kNoToken : syntax_.child(to, Dep::Pobj);
      if (who != kNoToken) draft.result.speaker = who;
    }
  }

  // "will meet and discuss": the second verb has the first one's auxiliaries; negation is shared by "or".
  void share_auxiliaries(Draft& draft, TokenIndex verb) {
    const TokenIndex head = syntax_.head(verb);
    if (syntax_.dep(verb) != Dep::Conj || !is_verb(syntax_.tag(head)) || is_finite(syntax_.tag(verb))) return;
    if (syntax_.has_child(verb, Dep::Aux) || syntax_.has_child(verb, Dep::Nsubj)) return;
    const Draft* first = drafts_.at(head);
    if (first == nullptr) return;
    const Status& from = first->result.status;
    Status& status = draft.result.status;
    status.tense = from.tense;
    status.future |= from.future;
    status.hypothetical |= from.hypothetical;
    status.perfect |= from.perfect && syntax_.tag(verb) == Tag::Vbn;
    if (status.modal.empty()) status.modal = from.modal;
    const TokenIndex conjunction = syntax_.child(head, Dep::Cc);
    if (from.negated && conjunction != kNoToken && syntax_[conjunction].lemma != "but") status.negated = true;
  }

  // "can no longer leave"; not "not only left".
  bool is_no_longer(TokenIndex adverb) const {
    for (const TokenIndex c : syntax_.children(adverb)) if (c < adverb && syntax_[c].lemma == "no") return true;
    return false;
  }

  void read_noun_negation(Draft& draft, TokenIndex noun) {
    if (syntax_.is_negated_phrase(noun)) draft.result.status.negated = true;
    for (const TokenIndex c : syntax_.children(noun)) {
      if (syntax_.dep(c) == Dep::Amod && syntax_.has(c, kMaybe)) make_possible(draft.result.status, c);
    }
  }

  void make_possible(Status& status, TokenIndex by) {
    status.hypothetical = true;
    if (status.modal.empty()) status.modal = syntax_[by].lemma;
  }

  // What the governors make of it, outermost first.
  void read_embedding(std::uint32_t index, int depth) {
    Draft& draft = drafts_.all[index];
    if (draft.status_done || depth > 50) return;
    draft.status_done = true;
    read_noun_above(draft);
    if (draft.governor == kNoPredicate) return;
    read_embedding(draft.governor, depth + 1);
    const Draft& governor = drafts_.all[draft.governor];
    switch (draft.result.link) {
      case GovernorLink::Complement: case GovernorLink::Reported: read_complement(draft, governor); break;
      case GovernorLink::Nominal: read_nominal(draft, governor); break;
      case GovernorLink::Purpose: make_intended(draft, governor); draft.result.speaker = governor.result.speaker; break;
      case GovernorLink::Conditional:
        draft.result.status.hypothetical = true;
        if (draft.result.status.modal.empty()) draft.result.status.modal = "if";
        draft.result.speaker = governor.result.speaker;
        break;
      case GovernorLink::Coordination: read_conjunct(draft, governor); break;
      default: pass_on(draft, governor, false); break;
    }
  }

  // "the right to build", "its inability to pay", "the chance that they win": nouns that are no events themselves.
  void read_noun_above(Draft& draft) {
    if (draft.verb == kNoToken || (syntax_.dep(draft.verb) != Dep::Acl && syntax_.dep(draft.verb) != Dep::Relcl)) return;
    const TokenIndex noun = syntax_.head(draft.verb);
    const bool infinitive = draft.is_infinitive(syntax_);
    if (drafts_.by_token[noun] != kNoPredicate || syntax_.word(noun) == 0 || (!infinitive && !syntax_.has_mark_that(draft.verb))) return;
    const Embedding* embedding = syntax_.lexicon().noun_embedding(syntax_.word(noun));
    if (embedding == nullptr) return;
    Status& status = draft.result.status;
    const Effect effect = infinitive ? embedding->infinitive : embedding->finite;
    if (effect == Effect::Not) status.negated = true, status.completed = false;
    if (effect == Effect::Future) status.future = true;
    if (effect == Effect::Possible) status.hypothetical = true;
    if (effect == Effect::Attempt) status.completed = false;
    if (effect != Effect::None && status.modal.empty()) status.modal = syntax_[noun].lemma;
  }

  // The governor's own uncertainty holds for what hangs on it.
  static void pass_on(Draft& draft, const Draft& governor, bool with_negation) {
    Status& status = draft.result.status;
    const Status& from = governor.result.status;
    if (!draft.result.speaker) draft.result.speaker = governor.result.speaker;
    status.hypothetical |= from.hypothetical && with_negation;
    status.future |= from.future && with_negation;
    status.negated |= from.negated && with_negation;
    if (with_negation && status.modal.empty()) status.modal = from.modal;
  }
  // "flew to Oslo to sign the treaty": meant to come, unless the way there is open or was not taken.
  void make_intended(Draft& draft, const Draft& governor) const {
    Status& status = draft.result.status;
    const Status& from = governor.result.status;
    status.aim = !status.hypothetical && !from.negated && (!from.hypothetical || from.aim);
    status.hypothetical = true;
    if (status.modal.empty()) status.modal = governor.result.lemma;
  }

  void read_complement(Draft& draft, const Draft& governor) {
    const Embedding* embedding = governor.embedding;
    const bool finite = (draft.link_dep == Dep::Ccomp || syntax_.has_mark_that(draft.verb == kNoToken ? draft.top : draft.verb)) && !draft.is_infinitive(syntax_);
    Effect effect = embedding == nullptr ? Effect::None : finite ? embedding->finite : embedding->infinitive;
    // "kept them from crossing", "refrained from voting"
    if (draft.link_dep == Dep::Pcomp && draft.link_preposition != kNoToken && syntax_[draft.link_preposition].lemma == "from") effect = Effect::Not;
    if (finite) read_future_in_past(draft, governor);
    apply(draft, governor, effect, !finite);
    if (embedding != nullptr && embedding->report && draft.result.link == GovernorLink::Reported) draft.result.speaker = speaker_of(governor);
    else if (embedding != nullptr && embedding->report) draft.result.speaker = speaker_of(governor);
  }

  // "said that it would leave": what was to come then, no condition.
  void read_future_in_past(Draft& draft, const Draft& governor) const {
    Status& status = draft.result.status;
    if (status.modal != "would" || tense_of(governor) != Tense::Past || draft.verb == kNoToken) return;
    if (const TokenIndex clause = syntax_.child(draft.verb, Dep::Advcl); clause != kNoToken) {
      for (const TokenIndex c : syntax_.children(clause)) if (syntax_.has(c, kConditional)) return;
    }
    status.future = true;
    status.hypothetical = false;
  }

  // A participle has the tense of its clause: "..., adding that he would attend".
  Tense tense_of(const Draft& draft) const {
    const Draft* at = &draft;
    for (int steps = 0; steps < 4 && at->result.status.tense == Tense::None && at->governor != kNoPredicate; ++steps) at = &drafts_.all[at->governor];
    return at->result.status.tense;
  }

  void apply(Draft& draft, const Draft& governor, Effect effect, bool transparent) const {
    Status& status = draft.result.status;
    const Status& from = governor.result.status;
    pass_on(draft, governor, transparent && effect == Effect::None);
    if (transparent && effect != Effect::None) status.hypothetical |= from.hypothetical;
    switch (effect) {
      case Effect::None: break;
      case Effect::Not:
        status.negated = !from.negated;
        status.completed = from.negated;
        break;
      case Effect::Future:
        status.future = true;
        if (from.negated) status.negated = true;
        break;
      case Effect::Possible:
        status.hypothetical = true;
        break;
      case Effect::Attempt:
        status.completed = false;
        status.negated |= from.negated;
        status.future |= from.future;
        break;
    }
    if (effect != Effect::None && status.modal.empty()) status.modal = governor.result.lemma;
  }

  // "plans an invasion", "talks will begin", "denied the attack".
  void read_nominal(Draft& draft, const Draft& governor) {
    const bool is_subject_of = draft.link_dep == Dep::Nsubj && !governor.result.passive;
    const Embedding* embedding = governor.embedding;
    if (draft.link_preposition != kNoToken && syntax_[draft.link_preposition].lemma == "without") draft.result.status.negated = true;
    if (is_subject_of && embedding != nullptr && embedding->aspect) {
      pass_on(draft, governor, !embedding->ends);
      if (!embedding->ends) draft.result.status.completed &= governor.result.status.completed;
      return take_circumstances(draft, governor);
    }
    if (embedding != nullptr && is_chosen(syntax_, draft, governor)) {
      // Who denies a claim denies what it says, not that it was made.
      const bool is_denied_claim = (embedding->finite == Effect::Not || embedding->answers) && draft.embedding != nullptr;
      apply(draft, governor, is_denied_claim ? Effect::None : embedding->noun, (embedding->bearer || embedding->aspect) && !embedding->ends && !governor.tells_who());
      if (embedding->report && draft.result.kind == PredicateKind::Noun && embedding->noun != Effect::None) draft.result.speaker = speaker_of(governor);
      if (embedding->aspect) take_circumstances(draft, governor);
      return;
    }
    if (governor.result.kind == PredicateKind::LightVerb && syntax_.first_conjunct(draft.top) == governor.noun) return pass_on(draft, governor, true);
    pass_on(draft, governor, false);
  }
  // "negotiations are to begin in January": the time and place are those of the negotiations.
  static void take_circumstances(Draft& draft, const Draft& governor) {
    for (const Argument& argument : governor.result.arguments) {
      if (argument.role != Role::Time && argument.role != Role::Place) continue;
      draft.result.arguments.push_back(argument);
      draft.result.arguments.back().source = ArgumentSource::Nominal;
    }
    if (draft.result.status.tense == Tense::None) draft.result.status.tense = governor.result.status.tense;
  }

  void read_conjunct(Draft& draft, const Draft& first) {
    if (!draft.result.speaker && !has_own_subject(draft)) draft.result.speaker = first.result.speaker;
    // "urged them to stop and withdraw": what hangs on the first hangs on its conjuncts too.
    if (first.governor == kNoPredicate || first.result.link == GovernorLink::Coordination) return;
    if (first.result.link != GovernorLink::Complement && first.result.link != GovernorLink::Reported && first.result.link != GovernorLink::Purpose) return;
    if (first.result.link != GovernorLink::Purpose && first.link_dep == Dep::Ccomp) read_future_in_past(draft, drafts_.all[first.governor]);  // "said it had won and would go"
    const bool same_form = syntax_.tag(draft.verb == kNoToken ? draft.top : draft.verb) == syntax_.tag(first.verb == kNoToken ? first.top : first.verb);
    if (!same_form) return;
    const Draft& governor = drafts_.all[first.governor];
    if (!draft.result.speaker) draft.result.speaker = first.result.speaker;
    if (first.result.link == GovernorLink::Purpose) return make_intended(draft, governor);
    const Effect effect = governor.embedding == nullptr ? Effect::None
                          : first.link_dep == Dep::Ccomp && !first.is_infinitive(syntax_)
                              ? governor.embedding->finite : governor.embedding->infinitive;
    apply(draft, governor, effect, first.link_dep != Dep::Ccomp);
  }
  bool has_own_subject(const Draft& draft) const {
    return draft.verb != kNoToken && (syntax_.has_child(draft.verb, Dep::Nsubj) || syntax_.has_child(draft.verb, Dep::Nsubjpass));
  }

  static std::optional<TokenIndex> speaker_of(const Draft& governor) {
    if (const Argument* actor = governor.result.argument(Role::Actor)) return actor->head;
    return governor.result.speaker;
  }

  // "Russia, he said, will withdraw": the report hangs on what is said.
  void give_speaker_upward(Draft& draft) {
    if (draft.governor == kNoPredicate || (draft.link_dep != Dep::Parataxis && draft.link_dep != Dep::Ccomp)) return;
    if (draft.verb == kNoToken || syntax_.has_child(draft.verb, Dep::Ccomp) || draft.link_dep != Dep::Parataxis) return;
    Draft& said = drafts_.all[draft.governor];
    if (!said.result.speaker) said.result.speaker = speaker_of(draft);
  }

  const SyntaxView& syntax_;
  Drafts& drafts_;
};

}  // namespace

void find_status(const SyntaxView& syntax, Drafts& drafts) { StatusReader(syntax, drafts).run(); }

}  // namespace dyad::extract
