#include "extract/mention/words.h"

#include <catch2/catch.hpp>

#include <string>

namespace dyad::extract {
namespace {

std::vector<WordHash> words(std::string_view text) {
  std::vector<WordHash> hashes;
  append_words(text, hashes);
  return hashes;
}

TEST_CASE("spellings that differ in case, marks, hyphens and final stops are the same words", "[mention]") {
  const auto [a, b] = GENERATE(table<std::string, std::string>({
      {"Guinea-Bissau", "GUINEA BISSAU"},
      {"Côte d'Ivoire", "Cote d’Ivoire"},
      {"U.S.", "u.s"},
      {"St. Petersburg", "St Petersburg"},
      {"São Tomé", "Sao Tome"},
      {"Al-Qa'eda", "al Qa eda"},
  }));
  CAPTURE(a, b);
  CHECK(words(a) == words(b));
}

TEST_CASE("different words differ, and a comma cannot be skipped", "[mention]") {
  CHECK(words("US") != words("U.S."));
  CHECK(words("Iran") != words("Iraq"));
  CHECK(words(",") == std::vector<WordHash>{kBarrier});
  CHECK(words("-").empty());
  CHECK(words("Alliance") == std::vector<WordHash>{hash_word("alliance")});
  CHECK(combine(1, 2) != combine(2, 1));
}

}  // namespace
}  // namespace dyad::extract
