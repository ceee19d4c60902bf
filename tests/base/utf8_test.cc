#include "base/utf8.h"

#include <catch2/catch.hpp>

namespace dyad::base {
namespace {

TEST_CASE("invalid bytes are replaced and counted, valid ones kept", "[utf8]") {
  const auto [bytes, text, replaced] = GENERATE(table<std::string, std::string, std::size_t>({
      {"naïve \xF0\x9F\x98\x80", "naïve \xF0\x9F\x98\x80", 0},
      {"a\xFFz", "a\xEF\xBF\xBDz", 1},
      {"\xC3", "\xEF\xBF\xBD", 1},
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", 2},
      {"", "", 0},
  }));
  CAPTURE(bytes);
  const Repaired repaired = repair_utf8(bytes);
  CHECK(repaired.text == text);
  CHECK(repaired.replaced == replaced);
  CHECK(is_valid_utf8(bytes) == (replaced == 0));
}

TEST_CASE("code points are decoded and appended", "[utf8]") {
  std::string text;
  for (char32_t c : {U'a', U'é', U'世', U'\x1F600'}) append(text, c);
  std::size_t at = 0;
  for (char32_t c : {U'a', U'é', U'世', U'\x1F600'}) {
    const CodePoint point = decode(text, at);
    CHECK(point.value == c);
    at += point.length;
  }
  CHECK(decode(text, at).length == 0);
}

TEST_CASE("keys fold case, and marks where asked", "[utf8]") {
  CHECK(fold_case("CÔTE d'Ivoire") == "côte d'ivoire");
  CHECK(fold_case("STRASSE") == fold_case("straße"));
  CHECK(fold_marks("Côte d'Ivoire") == "cote d'ivoire");
}

}  // namespace
}  // namespace dyad::base
