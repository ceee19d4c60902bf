// On which predicate each one hangs, and how.
#include <algorithm>

#include "extract/predicate/draft.h"

namespace dyad::extract {
namespace {

class GovernorFinder {
 public:
  GovernorFinder(const SyntaxView& syntax, Drafts& drafts) : syntax_(syntax), drafts_(drafts) {}

  void run() {
    for (std::uint32_t i = 0; i < drafts_.all.size(); ++i) climb(i);
    for (std::uint32_t i = 0; i < drafts_.all.size(); ++i) {
      repair_headless_clause(i);
      repair_swallowed_subject(i);
      repair_reduced_clause(i);
      repair_quotation(i);
      repair_participle(i);
      repair_joined_gerund(i);
    }
    for (Draft& draft : drafts_.all) {
      if (draft.governor == kNoPredicate) continue;
      draft.result.governor = draft.governor;
      draft.result.link = link_of(draft);
    }
  }

 private:
  // Goes up to the next token that belongs to another predicate.
  void climb(std::uint32_t index) {
    Draft& draft = drafts_.all[index];
    TokenIndex at = draft.top;
    if (draft.is_nominal() || at == draft.noun) at = syntax_.above_transparent(syntax_.first_conjunct(at));  // nouns hang where their first conjunct does
    draft.link_dep = syntax_.dep(at);
    while (syntax_.head(at) != at) {
      const TokenIndex head = syntax_.head(at);
      const std::uint32_t above = drafts_.by_token[head];
      draft.link_argument = at;
      if (above != kNoPredicate && above != index) {
        draft.governor = above;
        return;
      }
      if (above == index) draft.link_dep = syntax_.dep(head);
      else if (is_preposition(head) && !(draft.link_dep == Dep::Pcomp && draft.link_preposition != kNoToken)) draft.link_preposition = head;
      at = head;
    }
  }

  bool is_preposition(TokenIndex token) const {
    return syntax_.dep(token) == Dep::Prep || syntax_.dep(token) == Dep::Agent || (syntax_.dep(token) == Dep::Dative && syntax_.tag(token) == Tag::In);
  }

  // "The unrest after the vote continues": the parser reads a clause "after the vote continues" and leaves no main verb.
  // Not "Unrest after the vote was held", a headline without one: it has no article.
  void repair_headless_clause(std::uint32_t index) {
    Draft& draft = drafts_.all[index];
    if (draft.verb == kNoToken || syntax_.dep(draft.verb) != Dep::Advcl) return;
    const TokenIndex noun = syntax_.head(draft.verb);
    const TokenIndex mark = syntax_.child(draft.verb, Dep::Mark);
    if (!is_noun(syntax_.tag(noun)) || syntax_.dep(noun) != Dep::Root || mark != noun + 1 || !syntax_.has_child(noun, Dep::Det)) return;
    const std::string_view lemma = syntax_[mark].lemma;
    if (lemma != "after" && lemma != "before" && lemma != "since" && lemma != "until") return;
    auto& arguments = draft.result.arguments;
    const auto wrong = std::find_if(arguments.begin(), arguments.end(), is_subject);
    if (wrong == arguments.end() || wrong->head < mark) return;
    Argument time = *wrong;
    Argument subject = *wrong;
    subject.head = noun;
    subject.phrase = {syntax_.tree().subtree(noun).begin, mark};
    subject.role = subject_role(syntax_, draft, noun);
    *wrong = std::move(subject);
    draft.governor = kNoPredicate;
    Draft* event = drafts_.at(noun);
    if (event == nullptr || !event->is_nominal()) return;
    time.path = "prep:" + std::string(lemma) + ">pobj";
    time.preposition = lemma;
    time.role = Role::Time;
    event->result.arguments.push_back(std::move(time));
    event->governor = index;
    event->link_dep = draft.result.passive ? Dep::Nsubjpass : Dep::Nsubj;
  }

