#include "extract/actor/place_use.h"

#include "extract/mention/word_lists.h"

namespace dyad::extract {
namespace {

bool is_motion(std::string_view lemma) { return is_in(WordList::Motion, lemma); }

}  // namespace

bool is_location_noun(std::string_view lemma) { return is_in(WordList::LocationNoun, lemma); }

PlaceUse place_use(const Tree& tree, TokenIndex head) {
  while (tree[head].deprel == "conj" && !tree.is_root(head)) head = tree[head].head;
  const Token& token = tree[head];
  if (token.deprel == "pobj" && !tree.is_root(head)) {
    const Token& preposition = tree[token.head];
    if (is_in(WordList::PlacePreposition, preposition.lemma)) return PlaceUse::Place;
    const std::string_view governor = tree[preposition.head].lemma;
    if ((preposition.lemma == "to" || preposition.lemma == "from" || preposition.lemma == "toward" || preposition.lemma == "towards" || preposition.lemma == "for") && is_motion(governor)) {
      return PlaceUse::Place;
    }
    if (preposition.lemma == "of" && is_location_noun(governor)) return PlaceUse::Place;
    return PlaceUse::Government;
  }
  if (token.deprel == "appos" && is_location_noun(tree[token.head].lemma)) return PlaceUse::Place;
  if (token.deprel == "npadvmod" || token.deprel == "advmod") return PlaceUse::Place;
  if (token.deprel == "dobj" && (is_motion(tree[token.head].lemma) || is_in(WordList::Entering, tree[token.head].lemma))) return PlaceUse::Place;
  if (token.deprel == "poss" && is_location_noun(tree[token.head].lemma)) return PlaceUse::Place;
  return PlaceUse::Government;
}

}  // namespace dyad::extract
