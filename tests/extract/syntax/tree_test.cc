#include "extract/syntax/tree.h"

#include <catch2/catch.hpp>

#include "tests/support/conllu_text.h"

namespace dyad::extract {
namespace {

constexpr const char* kSentence = R"(
1 Moscow Moscow PROPN NNP _ 2 nsubj _ NER=B-GPE
2 presented present VERB VBD _ 0 ROOT _ _
3 its its PRON PRP$ _ 4 poss _ _
4 demands demand NOUN NNS _ 2 dobj _ _
5 to to ADP IN _ 2 prep _ _
6 NATO NATO PROPN NNP _ 5 pobj _ NER=B-ORG|SpaceAfter=No
7 . . PUNCT . _ 2 punct _ _
)";

TEST_CASE("the tree gives children in text order, subtrees and text", "[syntax]") {
  const auto text = test::parse_conllu(kSentence);
  const Tree tree(text->parse);
  REQUIRE(tree.size() == 7);
  const auto children = tree.children(1);
  CHECK(std::vector<TokenIndex>(children.begin(), children.end()) == std::vector<TokenIndex>{0, 3, 4, 6});
  CHECK(tree.child(1, "dobj") == TokenIndex{3});
  CHECK_FALSE(tree.child(1, "iobj"));
  CHECK(tree.subtree(4) == base::TokenSpan{4, 6});
  CHECK(tree.subtree(1) == base::TokenSpan{0, 7});
  CHECK(tree.is_ancestor(1, 5));
  CHECK_FALSE(tree.is_ancestor(3, 5));
  const auto span = tree.text_span({2, 4});
  CHECK(text->doc.text.substr(span.begin, span.size()) == "its demands");
}

TEST_CASE("a tree of 200,000 tokens below each other takes no time", "[syntax]") {
  constexpr std::uint32_t kCount = 200000;
  Parse parse;
  parse.tokens.resize(kCount);
  SECTION("each hangs on the one before") {
    for (std::uint32_t i = 0; i < kCount; ++i) parse.tokens[i].head = i == 0 ? 0 : i - 1;
    CHECK(Tree(parse).subtree(1000) == base::TokenSpan{1000, kCount});
  }
  SECTION("each hangs on the one after") {
    for (std::uint32_t i = 0; i < kCount; ++i) parse.tokens[i].head = i + 1 == kCount ? i : i + 1;
    CHECK(Tree(parse).subtree(1000) == base::TokenSpan{0, 1001});
  }
}

}  // namespace
}  // namespace dyad::extract
