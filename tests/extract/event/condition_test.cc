#include "extract/event/condition.h"

#include <catch2/catch.hpp>

#include "tests/support/conllu_text.h"

namespace dyad::extract {
namespace {

constexpr const char* kSentence = R"(
1 Rebels rebel NOUN NNS _ 2 nsubj _ _
2 captured capture VERB VBD _ 0 ROOT _ _
3 a a DET DT _ 5 det _ _
4 border border NOUN NN _ 5 compound _ _
5 town town NOUN NN _ 2 dobj _ _
6 with with ADP IN _ 2 prep _ _
7 tanks tank NOUN NNS _ 6 pobj _ _
)";

Argument argument(Role role, TokenIndex head, const char* path, const char* preposition) {
  Argument argument;
  argument.role = role;
  argument.head = head;
  argument.path = path;
  argument.preposition = preposition;
  return argument;
}

const schema::Ontology& ontology() {
  static const auto loaded = schema::Ontology::load();
  return *loaded;
}

TEST_CASE("conditions look at pieces, objects, parties and prepositions", "[condition]") {
  const auto text = test::parse_conllu(kSentence);
  const Tree tree(text->parse);
  Predicate predicate;
  predicate.trigger = 1;
  predicate.pieces = {1};
  predicate.arguments = {argument(Role::Actor, 0, "nsubj", ""), argument(Role::Target, 4, "dobj", ""), argument(Role::Instrument, 6, "prep:with>pobj", "with")};
  Resolution resolution;
  resolution.mentions.by_token.assign(tree.size(), -1);
  resolution.mentions.by_token[0] = 0;
  resolution.mentions.all.push_back({});
  ActorRef rebels;
  rebels.actor.kind = schema::EntityKind::ArmedGroup;
  rebels.actor.sectors = {"REB"};
  resolution.actors.push_back(rebels);
  const WordClasses classes = {{"place", {"city", "town"}}};
  const CodingClause clause{tree, predicate, resolution};
  const auto [words, expected] = GENERATE(table<const char*, bool>({
      {"", true}, {"near=tank", true}, {"near=border", true}, {"near=plane|town", true}, {"near=ship", false}, {"clause=plane|with", true}, {"clause=ship", false}, {"has=dobj", true}, {"has=oprd", false}, {"actor@place", false}, {"near@place", true},
      {"obj=town", true}, {"obj@place", true}, {"obj=tank", false}, {"actor=REB", true}, {"actor=armed_group", true}, {"actor=GOV", false},
      {"target=REB", false}, {"prep=with", true}, {"prep=from", false}, {"!near=ship", true}, {"!near=tank", false}, {"obj=town actor=REB", true},
      {"obj=town actor=GOV", false},
  }));
  CAPTURE(words);
  WordNumbers numbers;
  const auto conditions = parse_conditions(words, classes, ontology(), numbers);
  REQUIRE(conditions);
  const TokenNumbers words_of_tokens(tree, numbers);
  CHECK(hold(*conditions, ClauseWords(clause, words_of_tokens)) == expected);
}

TEST_CASE("a wrong condition says what was expected", "[condition]") {
  const auto [words, message] = GENERATE(table<const char*, const char*>({
      {"town", "expected a condition (near, clause, obj, actor, target, prep or has with = or @): town"},
      {"next=town", "expected a condition (near, clause, obj, actor, target, prep or has with = or @): next=town"},
      {"near@nothing", "expected a class of classes.tsv: nothing"},
      {"actor=MILL", "expected a sector of schema/plover.json or a kind of actor: MILL"},
  }));
  WordNumbers numbers;
  const auto conditions = parse_conditions(words, {}, ontology(), numbers);
  REQUIRE_FALSE(conditions);
  CHECK(conditions.error().message == message);
}

}  // namespace
}  // namespace dyad::extract
