#include "extract/token/lexeme.h"

#include <catch2/catch.hpp>

#include "base/msgpack.h"
#include "extract/token/norm_table.h"

using namespace dyad::extract;

TEST_CASE("a word's shape keeps runs of at most four", "[token]") {
  const auto [form, shape] = GENERATE(table<std::string, std::string>({
      {"Apple", "Xxxxx"}, {"presented", "xxxx"}, {"NATO's", "XXXX'x"}, {"2021-12-22", "dddd-dd-dd"}, {"10000", "dddd"}, {"......", "...."},
      {"²½", "d½"}, {"東京", "xx"}, {std::string(99, 'a'), "xxxx"}, {std::string(100, 'a'), "LONG"},
  }));
  CHECK(word_shape(form) == shape);
}

TEST_CASE("a shape is long by its characters, not by its bytes", "[token]") {
  std::string form;
  for (int i = 0; i < 99; ++i) form += "é";
  CHECK(word_shape(form) == "xxxx");
  CHECK(word_shape(form + "é") == "LONG");
}

TEST_CASE("affixes of a word are counted in characters", "[token]") {
  const auto [form, prefix, suffix] = GENERATE(table<std::string, std::string, std::string>({
      {"Apple", "A", "ple"}, {"école", "é", "ole"}, {"東京都庁", "東", "京都庁"}, {"a", "a", "a"}, {"né", "n", "né"},
  }));
  CHECK(word_prefix(form) == prefix);
  CHECK(word_suffix(form) == suffix);
}

TEST_CASE("norms come from the table, then from signs, then from lower case", "[token]") {
  // {"lexeme_norm": {id of "colour": "color"}}
  std::string bytes = "\x81\xABlexeme_norm\x81\xCF";
  const StringId id = string_id("colour");
  for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(id >> shift));
  bytes += "\xA5" "color";
  const auto norms = NormTable::read(bytes, "lookups.bin");
  REQUIRE(norms);
  const auto [form, norm] = GENERATE(table<const char*, const char*>({
      {"colour", "color"}, {"Colour", "colour"}, {"…", "..."}, {"€", "$"}, {"'S", "'s"}, {"NATO", "nato"}, {"n't", "n't"},
  }));
  const Lexeme lexeme = make_lexeme(form, *norms);
  CHECK(lexeme.norm == norm);
  CHECK(lexeme.norm_id == string_id(norm));
}

TEST_CASE("a norm table that is none is refused by name", "[token]") {
  const auto empty = NormTable::read("\x80", "vocab/lookups.bin");
  REQUIRE_FALSE(empty);
  CHECK(empty.error().message == "vocab/lookups.bin: expected a table lexeme_norm");
  const auto truncated = NormTable::read("\x81\xABlexeme", "vocab/lookups.bin");
  REQUIRE_FALSE(truncated);
  CHECK(truncated.error().message == "vocab/lookups.bin: byte 2: it ends too early");
}
