#include "extract/event/token_numbers.h"

#include <catch2/catch.hpp>

#include "tests/support/conllu_text.h"

namespace dyad::extract {

TEST_CASE("A token has the numbers of its lemma and of its form", "[coding]") {
  const auto text = test::parse_conllu(R"(
1 Rebels rebel NOUN NNS _ 2 nsubj _ _
2 captured capture VERB VBD _ 0 ROOT _ _
3 tanks tank NOUN NNS _ 2 dobj _ _
)");
  const Tree tree(text->parse);
  WordNumbers known;
  const WordNumber rebel = known.add("rebel"), captured = known.add("captured");
  const TokenNumbers numbers(tree, known);
  for (int again = 0; again < 2; ++again) {
    CHECK(numbers.lemma(0) == rebel);
    CHECK(numbers.norm(0) == kUnknownWord);
    CHECK(numbers.lemma(1) == kUnknownWord);
    CHECK(numbers.norm(1) == captured);
    CHECK(numbers.lemma(2) == kUnknownWord);
    CHECK(numbers.norm(2) == kUnknownWord);
  }
  CHECK(numbers.find("rebel") == rebel);
}

}  // namespace dyad::extract
