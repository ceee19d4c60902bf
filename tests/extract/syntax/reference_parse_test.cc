// The runtime against spaCy's stored parse of our own texts and of random strings. bench/spacy/make_golden writes the files;
// bench/parity compares on any other text.
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "extract/syntax/conllu.h"
#include "tests/support/language_model.h"

using namespace dyad::extract;

namespace {

std::string parse_all(const std::string& documents) {
  std::ifstream in(documents);
  auto workspace = dyad::test::language_model().make_workspace();
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    const std::string text = row["text"];
    Parse parse;
    dyad::test::language_model().parse(text, {0, static_cast<std::uint32_t>(text.size())}, 0, *workspace, parse);
    write_conllu(row["id"].get<std::string>(), text, parse, out);
  }
  return out;
}

}  // namespace

TEST_CASE("texts are parsed as spaCy parses them", "[syntax][model]") {
  const std::string name = GENERATE("news", "strings");
  std::istringstream ours(parse_all("tests/data/language/" + name + ".jsonl"));
  std::ifstream theirs("tests/data/language/" + name + ".conllu");
  REQUIRE(theirs);
  std::size_t number = 0;
  for (std::string our_line, their_line; std::getline(theirs, their_line);) {
    CAPTURE(name, ++number);
    REQUIRE(std::getline(ours, our_line));
    REQUIRE(our_line == their_line);
  }
  CHECK(number > 1000);
  std::string rest;
  CHECK_FALSE(std::getline(ours, rest));
}
