#include <catch2/catch.hpp>

#include "extract/predicate/predicate.h"
#include "tests/support/conllu_text.h"

namespace dyad::test {
namespace {

// As a title the envoy was recalled; as a sentence of the body she recalled something.
TEST_CASE("a past form without object in the title is a participle, whatever the title ends with", "[predicate]") {
  const auto finder = extract::PredicateFinder::load();
  REQUIRE(finder);
  const auto parsed = parse_conllu(
      "1 Envoy envoy NOUN NN _ 2 nsubj _ _\n"
      "2 recalled recall VERB VBD _ 0 ROOT _ _\n"
      "3 from from ADP IN _ 2 prep _ _\n"
      "4 Chad Chad PROPN NNP _ 3 pobj _ NER=B-GPE\n"
      "5 . . PUNCT . _ 2 punct _ _\n");
  const extract::Tree tree(parsed->parse);
  const auto [kind, is_passive] = GENERATE(table<extract::Block::Kind, bool>({{extract::Block::Kind::Title, true}, {extract::Block::Kind::Body, false}}));
  extract::Document doc;
  doc.blocks = {{{0, 100}, kind}};
  const auto found = (*finder)->find_predicates(tree, &doc);
  REQUIRE(found.size() == 1);
  CHECK(found[0].passive == is_passive);
}

}  // namespace
}  // namespace dyad::test
