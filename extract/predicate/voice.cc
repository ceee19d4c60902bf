#include "extract/predicate/voice.h"

#include <algorithm>

#include "extract/predicate/headlines.h"

namespace dyad::extract {
namespace {

// "First ships delivered", "Chad allowed to buy grain": headlines use the present, so that a past form without object is a participle.
// Known by the title or the missing full stop, and no other finite verb. Not "The rebels fled".
bool is_headline_participle(const SyntaxView& syntax, TokenIndex verb) {
  if (syntax.dep(verb) != Dep::Root || syntax.has_child(verb, Dep::Aux) || syntax.has(verb, kUndergo) || syntax.has(verb, kReciprocal)) return false;
  for (const TokenIndex c : syntax.children(verb)) {
    const Dep dep = syntax.dep(c);
    if (dep == Dep::Dobj || dep == Dep::Ccomp || dep == Dep::Acomp || dep == Dep::Attr || dep == Dep::Prt || dep == Dep::Conj || dep == Dep::Advcl) return false;
  }
  return stands_in_headline(syntax, verb) && syntax.has_child(verb, Dep::Nsubj);
}

// Also that of an abbreviation: "Inc."
bool has_full_stop(const SyntaxView& syntax, TokenIndex verb) {
  return syntax.last_form(verb).ends_with('.');
}

// "The truce held.": the tagger takes a past for a participle. Headlines with a participle have no full stop.
bool is_mistagged_past(const SyntaxView& syntax, TokenIndex verb) {
  return syntax.has_child(verb, Dep::Nsubj) && !syntax.is_title(syntax[verb].sentence) && has_full_stop(syntax, verb);
}

// "A Kenyan letter accused Chad of theft.": the parser takes the only verb for a participle on its subject. Not "Two nurses denied visas."
bool is_misread_clause(const SyntaxView& syntax, TokenIndex verb) {
  if (syntax.dep(verb) != Dep::Acl || syntax.dep(syntax.head(verb)) != Dep::Root) return false;
  const TokenIndex object = syntax.child(verb, Dep::Dobj);
  return object != kNoToken && syntax.is_party(object) && has_full_stop(syntax, verb);
}

bool has_agent(const SyntaxView& syntax, TokenIndex verb) {
  const TokenIndex by = syntax.child(verb, Dep::Agent);
  return by != kNoToken && !is_by_means(syntax, by);
}

}  // namespace

bool is_by_means(const SyntaxView& syntax, TokenIndex by) {
  const TokenIndex means = syntax.child(by, Dep::Pobj);
  return means != kNoToken && syntax.has(means, kByMeans) && syntax.child(means, Dep::Det) == kNoToken;
}

bool is_attitude(const SyntaxView& syntax, TokenIndex verb) {
  if (!syntax.has(verb, kStative) || has_agent(syntax, verb)) return false;
  const auto children = syntax.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return syntax.dep(child) == Dep::Prep && syntax[child].lemma == "to"; });
}

bool is_passive(const SyntaxView& syntax, TokenIndex verb) {
  const Tag tag = syntax.tag(verb);
  if (tag == Tag::Vbd && is_headline_participle(syntax, verb)) return true;
  if (is_attitude(syntax, verb)) return false;
  if (syntax.has_child(verb, Dep::Auxpass) || syntax.has_child(verb, Dep::Nsubjpass) || has_agent(syntax, verb)) return true;
  if (tag != Tag::Vbn || syntax.has_child(verb, Dep::Aux)) return false;
  switch (syntax.dep(verb)) {
    case Dep::Acl: return !is_misread_clause(syntax, verb);
    case Dep::Advcl: case Dep::Relcl: return true;
    case Dep::Root: case Dep::Ccomp: return !syntax.has_child(verb, Dep::Dobj) && !is_mistagged_past(syntax, verb);
    case Dep::Conj: return !syntax.has_child(verb, Dep::Nsubj) && syntax.head(verb) != verb && is_passive(syntax, syntax.head(verb));
    default: return false;
  }
}

}  // namespace dyad::extract
