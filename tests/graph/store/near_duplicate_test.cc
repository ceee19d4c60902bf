#include "graph/store/near_duplicate.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace dyad::graph {
namespace {

// A text of `count` sentences that have nothing in common with those of another `seed`.
std::string make_text(int seed, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += fmt::format("Delegate w{0}x{1} of town t{0}y{1} met envoy n{0}z{1} over grain g{0}q{1}. ", seed, i);
  return text;
}

bool alike(std::string_view a, std::string_view b) { return is_near_duplicate(*make_signature(a), *make_signature(b)); }

TEST_CASE("copies are found across the changes of outlets", "[near-duplicate]") {
  const std::string text = make_text(1, 20);
  CHECK(alike(text, text));
  CHECK(alike(text, "Our own headline\n" + text));
  CHECK(alike(text, text + " Additional reporting by our staff."));
  std::string loud = text;
  for (char& c : loud) c = c == '.' ? ',' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  CHECK(alike(text, loud));
}

TEST_CASE("different reports of one event are no copies", "[near-duplicate]") {
  CHECK_FALSE(alike(make_text(1, 20), make_text(2, 20)));
  CHECK_FALSE(alike(make_text(1, 20), make_text(1, 10) + make_text(2, 10)));
  CHECK_FALSE(alike("The president met the prime minister.", "The prime minister met the president."));
}

TEST_CASE("copies share a band", "[near-duplicate]") {
  const auto a = bands(*make_signature(make_text(1, 20))), b = bands(*make_signature("Title\n" + make_text(1, 20)));
  CHECK(std::mismatch(a.begin(), a.end(), b.begin(), [](auto x, auto y) { return x != y; }).first != a.end());
}

TEST_CASE("texts without words have no signature", "[near-duplicate]") {
  for (const char* text : {"", "  \n", "... !"}) CHECK_FALSE(make_signature(text));
  CHECK(make_signature("Yes."));
}

TEST_CASE("a wording is told from eight words on", "[near-duplicate]") {
  const auto hash = wording_hash("Moscow presented its demands to NATO and the United States.");
  CHECK(hash != 0);
  CHECK(wording_hash("moscow presented its demands to NATO, and the United States") == hash);
  CHECK(wording_hash("Moscow presented its demands to NATO and the European Union.") != hash);
  CHECK(wording_hash("NATO condemned the attack.") == 0);
}

}  // namespace
}  // namespace dyad::graph
