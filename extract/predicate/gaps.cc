#include "extract/predicate/gaps.h"

#include <algorithm>
#include <string>

namespace dyad::extract {

base::TokenSpan phrase_without_clauses(const SyntaxView& syntax, TokenIndex head) {
  base::TokenSpan span = syntax.phrase(head);
  for (const TokenIndex c : syntax.children(head)) {
    if (c > head && (syntax.dep(c) == Dep::Relcl || syntax.dep(c) == Dep::Acl)) span.end = std::min(span.end, syntax.tree().subtree(c).begin);
  }
  while (span.end > head + 1 && syntax.dep(span.end - 1) == Dep::Punct) --span.end;
  return span;
}

void GapFiller::resolve_relatives(Draft& draft) {
  // "the rumour that the army attacked the port": a clause with all its parts, where "that" is read as one more object.
  const auto is_object = [](const Argument& argument) { return argument.path == "dobj"; };
  auto& own = draft.result.arguments;
  if (std::count_if(own.begin(), own.end(), is_object) > 1) {
    std::erase_if(own, [&](const Argument& argument) { return is_object(argument) && is_relative(syntax_.tag(argument.head)) && syntax_[argument.head].lemma == "that"; });
  }
  if (std::none_of(own.begin(), own.end(), [&](const Argument& argument) { return is_relative(syntax_.tag(argument.head)); })) return;
  const TokenIndex antecedent = antecedent_of(draft.verb == kNoToken ? draft.top : draft.verb);
  if (antecedent == kNoToken) return;
  if (antecedent == draft.noun) {  // "the raid that they carried out": the pronoun is the predicate itself
    std::erase_if(own, [&](const Argument& argument) { return is_object(argument) && is_relative(syntax_.tag(argument.head)); });
  }
  for (Argument& argument : draft.result.arguments) {
    if (!is_relative(syntax_.tag(argument.head))) continue;
    if (antecedent == argument.head) continue;
    argument.pronoun = argument.head;
    argument.head = antecedent;
    argument.phrase = phrase_without_clauses(syntax_, antecedent);
    argument.source = ArgumentSource::Relative;
    if (argument.path == "nsubj" && argument.role == Role::Actor) argument.role = subject_role(syntax_, draft, antecedent);
  }
}

void GapFiller::fill_relative(Draft& draft) {
  if (draft.verb == kNoToken || syntax_.dep(draft.verb) != Dep::Relcl || draft.has_light_noun_as_subject || draft.result.passive) return;
  if (draft.result.kind != PredicateKind::Verb || syntax_.has_auxiliary_to(draft.verb) || !has_subject(draft)) return;
  const TokenIndex noun = syntax_.head(draft.verb);
  TokenIndex stranded = kNoToken;
  for (const TokenIndex c : syntax_.children(draft.verb)) {
    const Tag tag = syntax_.tag(c);
    if (syntax_.dep(c) == Dep::Xcomp && is_verb(syntax_.tag(c))) return fill_below(c, noun);
    if (tag == Tag::Wrb || syntax_.dep(c) == Dep::Dobj || syntax_.dep(c) == Dep::Ccomp || syntax_.dep(c) == Dep::Xcomp) return;
    if (syntax_.dep(c) == Dep::Prep && syntax_.children(c).empty()) stranded = c;
    for (const TokenIndex below : syntax_.children(c)) if (syntax_.tag(below) == Tag::WpPoss) return;
  }
  place_in_gap(draft, noun, stranded);
}

// "the ships that they intend to buy"
void GapFiller::fill_below(TokenIndex verb, TokenIndex noun) {
  Draft* draft = drafts_.at(verb);
  if (draft == nullptr || draft->result.kind != PredicateKind::Verb || draft->result.passive || syntax_.has_child(verb, Dep::Dobj)) return;
  for (const Dep dep : {Dep::Ccomp, Dep::Xcomp}) if (syntax_.has_child(verb, dep)) return;
  for (const TokenIndex c : syntax_.children(verb)) if (syntax_.dep(c) == Dep::Prep && syntax_.children(c).empty()) return;
  place_in_gap(*draft, noun, kNoToken);
}

void GapFiller::fill_infinitive(Draft& draft, TokenIndex noun) {
  if (draft.result.kind != PredicateKind::Verb || draft.result.passive || syntax_.is_party(noun)) return;
  if (syntax_.is_abstract(noun) && !syntax_[noun].lemma.ends_with("thing")) return;
  if (syntax_.word(noun) != 0 && syntax_.lexicon().noun_embedding(syntax_.word(noun)) != nullptr) return;
  for (const WordFlag intransitive : {kUndergo, kMove, kAgentive, kReciprocal}) if (syntax_.has(draft.verb, intransitive)) return;
  for (const Dep dep : {Dep::Dobj, Dep::Ccomp, Dep::Xcomp}) if (syntax_.has_child(draft.verb, dep)) return;
  for (const TokenIndex c : syntax_.children(draft.verb)) if (syntax_.dep(c) == Dep::Prep && syntax_.children(c).empty()) return;
  place_in_gap(draft, noun, kNoToken);
}

void GapFiller::place_in_gap(Draft& draft, TokenIndex noun, TokenIndex stranded) {
  for (const Argument& argument : draft.result.arguments) if (argument.head == noun) return;
  if (syntax_.is_time(noun) || is_verb(syntax_.tag(noun))) return;
  Argument argument;
  argument.head = noun;
  argument.phrase = phrase_without_clauses(syntax_, noun);
  argument.source = ArgumentSource::Relative;
  argument.path = stranded == kNoToken ? "dobj" : "prep:" + std::string(syntax_[stranded].lemma) + ">pobj";
  if (stranded != kNoToken) argument.preposition = syntax_[stranded].lemma;
  argument.role = role_at(draft.verb, stranded, noun);
  draft.result.arguments.push_back(std::move(argument));
  for (Argument& subject : draft.result.arguments) if (subject.path == "nsubj") subject.role = subject_role(syntax_, draft, subject.head);
}

Role GapFiller::role_at(TokenIndex verb, TokenIndex stranded, TokenIndex noun) const {
  const Lexicon& lexicon = syntax_.lexicon();
  const PathRules& paths = lexicon.paths();
  for (PathRules::Node node : {lexicon.word(syntax_.word(verb)).verb_paths, lexicon.frame(Frame::Active)}) {
    node = stranded == kNoToken ? paths.step(node, Dep::Dobj, 0) : paths.step(paths.step(node, Dep::Prep, syntax_.word(stranded)), Dep::Pobj, 0);
    if (node == 0) continue;
    for (const PathRule& rule : paths.rules(node)) if (syntax_.meets(noun, rule.condition)) return rule.role;
  }
  return stranded == kNoToken ? Role::Target : Role::Topic;
}

TokenIndex GapFiller::antecedent_of(TokenIndex at) const {
  for (int steps = 0; steps < 6 && syntax_.head(at) != at; ++steps, at = syntax_.head(at)) {
    const bool is_on_noun = syntax_.dep(at) == Dep::Relcl || syntax_.dep(at) == Dep::Acl;  // the parser may take a finite clause for a participle
    if (is_on_noun && !is_verb(syntax_.tag(syntax_.head(at)))) return syntax_.head(at);
  }
  return kNoToken;
}

}  // namespace dyad::extract
