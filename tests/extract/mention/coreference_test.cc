#include "extract/mention/coreference.h"

#include <catch2/catch.hpp>

#include "extract/mention/mention_finder.h"
#include "tests/support/conllu_text.h"

namespace dyad::extract {
namespace {

// "it=Moscow he=Lavrov": each mention that is not the first of its chain, and the head of the first.
std::string links(const Tree& tree, const Mentions& mentions) {
  std::string text;
  for (MentionIndex i = 0; i < mentions.all.size(); ++i) {
    const Mention& mention = mentions.all[i];
    if (mention.chain == i) continue;
    if (!text.empty()) text += ' ';
    text.append(tree[mention.head].form).append("=").append(tree[mentions.all[mention.chain].head].form);
  }
  return text;
}

// Facts as a gazetteer would give them for the sentences below.
std::vector<MentionFacts> facts_for(const Tree& tree, const Mentions& mentions, const std::vector<WordHash>& nouns) {
  std::vector<MentionFacts> facts(mentions.all.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Mention& mention = mentions.all[i];
    const std::string_view type = tree[mention.head].entity_type;
    if (mention.kind == MentionKind::Name) facts[i].name = mention.name;
    facts[i].sort = type == "PERSON" ? Sort::Person : type == "ORG" ? Sort::Organisation : type == "GPE" ? Sort::Country : mention.kind == MentionKind::Nominal ? Sort::Thing : Sort::Unknown;
    facts[i].definite = tree.child(mention.head, "det").has_value();
    if (tree[mention.head].form == "NATO") facts[i].nouns = nouns;
  }
  return facts;
}

std::string chain(std::string_view block) {
  const auto text = test::parse_conllu(block);
  const Tree tree(text->parse);
  Mentions mentions = find_mentions(tree, {});
  const std::vector<WordHash> nouns = {hash_word("alliance")};
  const auto facts = facts_for(tree, mentions, nouns);
  chain_mentions(tree, facts, mentions);
  return links(tree, mentions);
}

TEST_CASE("a possessive is the subject and not what it possesses; a noun stands for a known organisation", "[mention]") {
  CHECK(chain(R"(
1 Moscow Moscow PROPN NNP _ 2 nsubj _ NER=B-GPE
2 presented present VERB VBD _ 0 ROOT _ _
3 its its PRON PRP$ _ 4 poss _ _
4 demands demand NOUN NNS _ 2 dobj _ _
5 to to ADP IN _ 2 prep _ _
6 NATO NATO PROPN NNP _ 5 pobj _ SpaceAfter=No|NER=B-ORG
7 , , PUNCT , _ 2 punct _ _
8 saying say VERB VBG _ 2 advcl _ _
9 the the DET DT _ 10 det _ _
10 alliance alliance NOUN NN _ 13 nsubj _ _
11 must must AUX MD _ 13 aux _ _
12 not not PART RB _ 13 neg _ _
13 grow grow VERB VB _ 8 ccomp _ SpaceAfter=No
14 . . PUNCT . _ 2 punct _ _
)") == "its=Moscow alliance=NATO");
}

TEST_CASE("a surname is the full name even when that comes later, and he is the person", "[mention]") {
  CHECK(chain(R"(
1 Lavrov Lavrov PROPN NNP _ 2 nsubj _ NER=B-ORG
2 said say VERB VBD _ 0 ROOT _ _
3 he he PRON PRP _ 4 nsubj _ _
4 was be AUX VBD _ 2 ccomp _ _
5 satisfied satisfied ADJ JJ _ 4 acomp _ SpaceAfter=No
6 . . PUNCT . _ 2 punct _ _

1 Sergei Sergei PROPN NNP _ 2 compound _ NER=B-PERSON
2 Lavrov Lavrov PROPN NNP _ 3 nsubj _ NER=I-PERSON
3 met meet VERB VBD _ 0 ROOT _ _
4 reporters reporter NOUN NNS _ 3 dobj _ SpaceAfter=No
5 . . PUNCT . _ 3 punct _ _
)") == "he=Lavrov Lavrov=Lavrov");
}

TEST_CASE("an expletive it stays alone, a pronoun is no co-argument", "[mention]") {
  CHECK(chain(R"(
1 Iran Iran PROPN NNP _ 2 nsubj _ NER=B-GPE
2 left leave VERB VBD _ 0 ROOT _ SpaceAfter=No
3 . . PUNCT . _ 2 punct _ _

1 It it PRON PRP _ 2 nsubj _ _
2 is be AUX VBZ _ 0 ROOT _ _
3 clear clear ADJ JJ _ 2 acomp _ _
4 that that SCONJ IN _ 6 mark _ _
5 it it PRON PRP _ 6 nsubj _ _
6 rained rain VERB VBD _ 2 ccomp _ SpaceAfter=No
7 . . PUNCT . _ 2 punct _ _
)") == "");
  CHECK(chain(R"(
1 Iran Iran PROPN NNP _ 2 nsubj _ NER=B-GPE
2 attacked attack VERB VBD _ 0 ROOT _ _
3 it it PRON PRP _ 2 dobj _ SpaceAfter=No
4 . . PUNCT . _ 2 punct _ _
)") == "");
}

TEST_CASE("I in a quotation is its speaker", "[mention]") {
  CHECK(chain(R"(
1 " " PUNCT `` _ 6 punct _ SpaceAfter=No
2 I I PRON PRP _ 3 nsubj _ _
3 agree agree VERB VBP _ 6 ccomp _ SpaceAfter=No
4 , , PUNCT , _ 6 punct _ SpaceAfter=No
5 " " PUNCT '' _ 6 punct _ _
6 said say VERB VBD _ 0 ROOT _ _
7 Maria Maria PROPN NNP _ 8 compound _ NER=B-PERSON
8 Ortega Ortega PROPN NNP _ 6 nsubj _ SpaceAfter=No|NER=I-PERSON
9 . . PUNCT . _ 6 punct _ _
)") == "Ortega=I");
}

}  // namespace
}  // namespace dyad::extract
