#include "extract/predicate/syntax_view.h"

#include <algorithm>

#include "extract/predicate/verb_lemma.h"

namespace dyad::extract {

SyntaxView::SyntaxView(const Tree& tree, const Lexicon& lexicon) : tree_(tree), lexicon_(lexicon) {
  const std::size_t count = tree.size();
  deps_.reserve(count);
  tags_.reserve(count);
  words_.reserve(count);
  for (const Token& token : tree.parse().tokens) {
    deps_.push_back(to_dep(token.deprel));
    tags_.push_back(to_tag(token.xpos));
    // "the strike that they carried out": a pronoun where the parser sees one, whatever the tagger says.
    const bool is_noun_place = deps_.back() == Dep::Dobj || deps_.back() == Dep::Nsubj || deps_.back() == Dep::Nsubjpass;
    if (tags_.back() == Tag::In && is_noun_place && token.lemma == "that") tags_.back() = Tag::Wdt;
    if (is_clipped_lemma(token)) repaired_.emplace_back(static_cast<TokenIndex>(words_.size()), right_lemma(token));
    words_.push_back(deps_.back() == Dep::Punct ? 0 : lexicon.find(lemma(static_cast<TokenIndex>(words_.size()))));
  }
}

std::string_view SyntaxView::lemma(TokenIndex token) const {
  const auto at = std::lower_bound(repaired_.begin(), repaired_.end(), token, [](const auto& repair, TokenIndex index) { return repair.first < index; });
  return at != repaired_.end() && at->first == token ? std::string_view(at->second) : std::string_view(tree_[token].lemma);
}

void SyntaxView::mark_titles(const Document& doc) {
  for (const Sentence& sentence : tree_.parse().sentences) {
    titles_.push_back(sentence.block < doc.blocks.size() && doc.blocks[sentence.block].kind == Block::Kind::Title);
  }
}

bool SyntaxView::has_auxiliary_to(TokenIndex verb) const {
  for (const TokenIndex c : children(verb)) {
    if (c >= verb) return false;
    if (deps_[c] == Dep::Aux && tags_[c] == Tag::To) return true;
  }
  return false;
}

bool SyntaxView::has_mark_that(TokenIndex verb) const {
  const TokenIndex mark = child(verb, Dep::Mark);
  return mark != kNoToken && tree_[mark].lemma == "that";
}

// Not "The plan is to attack", which says what the plan is, nor "It is hard to see".
bool SyntaxView::is_future_be(TokenIndex verb) const {
  if (tree_[verb].lemma != "be" || has_child(verb, Dep::Attr) || has_child(verb, Dep::Acomp) || has_child(verb, Dep::Expl)) return false;
  const TokenIndex clause = child(verb, Dep::Xcomp);
  if (clause == kNoToken || !has_auxiliary_to(clause)) return false;
  const TokenIndex subject = child(verb, Dep::Nsubj);
  return subject == kNoToken || !has(subject, kIdea);
}

TokenIndex SyntaxView::through_transparent(TokenIndex noun) const {
  const bool is_sum = entity(noun) == EntityType::Quantity && tags_[noun] != Tag::Nnp;
  if (!has(noun, kTransparent) && !is_sum) return noun;
  for (const TokenIndex c : children(noun)) {
    if (deps_[c] != Dep::Prep || c < noun || (tree_[c].lemma != "of" && !(is_sum && tree_[c].lemma == "in" && tree_[c].head + 1 == c))) continue;
    const TokenIndex object = child(c, Dep::Pobj);
    if (object == kNoToken || (is_sum && (is_time(object) || meets(object, Condition::Place)))) continue;
    return object;
  }
  return noun;
}

TokenIndex SyntaxView::above_transparent(TokenIndex noun) const {
  if (deps_[noun] != Dep::Pobj || tree_[head(noun)].lemma != "of") return noun;
  const TokenIndex above = head(head(noun));
  return has(above, kTransparent) ? above : noun;
}

base::TokenSpan SyntaxView::phrase(TokenIndex head) const {
  base::TokenSpan span = tree_.subtree(head);
  for (const TokenIndex c : children(head)) {
    if (c < head || (deps_[c] != Dep::Conj && deps_[c] != Dep::Cc)) continue;
    span.end = std::min(span.end, tree_.subtree(c).begin);
  }
  while (span.end > head + 1 && deps_[span.end - 1] == Dep::Punct && tree_[span.end - 1].form == ",") --span.end;
  return span;
}

bool SyntaxView::is_time(TokenIndex token) const {
  const EntityType entity_type = entity(token);
  if (entity_type == EntityType::Date || entity_type == EntityType::Time) return true;
  return has(token, kTimeNoun) && entity_type == EntityType::None;
}

std::string_view SyntaxView::last_form(TokenIndex token) const {
  const base::TokenSpan tokens = tree_.parse().sentences[tree_[token].sentence].tokens;
  TokenIndex last = tokens.end - 1;
  while (last > tokens.begin && tree_[last].xpos == "_SP") --last;
  return tree_[last].form;
}

bool SyntaxView::are_joined_by_comma(TokenIndex first, TokenIndex second) const {
  const base::TokenSpan before = tree_.subtree(first), after = tree_.subtree(second);
  if (after.begin <= first) return false;
  // The comma hangs on either or on neither; the second phrase may hang on the first.
  const bool is_comma_inside = tree_[after.begin].form == ",";
  const TokenIndex comma = is_comma_inside ? after.begin : after.begin - 1;
  return tree_[comma].form == "," && (before.end == comma || before.end == comma + 1 || before.contains(second));
}

bool SyntaxView::is_party(TokenIndex token) const {
  switch (entity(token)) {
    case EntityType::Person: case EntityType::Norp: case EntityType::Gpe: case EntityType::Org: return true;
    case EntityType::None: break;
    default: return false;
  }
  if (tags_[token] == Tag::Prp) return tree_[token].lemma != "it" || tree_[token].form.size() == 2;
  return has(token, kPartyNoun) || tags_[token] == Tag::Nnp || tags_[token] == Tag::Wp;
}

bool SyntaxView::is_negated_phrase(TokenIndex noun) const {
  if (has(noun, kNegator)) return true;
  for (const TokenIndex c : children(noun)) {
    if (c > noun) return false;
    if ((dep(c) == Dep::Det || dep(c) == Dep::Preconj || dep(c) == Dep::Neg) && has(c, kNegator)) return true;
  }
  return false;
}

bool SyntaxView::is_abstract(TokenIndex token) const {
  const Tag tag = tags_[token];
  if (tag == Tag::Dt) return tree_[token].lemma == "this" || tree_[token].lemma == "that";
  if ((tag != Tag::Nn && tag != Tag::Nns) || words_[token] == 0 || has(token, kTangible)) return false;
  if (entity(token) == EntityType::Person || entity(token) == EntityType::Org || entity(token) == EntityType::Gpe) return false;
  const NounEntry* noun = lexicon_.noun(words_[token]);
  return has(token, kAbstract) || (noun != nullptr && noun->sense != NounSense::Thing);
}

bool SyntaxView::meets(TokenIndex argument, Condition condition) const {
  switch (condition) {
    case Condition::Any: return true;
    case Condition::Time: return is_time(argument);
    case Condition::Party: return is_party(argument);
    case Condition::Name: return entity(argument) != EntityType::None && is_party(argument);
    case Condition::Thing: return !is_party(argument) && !is_time(argument);
    case Condition::Proper: return (tags_[argument] == Tag::Nnp || tags_[argument] == Tag::Nnps) && !is_time(argument);
    case Condition::Place: {
      const EntityType type = entity(argument);
      return type == EntityType::Gpe || type == EntityType::Loc || type == EntityType::Fac || has(argument, kPlaceNoun);
    }
  }
  return false;
}

}  // namespace dyad::extract
