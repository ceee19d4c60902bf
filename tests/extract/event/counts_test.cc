#include "extract/event/counts.h"

#include <catch2/catch.hpp>

#include "tests/support/conllu_text.h"

namespace dyad::extract {
namespace {

// "<number words> soldiers were killed": the words hang on the noun as the model gives them.
std::optional<schema::Count> read_phrase(const char* conllu, TokenIndex noun) {
  const auto reader = CountReader::load();
  if (!reader) FAIL(reader.error().message);
  const auto text = test::parse_conllu(conllu);
  const Tree tree(text->parse);
  return reader->read_number(tree, noun);
}

using Bounds = std::optional<std::int64_t>;

TEST_CASE("numbers give bounds as the text words them", "[counts]") {
  struct Case {
    const char* name;
    const char* conllu;
    TokenIndex noun;
    Bounds low, high;
  };
  const Case cases[] = {
      {"three soldiers", "1 three three NUM CD _ 2 nummod _ _\n2 soldiers soldier NOUN NNS _ 0 ROOT _ _", 1, 3, 3},
      {"twenty-one soldiers", "1 twenty-one twenty-one NUM CD _ 2 nummod _ _\n2 soldiers soldier NOUN NNS _ 0 ROOT _ _", 1, 21, 21},
      {"two hundred soldiers", "1 two two NUM CD _ 2 compound _ _\n2 hundred hundred NUM CD _ 3 nummod _ _\n3 soldiers soldier NOUN NNS _ 0 ROOT _ _", 2, 200, 200},
      {"two hundred thousand soldiers",
       "1 two two NUM CD _ 2 compound _ _\n2 hundred hundred NUM CD _ 3 compound _ _\n3 thousand thousand NUM CD _ 4 nummod _ _\n4 soldiers soldier NOUN NNS _ 0 ROOT _ _", 3,
       200000, 200000},
      {"at least 12 soldiers",
       "1 at at ADP IN _ 3 advmod _ _\n2 least least ADJ JJS _ 1 advmod _ _\n3 12 12 NUM CD _ 4 nummod _ _\n4 soldiers soldier NOUN NNS _ 0 ROOT _ _", 3, 12, std::nullopt},
      {"up to 1,500 soldiers", "1 up up ADP IN _ 3 quantmod _ _\n2 to to PART TO _ 3 quantmod _ _\n3 1,500 1,500 NUM CD _ 4 nummod _ _\n4 soldiers soldier NOUN NNS _ 0 ROOT _ _",
       3, std::nullopt, 1500},
      {"dozens of soldiers", "1 dozens dozen NOUN NNS _ 0 ROOT _ _\n2 of of ADP IN _ 1 prep _ _\n3 soldiers soldier NOUN NNS _ 2 pobj _ _", 0, 24, std::nullopt},
      {"several soldiers", "1 several several ADJ JJ _ 2 amod _ _\n2 soldiers soldier NOUN NNS _ 0 ROOT _ _", 1, 3, std::nullopt},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const auto count = read_phrase(c.conllu, c.noun);
    REQUIRE(count);
    CHECK(count->low == c.low);
    CHECK(count->high == c.high);
  }
}

TEST_CASE("a number that cannot be read is none rather than a wrong one", "[counts]") {
  CHECK_FALSE(read_phrase("1 30-40 30-40 NUM CD _ 2 nummod _ _\n2 soldiers soldier NOUN NNS _ 0 ROOT _ _", 1));
  CHECK_FALSE(read_phrase("1 two two NUM CD _ 3 quantmod _ _\n2 or or CCONJ CC _ 3 quantmod _ _\n3 three three NUM CD _ 4 nummod _ _\n4 men man NOUN NNS _ 0 ROOT _ _", 3));
  CHECK_FALSE(read_phrase("1 9000000000000000000 9 NUM CD _ 2 compound _ _\n2 million million NUM CD _ 3 nummod _ _\n3 men man NOUN NNS _ 0 ROOT _ _", 2).value_or(schema::Count{}).low > 2000000);
}

TEST_CASE("a noun without number has no count", "[counts]") {
  CHECK_FALSE(read_phrase("1 the the DET DT _ 2 det _ _\n2 soldiers soldier NOUN NNS _ 0 ROOT _ _", 1));
  CHECK_FALSE(read_phrase("1 young young ADJ JJ _ 2 amod _ _\n2 soldiers soldier NOUN NNS _ 0 ROOT _ _", 1));
}

}  // namespace
}  // namespace dyad::extract
