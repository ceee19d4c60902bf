#include <catch2/catch.hpp>

#include "extract/predicate/verb_lemma.h"

namespace dyad::test {
namespace {

extract::Token token(std::string_view form, std::string_view tag, std::string_view lemma) {
  extract::Token token;
  token.form = token.norm = form;
  token.xpos = tag;
  token.lemma = lemma;
  return token;
}

TEST_CASE("a verb's lemma lacks its e where its consonant would have been doubled", "[predicate]") {
  const auto [form, tag, lemma, clipped] = GENERATE(table<std::string_view, std::string_view, std::string_view, bool>({
      {"staged", "VBD", "stag", true},
      {"waged", "VBN", "wag", true},
      {"hoping", "VBG", "hop", true},
      {"scared", "VBN", "scar", true},
      {"staged", "VBD", "stage", false},   // as it should be
      {"stopped", "VBD", "stop", false},   // doubled
      {"sailed", "VBD", "sail", false},    // two vowels
      {"visited", "VBD", "visit", false},  // no stress on the last
      {"mixed", "VBD", "mix", false},      // never doubled
      {"sowed", "VBD", "sow", false},
      {"hop", "VBP", "hop", false},
      {"staged", "JJ", "stag", false},
  }));
  CAPTURE(form, tag, lemma);
  CHECK(extract::is_clipped_lemma(token(form, tag, lemma)) == clipped);
}

}  // namespace
}  // namespace dyad::test
