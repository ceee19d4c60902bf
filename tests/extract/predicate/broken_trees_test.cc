// Parsers err: no tree, however wrong its labels, may break the step.
#include <array>
#include <random>

#include <catch2/catch.hpp>

#include "extract/predicate/open_triples.h"
#include "tests/support/case_file.h"

namespace dyad::test {
namespace {

// The sentences of the cases with part of their labels, tags and heads replaced by others.
void damage(extract::Parse& parse, std::mt19937& random) {
  constexpr std::array<const char*, 24> kDeps = {"nsubj", "nsubjpass", "dobj", "prep", "pobj", "pcomp", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj",
                                                 "agent", "dative", "attr", "acomp", "expl", "appos", "poss", "compound", "aux", "parataxis", "mark", "punct"};
  constexpr std::array<const char*, 12> kTags = {"VB", "VBD", "VBG", "VBN", "VBZ", "NN", "NNS", "NNP", "IN", "WDT", "TO", "MD"};
  for (const extract::Sentence& sentence : parse.sentences) {
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      extract::Token& token = parse.tokens[t];
      if (random() % 3 == 0) token.deprel = kDeps[random() % kDeps.size()];
      if (random() % 5 == 0) token.xpos = kTags[random() % kTags.size()];
      // Heads before their dependents keep it a tree.
      if (random() % 2 == 0 || token.head > t) token.head = t == sentence.tokens.begin ? t : sentence.tokens.begin + static_cast<std::uint32_t>(random()) % (t - sentence.tokens.begin);
    }
  }
}

TEST_CASE("damaged trees yield something or nothing, and always end", "[predicate]") {
  const auto finder = extract::PredicateFinder::load();
  REQUIRE(finder);
  std::mt19937 random(20211222);
  std::size_t predicates = 0;
  for (const Case& test_case : read_cases("tests/cases/predicates")) {
    for (int round = 0; round < 20; ++round) {
      const auto parsed = parse_conllu(test_case.conllu);
      damage(parsed->parse, random);
      const extract::Tree tree(parsed->parse);
      const auto found = (*finder)->find_predicates(tree);
      const auto triples = (*finder)->find_triples(tree, found);
      predicates += found.size();
      bool sound = true;
      for (const auto& predicate : found) {
        sound &= predicate.trigger < tree.size() && (!predicate.governor || *predicate.governor < found.size());
        for (const auto& argument : predicate.arguments) sound &= argument.head < tree.size() && argument.phrase.end <= tree.size();
      }
      CAPTURE(test_case.sentence, round, triples.size());
      REQUIRE(sound);
    }
  }
  CHECK(predicates > 1000);
}

}  // namespace
}  // namespace dyad::test
