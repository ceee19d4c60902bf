#include "extract/mention/mention_finder.h"

#include <catch2/catch.hpp>

#include "tests/support/conllu_text.h"

namespace dyad::extract {
namespace {

// "Poland|from Poland" : head and span of each mention.
std::vector<std::string> phrases(const test::ParsedText& text, const std::vector<base::TokenSpan>& names = {}) {
  const Tree tree(text.parse);
  std::vector<std::string> found;
  for (const Mention& mention : find_mentions(tree, names).all) {
    const base::TextSpan span = tree.text_span(mention.span);
    found.push_back(text.doc.text.substr(span.begin, span.size()));
  }
  return found;
}

TEST_CASE("conjoined mentions are split, beside the mention of all together", "[mention]") {
  const auto text = test::parse_conllu(R"(
1 Surgeons surgeon NOUN NNS _ 8 nsubj _ _
2 from from ADP IN _ 1 prep _ _
3 Malta Malta PROPN NNP _ 2 pobj _ SpaceAfter=No|NER=B-GPE
4 , , PUNCT , _ 3 punct _ _
5 Ghana Ghana PROPN NNP _ 3 conj _ NER=B-GPE
6 and and CCONJ CC _ 5 cc _ _
7 Laos Laos PROPN NNP _ 5 conj _ NER=B-GPE
8 met meet VERB VBD _ 0 ROOT _ _
9 in in ADP IN _ 8 prep _ _
10 Quito Quito PROPN NNP _ 9 pobj _ SpaceAfter=No|NER=B-GPE
11 . . PUNCT . _ 8 punct _ _
)");
  CHECK(phrases(*text) == std::vector<std::string>{"Surgeons from Malta, Ghana and Laos", "Malta, Ghana and Laos", "Malta", "Ghana", "Laos", "Quito"});
}

TEST_CASE("possessives and names before a noun are mentions, other words before it are not", "[mention]") {
  const auto text = test::parse_conllu(R"(
1 US US PROPN NNP _ 2 compound _ NER=B-GPE
2 officials official NOUN NNS _ 3 nsubj _ _
3 rejected reject VERB VBD _ 0 ROOT _ _
4 its its PRON PRP$ _ 6 poss _ _
5 security security NOUN NN _ 6 compound _ _
6 demands demand NOUN NNS _ 3 dobj _ _
7 on on ADP IN _ 3 prep _ _
8 Monday Monday PROPN NNP _ 7 pobj _ SpaceAfter=No|NER=B-DATE
9 . . PUNCT . _ 3 punct _ _
)");
  CHECK(phrases(*text) == std::vector<std::string>{"US", "US officials", "its", "its security demands"});
}

TEST_CASE("a name that the gazetteer knows is one mention whatever the model takes it for", "[mention]") {
  const auto text = test::parse_conllu(R"(
1 Boko Boko PROPN NNP _ 2 compound _ NER=B-PERSON
2 Haram Haram PROPN NNP _ 3 compound _ _
3 fighters fighter NOUN NNS _ 4 nsubj _ _
4 fled flee VERB VBD _ 0 ROOT _ SpaceAfter=No
5 . . PUNCT . _ 4 punct _ _
)");
  CHECK(phrases(*text, {{0, 2}}) == std::vector<std::string>{"Boko Haram", "Boko Haram fighters"});
}

TEST_CASE("number, gender and person are those of the word", "[mention]") {
  const auto text = test::parse_conllu(R"(
1 She she PRON PRP _ 2 nsubj _ _
2 met meet VERB VBD _ 0 ROOT _ _
3 us we PRON PRP _ 2 dobj _ _
4 and and CCONJ CC _ 3 cc _ _
5 protesters protester NOUN NNS _ 3 conj _ SpaceAfter=No
6 . . PUNCT . _ 2 punct _ _
)");
  const Tree tree(text->parse);
  const Mentions mentions = find_mentions(tree, {});
  REQUIRE(mentions.all.size() == 4);
  CHECK(mentions.all[0].gender == Gender::Feminine);
  CHECK(mentions.all[0].number == Number::Singular);
  CHECK(mentions.all[1].number == Number::Plural);
  CHECK(mentions.all[1].coordination);
  CHECK(mentions.all[2].person == 1);
  CHECK(mentions.all[3].number == Number::Plural);
  CHECK(mentions.all[3].kind == MentionKind::Nominal);
  CHECK(mentions.at(0) == &mentions.all[0]);
  CHECK(mentions.at(1) == nullptr);
}

}  // namespace
}  // namespace dyad::extract
