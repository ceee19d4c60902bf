#include "extract/predicate/verb_lemma.h"

#include <algorithm>
#include <string_view>

namespace dyad::extract {
namespace {

bool is_vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

// One vowel letter before one consonant letter that can be doubled: "stag", "hop"; not "sail", "mix", "visit".
bool ends_in_doubling_syllable(std::string_view lemma) {
  if (lemma.size() < 3 || std::count_if(lemma.begin(), lemma.end(), is_vowel) != 1) return false;
  const char last = lemma.back();
  return last >= 'a' && last <= 'z' && std::string_view("aeiouwxyhs").find(last) == std::string_view::npos && is_vowel(lemma[lemma.size() - 2]);
}

}  // namespace

bool is_clipped_lemma(const Token& token) {
  const std::string_view tag = token.xpos, form = token.norm, lemma = token.lemma;
  const std::string_view ending = tag == "VBG" ? "ing" : tag == "VBD" || tag == "VBN" ? "ed" : "";
  return !ending.empty() && form.size() == lemma.size() + ending.size() && form.starts_with(lemma) && form.ends_with(ending) && ends_in_doubling_syllable(lemma);
}

std::string right_lemma(const Token& token) { return std::string(token.lemma) + (is_clipped_lemma(token) ? "e" : ""); }

}  // namespace dyad::extract