  // "While the army advanced the rebels fled": the parser takes the subject of the main clause for the object of the one before it.
  void repair_swallowed_subject(std::uint32_t index) {
    Draft& main = drafts_.all[index];
    if (main.verb == kNoToken || main.result.kind != PredicateKind::Verb || !is_finite(syntax_.tag(main.verb)) || std::any_of(main.result.arguments.begin(), main.result.arguments.end(), is_subject)) return;
    for (const TokenIndex clause : syntax_.children(main.verb)) {
      if (clause > main.verb || syntax_.dep(clause) != Dep::Advcl || !syntax_.has_child(clause, Dep::Nsubj)) continue;
      Draft* before = drafts_.at(clause);
      const TokenIndex object = syntax_.child(clause, Dep::Dobj);
      if (before == nullptr || object == kNoToken || syntax_.tree().subtree(object).end != main.verb) continue;
      move_subject(*before, main, object);
      return;
    }
  }

  // The parser takes the subject of a clause without "that" for the object of the verb before it:
  // "he understands [talks] will begin", "warning some [proposals] were unacceptable". Not "held talks and left".
  void repair_reduced_clause(std::uint32_t index) {
    Draft& draft = drafts_.all[index];
    if (draft.verb == kNoToken || draft.link_dep != Dep::Conj || draft.has_light_noun_as_subject) return;
    if (syntax_.has_child(draft.verb, Dep::Nsubj) || syntax_.has_child(draft.verb, Dep::Nsubjpass)) return;
    TokenIndex first = draft.verb;
    for (const TokenIndex c : syntax_.children(draft.verb)) {
      if (c < first && (syntax_.dep(c) == Dep::Aux || syntax_.dep(c) == Dep::Auxpass || syntax_.dep(c) == Dep::Neg)) first = c;
    }
    if (first == 0 || (!is_finite(syntax_.tag(first)) && syntax_.tag(first) != Tag::Md)) return;
    for (std::uint32_t above = index; above-- > 0;) {
      Draft& clause = drafts_.all[above];
      if (clause.result.sentence != draft.result.sentence) return;
      if (clause.result.kind != PredicateKind::Verb || clause.verb > first) continue;
      if (above == draft.governor && take_coordinated_subject(clause, draft, first)) return;
      if (clause.embedding == nullptr) continue;
      const TokenIndex object = syntax_.child(clause.verb, Dep::Dobj);
      if (object == kNoToken || syntax_.tree().subtree(object).end != first) continue;
      move_subject(clause, draft, object);
      draft.governor = above;
      draft.link_dep = Dep::Ccomp;
      draft.link_argument = draft.verb;
      return;
    }
  }
  // "Italy sent ships and [Spain] sent planes": the subject is read as a second object.
  bool take_coordinated_subject(Draft& from, Draft& to, TokenIndex first) {
    for (const Argument& argument : from.result.arguments) {
      if (argument.source != ArgumentSource::Coordination || argument.path != "dobj" || syntax_.tree().subtree(argument.head).end != first) continue;
      if (first != to.verb || syntax_.has_child(argument.head, Dep::Conj)) continue;
      const TokenIndex subject = argument.head;
      std::erase_if(from.result.arguments, [&](const Argument& other) { return other.head == subject; });
      Argument moved;
      moved.head = subject;
      moved.role = subject_role(syntax_, to, subject);
      moved.phrase = syntax_.phrase(subject);
      moved.path = "nsubj";
      to.result.arguments.push_back(std::move(moved));
      return true;
    }
    return false;
  }
  void move_subject(Draft& from, Draft& to, TokenIndex subject) {
    auto& arguments = from.result.arguments;
    for (std::size_t i = 0; i < arguments.size();) {
      if (arguments[i].path != "dobj" || syntax_.first_conjunct(arguments[i].head) != subject) {
        ++i;
        continue;
      }
      Argument argument = arguments[i];
      arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i));
      argument.path = to.result.passive ? "nsubjpass" : "nsubj";
      argument.role = subject_role(syntax_, to, argument.head);
      to.result.arguments.push_back(std::move(argument));
    }
    if (Draft* noun = drafts_.at(subject)) {
      noun->governor = drafts_.by_token[to.result.trigger];
      noun->link_dep = to.result.passive ? Dep::Nsubjpass : Dep::Nsubj;
    }
  }

