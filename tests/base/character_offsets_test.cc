#include "base/character_offsets.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"

namespace dyad::base {
namespace {

TEST_CASE("byte positions become code point positions", "[utf8]") {
  const std::string text = "Côte d’Ivoire 🙂!";
  const CharacterOffsets offsets(text);
  const auto [byte, character] = GENERATE(table<std::uint32_t, std::uint32_t>({
      {0, 0}, {1, 1}, {3, 2}, {7, 6}, {10, 7}, {17, 14}, {21, 15}, {22, 16},
      {2, 1},     // inside ô
      {999, 16},  // past the end
  }));
  CAPTURE(byte);
  CHECK(offsets.character_at(byte) == character);
}

TEST_CASE("long texts are counted as by decoding them", "[utf8]") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += i % 3 == 0 ? "é" : i % 7 == 0 ? "漢字" : "ab";
  const CharacterOffsets offsets(text);
  std::uint32_t character = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) {
    REQUIRE(offsets.character_at(static_cast<std::uint32_t>(at)) == character++);
  }
  CHECK(offsets.character_at(static_cast<std::uint32_t>(text.size())) == character);
}

}  // namespace
}  // namespace dyad::base
