// Who says so before a colon or, in headlines, behind one: "Rebel leader: Army must leave", "Rebels shelled port: mayor".
#include <algorithm>
#include <span>

#include "extract/predicate/draft.h"
#include "extract/predicate/headlines.h"

namespace dyad::extract {
namespace {

constexpr TokenIndex kLongestName = 6;  // tokens of who speaks

class AttributionReader {
 public:
  AttributionReader(const SyntaxView& syntax, Drafts& drafts) : syntax_(syntax), drafts_(drafts) {}

  void run() {
    for (const Sentence& sentence : syntax_.tree().parse().sentences) {
      read_label(sentence.tokens);
      read_source(sentence.tokens);
    }
  }

 private:
  // "UN: Rebels blocked aid". A country may be where it happened as well ("Peru: Two killed"), a name without kind what it is about
  // ("Tennis: Holm beats Ruud"): they take no part, and nobody is said to speak.
  void read_label(base::TokenSpan sentence) {
    const TokenIndex end = std::min(sentence.end, sentence.begin + kLongestName + 1);
    TokenIndex colon = sentence.begin;
    while (colon < end && syntax_[colon].form != ":" && syntax_[colon].form != "(") ++colon;
    if (colon == end || colon == sentence.begin || syntax_[colon].form != ":") return;
    const base::TokenSpan label{sentence.begin, colon};
    const TokenIndex head = head_of(label);
    const TokenIndex verb = head == kNoToken ? kNoToken : clause_beside(head, {colon, sentence.end});
    if (verb == kNoToken) return;
    const bool is_title_of_work = syntax_.dep(head) == Dep::Nsubj && !syntax_.is_party(head);  // "His novel Fire: A Life tells"
    if (is_title_of_work) return;
    drop_arguments(label, sentence);
    if (can_speak(head)) give_speaker({colon, sentence.end}, verb, head);
  }
  bool can_speak(TokenIndex token) const {
    const EntityType entity = syntax_.entity(token);
    if (entity == EntityType::Person || entity == EntityType::Org || entity == EntityType::Norp) return true;
    return entity == EntityType::None && syntax_.has(token, kPartyNoun);
  }

  // The verb that the label hangs on or, where the parser took the label for the main word, that hangs on it.
  TokenIndex clause_beside(TokenIndex label, base::TokenSpan rest) const {
    const auto is_clause = [&](TokenIndex token) { return rest.contains(token) && is_verb(syntax_.tag(token)) && has_subject_in(token, rest); };
    if (is_clause(syntax_.head(label))) return syntax_.head(label);
    const auto children = syntax_.children(label);
    const auto found = std::find_if(children.begin(), children.end(), is_clause);
    return syntax_.dep(label) == Dep::Root && found != children.end() ? *found : kNoToken;
  }

  // "Chad blames rebels for blast: minister"; not "names president: Rosa Brandt", "frees two hostages: a nurse and a priest", which tell who is meant.
  void read_source(base::TokenSpan sentence) {
    TokenIndex end = sentence.end;
    while (end > sentence.begin && syntax_[end - 1].xpos == "_SP") --end;
    const TokenIndex first = end > sentence.begin + kLongestName ? end - kLongestName : sentence.begin;
    TokenIndex colon = end;
    while (colon > first && syntax_[colon - 1].form != ":") --colon;
    if (colon == first || colon == end || colon < sentence.begin + 2) return;
    const TokenIndex head = head_of({colon, end});
    if (head == kNoToken || !is_source(head) || !stands_in_headline(syntax_, head)) return;
    const TokenIndex verb = clause_above(head, colon - 1);
    if (verb == kNoToken || has_number({sentence.begin, colon})) return;
    drop_arguments({colon, end}, sentence);
    give_speaker({sentence.begin, colon - 1}, verb, head);
  }
  // Somebody by what he is ("minister", "police") or a body by its name.
  bool is_source(TokenIndex token) const {
    if (!can_speak(token) || syntax_.entity(token) == EntityType::Person) return false;
    for (const Dep dep : {Dep::Conj, Dep::Nummod, Dep::Det, Dep::Prep}) if (syntax_.has_child(token, dep)) return false;
    return true;
  }
  // "two suspects", who are named behind the colon
  bool has_number(base::TokenSpan span) const {
    for (TokenIndex t = span.begin; t < span.end; ++t) if (syntax_.dep(t) == Dep::Nummod) return true;
    return false;
  }
  // The verb before the mark that the source hangs on, however deep.
  TokenIndex clause_above(TokenIndex source, TokenIndex mark) const {
    for (TokenIndex at = source; syntax_.head(at) != at;) {
      at = syntax_.head(at);
      if (at < mark && is_verb(syntax_.tag(at)) && drafts_.by_token[at] != kNoPredicate) return at;
    }
    return kNoToken;
  }

  // The noun of a phrase that fills the span; kNoToken if it is no such phrase.
  TokenIndex head_of(base::TokenSpan span) const {
    TokenIndex found = kNoToken;
    for (TokenIndex t = span.begin; t < span.end; ++t) {
      const bool is_inside = syntax_.head(t) != t && span.contains(syntax_.head(t));
      if (is_inside || syntax_.dep(t) == Dep::Punct) continue;
      if (found != kNoToken) return kNoToken;
      found = t;
    }
    return found != kNoToken && is_noun(syntax_.tag(found)) ? found : kNoToken;
  }
  bool has_subject_in(TokenIndex verb, base::TokenSpan span) const {
    const auto children = syntax_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
      return span.contains(child) && (syntax_.dep(child) == Dep::Nsubj || syntax_.dep(child) == Dep::Nsubjpass);
    });
  }

  // Of what the rest of the sentence tells; a label may name an event of its own ("Syria truce: Turkey leaves").
  void drop_arguments(base::TokenSpan span, base::TokenSpan sentence) {
    for (Draft& draft : drafts_in(sentence)) {
      if (!span.contains(draft.result.trigger)) std::erase_if(draft.result.arguments, [&](const Argument& argument) { return span.contains(argument.head); });
    }
  }
  void give_speaker(base::TokenSpan clause, TokenIndex verb, TokenIndex speaker) {
    for (Draft& draft : drafts_in(clause)) {
      if (!draft.result.speaker && (!draft.is_nominal() || draft.governor != kNoPredicate)) draft.result.speaker = speaker;
    }
    Draft* said = drafts_.at(verb);
    if (said != nullptr && said->governor == kNoPredicate) said->result.link = GovernorLink::Reported;
  }
  // Drafts are ordered by trigger.
  std::span<Draft> drafts_in(base::TokenSpan span) {
    const auto is_before = [](const Draft& draft, TokenIndex token) { return draft.result.trigger < token; };
    const auto first = std::lower_bound(drafts_.all.begin(), drafts_.all.end(), span.begin, is_before);
    return {first, std::lower_bound(first, drafts_.all.end(), span.end, is_before)};
  }

  const SyntaxView& syntax_;
  Drafts& drafts_;
};

}  // namespace

void find_attributions(const SyntaxView& syntax, Drafts& drafts) { AttributionReader(syntax, drafts).run(); }

}  // namespace dyad::extract