  // "appealed to them, saying in a statement: 'Security is ...'": the quotation belongs to the report just before it.
  void repair_quotation(std::uint32_t index) {
    Draft& draft = drafts_.all[index];
    if (draft.verb == kNoToken || draft.governor == kNoPredicate || (draft.link_dep != Dep::Ccomp && draft.link_dep != Dep::Parataxis)) return;
    const Draft& governor = drafts_.all[draft.governor];
    if (governor.top > draft.top || (governor.embedding != nullptr && governor.embedding->report)) return;
    const TokenIndex begin = syntax_.tree().subtree(draft.top).begin;
    if (begin == 0 || (syntax_[begin - 1].form != ":" && syntax_[begin].form != "\"" && syntax_[begin].form != "“")) return;
    for (std::uint32_t i = 0; i < drafts_.all.size(); ++i) {
      const Draft& report = drafts_.all[i];
      if (report.result.sentence != draft.result.sentence || report.verb == kNoToken || report.verb <= governor.top || report.verb >= begin) continue;
      if (report.embedding == nullptr || !report.embedding->report || syntax_.has_child(report.verb, Dep::Ccomp)) continue;
      draft.governor = i;
      draft.link_dep = Dep::Ccomp;
    }
  }

  // A participle after a comma belongs to the main clause, not to the infinitive before it: "appealed to them to stop, saying ...".
  // One that reports needs somebody who speaks: "He said plans were ready, adding ...".
  void repair_participle(std::uint32_t index) {
    Draft& draft = drafts_.all[index];
    if (draft.verb == kNoToken || draft.governor == kNoPredicate || draft.link_dep != Dep::Advcl || syntax_.tag(draft.verb) != Tag::Vbg) return;
    const bool reports = draft.embedding != nullptr && draft.embedding->report;
    const TokenIndex begin = syntax_.tree().subtree(draft.verb).begin;
    if (!reports || begin == 0 || syntax_[begin - 1].form != "," || syntax_.has_child(draft.verb, Dep::Nsubj)) return;
    for (int steps = 0; steps < 4; ++steps) {
      const Draft& governor = drafts_.all[draft.governor];
      if (governor.governor == kNoPredicate || governor.verb == kNoToken || drafts_.all[governor.governor].top > draft.top) return;
      const bool infinitive = syntax_.has_auxiliary_to(governor.verb) || syntax_.dep(governor.verb) == Dep::Xcomp;
      if (!infinitive && has_party_as_subject(governor)) return;
      draft.governor = governor.governor;
    }
  }
  // "accused the army of burning villages and raping women": joined to what stands behind the preposition, not to the main clause.
  void repair_joined_gerund(std::uint32_t index) {
    Draft& draft = drafts_.all[index];
    if (draft.verb == kNoToken || draft.verb == 0 || draft.governor == kNoPredicate || draft.link_dep != Dep::Advcl || syntax_.tag(draft.verb) != Tag::Vbg) return;
    const TokenIndex main = drafts_.all[draft.governor].verb;
    if (main == kNoToken || syntax_.dep(draft.verb - 1) != Dep::Cc) return;
    TokenIndex at = syntax_.head(draft.verb - 1);
    while (at != main && syntax_.head(at) != at && syntax_.dep(at) != Dep::Prep) at = syntax_.head(at);
    const TokenIndex above = syntax_.head(at);
    const bool is_on_object = syntax_.dep(above) == Dep::Dobj && syntax_.head(above) == main;
    if (at == main || syntax_.dep(at) != Dep::Prep || (above != main && !is_on_object)) return;
    draft.link_dep = Dep::Pcomp;
    draft.link_preposition = draft.link_argument = at;
  }
  bool has_party_as_subject(const Draft& draft) const {
    for (const Argument& argument : draft.result.arguments) {
      if (is_subject(argument)) return drafts_.by_token[argument.head] == kNoPredicate && syntax_.is_party(argument.head);
    }
    return draft.link_dep == Dep::Conj || draft.link_dep == Dep::Advcl || draft.link_dep == Dep::Xcomp;
  }

