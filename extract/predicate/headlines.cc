#include "extract/predicate/headlines.h"

#include <algorithm>

namespace dyad::extract {
namespace {

// "jails broker": a verb that the parser takes for a noun.
bool has_verb_before(const SyntaxView& syntax, TokenIndex noun) {
  const auto children = syntax.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return syntax.dep(child) == Dep::Compound && is_finite(syntax.tag(child)); });
}

// "leader, father of four", "Holm, maker of pumps", "frigate, its largest"
bool is_description(const SyntaxView& syntax, TokenIndex object, TokenIndex next) {
  const bool is_common = syntax.tag(object) == Tag::Nn || syntax.tag(object) == Tag::Nns;
  const TokenIndex preposition = syntax.child(next, Dep::Prep);
  const bool has_of = preposition != kNoToken && syntax[preposition].lemma == "of";
  return !is_common || has_of || syntax.has_child(next, Dep::Det) || syntax.has_child(next, Dep::Poss);
}

}  // namespace

bool stands_in_headline(const SyntaxView& syntax, TokenIndex token) {
  if (syntax.is_title(syntax[token].sentence)) return true;
  const std::string_view last = syntax.last_form(token);
  return !last.ends_with('.') && last != "!" && last != "?" && last != "\"" && last != "”";
}

bool is_one_more_object(const SyntaxView& syntax, TokenIndex object, TokenIndex next) {
  if (next <= object || !is_noun(syntax.tag(next)) || syntax.is_time(next) || !syntax.are_joined_by_comma(object, next)) return false;
  const Dep dep = syntax.dep(next);
  const bool is_beside = (dep == Dep::Npadvmod || dep == Dep::Dep) && syntax.head(next) == syntax.head(object);
  const bool is_on_it = dep == Dep::Appos && syntax.head(next) == object && !is_description(syntax, object, next);
  return (is_beside || is_on_it) && !has_verb_before(syntax, next) && stands_in_headline(syntax, next);
}

}  // namespace dyad::extract
