#include "extract/actor/place_use.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dyad::extract {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_place_preposition(std::string_view lemma) {
  static constexpr std::array<std::string_view, 22> kPrepositions = {"in",      "at",     "near",  "around",     "outside", "inside",  "into",   "through",
                                                                     "throughout", "across", "within", "off",     "onto",    "along",   "beyond", "above",
                                                                     "below",   "amid",   "beside", "north",      "via",     "alongside"};
  return is_one_of(lemma, kPrepositions);
}

// Of verbs and nouns of going and coming: "travelled to Moscow", "the flight from Kabul".
bool is_motion(std::string_view lemma) {
  static constexpr std::array<std::string_view, 40> kMotion = {
      "go",      "come",   "travel", "fly",    "drive",  "walk",    "march",   "arrive", "return", "move",   "flee",   "escape", "head",  "leave",
      "depart",  "visit",  "trip",   "flight", "journey", "road",   "route",   "send",   "bring",  "take",   "deploy", "march",  "sail",  "deport",
      "evacuate", "retreat", "withdraw", "pull", "extradite", "migrate", "cross", "advance", "transfer", "way", "fire", "land"};
  return is_one_of(lemma, kMotion);
}

}  // namespace

bool is_location_noun(std::string_view lemma) {
  static constexpr std::array<std::string_view, 48> kNouns = {
      "city",      "town",  "capital",  "village",  "outskirt", "outskirts", "suburb",   "street",   "airport",     "port",         "district",  "region",
      "province",  "area",  "part",     "east",     "west",     "north",     "south",    "center",   "centre",      "coast",        "border",    "airspace",
      "territory", "mile",  "kilometer", "zone",    "countryside", "corridor", "neighborhood", "neighbourhood", "square", "hospital", "camp", "enclave",
      "island",    "valley", "mountain", "frontier", "highway", "road",      "bridge",   "base",     "checkpoint",  "building",     "land",      "stronghold"};
  return is_one_of(lemma, kNouns);
}

PlaceUse place_use(const Tree& tree, TokenIndex head) {
  while (tree[head].deprel == "conj" && !tree.is_root(head)) head = tree[head].head;
  const Token& token = tree[head];
  if (token.deprel == "pobj" && !tree.is_root(head)) {
    const Token& preposition = tree[token.head];
    if (is_place_preposition(preposition.lemma)) return PlaceUse::Place;
    const std::string_view governor = tree[preposition.head].lemma;
    if ((preposition.lemma == "to" || preposition.lemma == "from" || preposition.lemma == "toward" || preposition.lemma == "towards" || preposition.lemma == "for") && is_motion(governor)) {
      return PlaceUse::Place;
    }
    if (preposition.lemma == "of" && is_location_noun(governor)) return PlaceUse::Place;
    return PlaceUse::Government;
  }
  if (token.deprel == "appos" && is_location_noun(tree[token.head].lemma)) return PlaceUse::Place;
  if (token.deprel == "npadvmod" || token.deprel == "advmod") return PlaceUse::Place;
  if (token.deprel == "dobj" && (is_motion(tree[token.head].lemma) || tree[token.head].lemma == "reach" || tree[token.head].lemma == "enter")) return PlaceUse::Place;
  if (token.deprel == "poss" && is_location_noun(tree[token.head].lemma)) return PlaceUse::Place;
  return PlaceUse::Government;
}

}  // namespace dyad::extract