  GovernorLink link_of(const Draft& draft) const {
    if (draft.is_nominal()) return GovernorLink::Nominal;
    const Draft& governor = drafts_.all[draft.governor];
    const bool reports = governor.embedding != nullptr && governor.embedding->report;
    switch (draft.link_dep) {
      case Dep::Ccomp: return reports ? GovernorLink::Reported : GovernorLink::Complement;
      case Dep::Parataxis: return reports ? GovernorLink::Reported : GovernorLink::Adverbial;
      case Dep::Xcomp: case Dep::Oprd: return GovernorLink::Complement;
      case Dep::Pcomp: return link_of_preposition(draft);
      case Dep::Advcl: return link_of_adverbial(draft);
      case Dep::Acl: case Dep::Relcl:
        if (drafts_.by_token[syntax_.head(draft.top)] == draft.governor && (draft.is_infinitive(syntax_) || syntax_.has_mark_that(draft.verb))) return GovernorLink::Complement;
        return GovernorLink::Relative;
      case Dep::Conj: return GovernorLink::Coordination;
      default: return draft.top == draft.noun ? GovernorLink::Nominal : GovernorLink::Complement;
    }
  }
  GovernorLink link_of_preposition(const Draft& draft) const {
    if (draft.link_preposition == kNoToken) return GovernorLink::Complement;
    if (syntax_.has(draft.link_preposition, kTemporal)) return GovernorLink::Temporal;
    return syntax_[draft.link_preposition].lemma == "by" ? GovernorLink::Adverbial : GovernorLink::Complement;
  }
  GovernorLink link_of_adverbial(const Draft& draft) const {
    for (const TokenIndex c : syntax_.children(draft.verb)) {
      if (syntax_.dep(c) != Dep::Mark && syntax_.dep(c) != Dep::Advmod) continue;
      if (syntax_.has(c, kConditional)) return GovernorLink::Conditional;
      if (syntax_.has(c, kTemporal)) return GovernorLink::Temporal;
    }
    if (!draft.is_infinitive(syntax_)) return GovernorLink::Adverbial;
    // "hesitated to leave", "nominated her to lead the bank", which the parser takes for purposes; not "blocked the road to protest".
    const Draft& governor = drafts_.all[draft.governor];
    const bool is_asked_for = governor.embedding != nullptr && !governor.is_nominal() && governor.embedding->infinitive != Effect::None && governor.verb < draft.verb &&
                              (!syntax_.has_child(governor.verb, Dep::Dobj) ||
                               (governor.embedding->control == Control::Object && governor.embedding->infinitive == Effect::Possible));
    return is_asked_for ? GovernorLink::Complement : GovernorLink::Purpose;
  }

  const SyntaxView& syntax_;
  Drafts& drafts_;
};

}  // namespace

bool is_chosen(const SyntaxView& syntax, const Draft& noun, const Draft& governor) {
  if (noun.link_dep != Dep::Dobj && noun.link_dep != Dep::Nsubjpass && noun.link_dep != Dep::Pobj) return false;
  if (noun.link_preposition == kNoToken) return true;
  if (governor.is_nominal() || syntax.has(noun.link_preposition, kTemporal)) return false;
  const WordId word = syntax.word(noun.link_preposition);
  const bool is_adjective = governor.result.kind == PredicateKind::Adjective;
  const bool is_on_light_noun = governor.result.kind == PredicateKind::LightVerb && syntax.head(noun.link_preposition) == governor.noun;
  const Word& facts = syntax.lexicon().word(syntax.word(is_adjective ? governor.result.trigger : is_on_light_noun ? governor.noun : governor.verb));
  const auto& chosen = syntax.lexicon().paths().prepositions(is_adjective ? facts.adjective_paths : is_on_light_noun ? facts.noun_paths : facts.verb_paths);
  return word != 0 && std::find(chosen.begin(), chosen.end(), word) != chosen.end();
}

void find_governors(const SyntaxView& syntax, Drafts& drafts) { GovernorFinder(syntax, drafts).run(); }

}  // namespace dyad::extract
