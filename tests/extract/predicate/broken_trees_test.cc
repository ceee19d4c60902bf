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

// Words in any order under heads in any direction: no sentence of any language, but still a tree.
void shuffle(extract::Parse& parse, std::mt19937& random) {
  for (const extract::Sentence& sentence : parse.sentences) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) order.push_back(t);
    for (std::size_t i = order.size(); i > 1; --i) {  // std::shuffle differs between libraries
      const std::size_t other = random() % i;
      std::swap(order[i - 1], order[other]);
      std::swap(parse.tokens[order[i - 1]].form, parse.tokens[order[other]].form);
      std::swap(parse.tokens[order[i - 1]].lemma, parse.tokens[order[other]].lemma);
      std::swap(parse.tokens[order[i - 1]].xpos, parse.tokens[order[other]].xpos);
      std::swap(parse.tokens[order[i - 1]].deprel, parse.tokens[order[other]].deprel);
    }
    // Each hangs on one that comes before it in a random order.
    for (std::size_t i = 0; i < order.size(); ++i) parse.tokens[order[i]].head = i == 0 ? order[0] : order[random() % i];
  }
}

// What every result must be, whatever it was read from.
bool is_sound(const std::vector<extract::Predicate>& found, const extract::Tree& tree) {
  bool sound = true;
  for (const auto& predicate : found) {
    sound &= predicate.trigger < tree.size() && !predicate.pieces.empty() && (!predicate.governor || *predicate.governor < found.size());
    sound &= !predicate.speaker || *predicate.speaker < tree.size();
    for (const auto& argument : predicate.arguments) sound &= argument.head < tree.size() && argument.phrase.end <= tree.size();
  }
  return sound;
}

// Predicates and triples of all cases whose parse `spoil` has changed, `rounds` times each.
void check_spoilt(void (*spoil)(extract::Parse&, std::mt19937&), unsigned seed, int rounds) {
  const auto finder = extract::PredicateFinder::load();
  REQUIRE(finder);
  std::mt19937 random(seed);
  std::size_t predicates = 0;
  for (const Case& test_case : read_cases("tests/cases/predicates")) {
    for (int round = 0; round < rounds; ++round) {
      const auto parsed = parse_conllu(test_case.conllu);
      spoil(parsed->parse, random);
      const extract::Tree tree(parsed->parse);
      const auto found = (*finder)->find_predicates(tree);
      const auto triples = (*finder)->find_triples(tree, found);
      predicates += found.size();
      CAPTURE(test_case.sentence, round, triples.size());
      REQUIRE(is_sound(found, tree));
    }
  }
  CHECK(predicates > 1000);
}

TEST_CASE("shuffled words under random heads yield something or nothing, and always end", "[predicate]") { check_spoilt(shuffle, 19990909, 5); }

TEST_CASE("damaged trees yield something or nothing, and always end", "[predicate]") { check_spoilt(damage, 20211222, 20); }

}  // namespace
}  // namespace dyad::test
