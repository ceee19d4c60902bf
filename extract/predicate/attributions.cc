// Who says so before a colon or at the end of a headline: "Rebel leader: We will win", "Rebels shelled port - mayor".
#include <algorithm>

#include "extract/predicate/draft.h"
#include "extract/predicate/headlines.h"

namespace dyad::extract {
namespace {

constexpr TokenIndex kLongestName = 6;  // tokens of who speaks
constexpr int kDeepest = 20;            // steps up a tree that may be broken

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
  // "UN: Rebels blocked aid". A country may be where it happened as well ("Peru: Two killed"): it takes no part, and nobody is said to speak.
  void read_label(base::TokenSpan sentence) {
    const TokenIndex end = std::min(sentence.end, sentence.begin + kLongestName + 1);
    TokenIndex colon = sentence.begin;
    while (colon < end && syntax_[colon].form != ":" && syntax_[colon].form != "(") ++colon;
    if (colon == end || colon == sentence.begin || syntax_[colon].form != ":") return;
    const base::TokenSpan label{sentence.begin, colon};
    const TokenIndex head = head_of(label);
    const TokenIndex verb = head == kNoToken ? kNoToken : clause_beside(head, {colon, sentence.end});
    if (verb == kNoToken) return;
    const bool is_party = syntax_.is_party(head);
    const bool is_title_of_work = syntax_.dep(head) == Dep::Nsubj && !is_party;  // "His novel Fire: A Life tells"
    if (is_title_of_work) return;
    drop_arguments(label);
    if (is_party && syntax_.entity(head) != EntityType::Gpe) give_speaker({colon, sentence.end}, verb, head);
  }

  // The verb that the label hangs on or, where the parser took the label for the main word, that hangs on it.
  TokenIndex clause_beside(TokenIndex label, base::TokenSpan rest) const {
    const auto is_clause = [&](TokenIndex token) { return rest.contains(token) && is_verb(syntax_.tag(token)) && has_subject_in(token, rest); };
    if (is_clause(syntax_.head(label))) return syntax_.head(label);
    const auto children = syntax_.children(label);
    const auto found = std::find_if(children.begin(), children.end(), is_clause);
    return syntax_.dep(label) == Dep::Root && found != children.end() ? *found : kNoToken;
  }

  // "Chad blames rebels for blast: minister"
  void read_source(base::TokenSpan sentence) {
    TokenIndex end = sentence.end;
    while (end > sentence.begin && syntax_[end - 1].xpos == "_SP") --end;
    const TokenIndex first = end > sentence.begin + kLongestName ? end - kLongestName : sentence.begin;
    TokenIndex mark = end;
    while (mark > first && !is_mark(mark - 1)) --mark;
    if (mark == first || mark == end || mark < sentence.begin + 2) return;
    const TokenIndex head = head_of({mark, end});
    if (head == kNoToken || !syntax_.is_party(head) || !is_headline(syntax_, head)) return;
    const TokenIndex verb = clause_above(head, mark - 1);
    if (verb == kNoToken) return;
    drop_arguments({mark, end});
    give_speaker({sentence.begin, mark - 1}, verb, head);
  }
  bool is_mark(TokenIndex token) const {
    const std::string_view form = syntax_[token].form;
    if (form == ":") return true;
    const bool is_dash = form == "-" || form == "–" || form == "—";
    const bool is_free = token > 0 && token + 1 < syntax_.size() && syntax_[token - 1].span.end < syntax_[token].span.begin &&
                         syntax_[token].span.end < syntax_[token + 1].span.begin;
    return is_dash && is_free;
  }
  // The verb before the mark that the source hangs on, however deep.
  TokenIndex clause_above(TokenIndex source, TokenIndex mark) const {
    TokenIndex at = source;
    for (int steps = 0; steps < kDeepest && syntax_.head(at) != at; ++steps) {
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

  void drop_arguments(base::TokenSpan span) {
    for (Draft& draft : drafts_.all) std::erase_if(draft.result.arguments, [&](const Argument& argument) { return span.contains(argument.head); });
  }
  void give_speaker(base::TokenSpan clause, TokenIndex verb, TokenIndex speaker) {
    for (Draft& draft : drafts_.all) {
      if (clause.contains(draft.top) && !draft.result.speaker && (!draft.is_nominal() || draft.governor != kNoPredicate)) draft.result.speaker = speaker;
    }
    Draft* said = drafts_.at(verb);
    if (said != nullptr && said->governor == kNoPredicate) said->result.link = GovernorLink::Reported;
  }

  const SyntaxView& syntax_;
  Drafts& drafts_;
};

}  // namespace

void find_attributions(const SyntaxView& syntax, Drafts& drafts) { AttributionReader(syntax, drafts).run(); }

}  // namespace dyad::extract
