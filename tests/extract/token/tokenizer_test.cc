#include "extract/token/tokenizer.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/support/language_model.h"

using namespace dyad::extract;

namespace {

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

const TokenizerRules& rules() {
  static const TokenizerRules rules = [] {
    const std::string folder = dyad::test::model_folder();
    auto norms = NormTable::read(read_bytes(folder + "/vocab/lookups.bin"), "lookups.bin");
    if (!norms) throw std::runtime_error(norms.error().message);
    auto read = TokenizerRules::read(read_bytes(folder + "/tokenizer"), "tokenizer", std::move(*norms));
    if (!read) throw std::runtime_error(read.error().message);
    return std::move(*read);
  }();
  return rules;
}

// Tokens between bars, a blank after a token that has one: "It|'s| |fine|."
std::string tokens_of(const std::string& text) {
  Tokenizer tokenizer(rules());
  std::vector<TokenPiece> pieces;
  tokenizer.tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, pieces);
  std::string out;
  for (const TokenPiece& piece : pieces) {
    if (!out.empty()) out += '|';
    out += text.substr(piece.begin, piece.length);
    if (piece.space_after) out += "| ";
  }
  return out;
}

}  // namespace

TEST_CASE("text is split as the model was trained on", "[token][model]") {
  const auto [text, tokens] = GENERATE(table<const char*, const char*>({
      {"It's fine.", "It|'s| |fine|."},
      {"They don't.", "They| |do|n't|."},
      {"\"No,\" he said...", "\"|No|,|\"| |he| |said|..."},
      {"U.S. troops", "U.S.| |troops"},
      {"a state-of-the-art (new) plan", "a| |state|-|of|-|the|-|art| |(|new|)| |plan"},
      {"See https://example.org/a_b?c=1, now", "See| |https://example.org/a_b?c=1|,| |now"},
      {"10km from Kyiv", "10|km| |from| |Kyiv"},
      {"a  b", "a| | |b"},
      {" a", " |a"},
      {"a\n\nb", "a|\n\n|b"},
      {"gonna", "gon|na"},
      {"cost $5m", "cost| |$|5|m"},
      {"a--b", "a|--|b"},
      {"……", "…|…"},
      {":-)", ":-)"},
      {"", ""},
      {" ", " "},
  }));
  CAPTURE(text);
  CHECK(tokens_of(text) == tokens);
}

TEST_CASE("words that the memory holds are split as at first", "[token][model]") {
  Tokenizer tokenizer(rules());
  const std::string text = "It's don't (U.S.) It's don't (U.S.)";
  std::vector<TokenPiece> pieces;
  tokenizer.tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, pieces);
  REQUIRE(pieces.size() % 2 == 0);
  const std::size_t half = pieces.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    CHECK(pieces[i].type == pieces[half + i].type);
    CHECK(pieces[i].length == pieces[half + i].length);
    CHECK(pieces[i].own_norm == pieces[half + i].own_norm);
  }
}

TEST_CASE("a word of 200,000 brackets takes no time", "[token][model]") {
  const std::string text(200000, ')');
  Tokenizer tokenizer(rules());
  std::vector<TokenPiece> pieces;
  tokenizer.tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, pieces);
  CHECK(pieces.size() == text.size());
}
