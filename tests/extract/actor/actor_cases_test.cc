// The cases of tests/cases/actors: who each named head word stands for, good and bad readings.
#include <catch2/catch.hpp>

#include "extract/actor/actor_resolver.h"
#include "tests/support/case_file.h"

namespace dyad::extract {
namespace {

const ActorResolver& resolver() {
  static const auto loaded = ActorResolver::load();
  REQUIRE(loaded);
  return **loaded;
}

// "country:RUS RUS GOV"; "-" stands for no code, and alone for nobody; " place" is added for a place's name used as a place.
std::string describe(const schema::Actor& actor) {
  if (actor.entity.empty()) return "-";
  std::string text = actor.entity + " " + (actor.code.empty() ? "-" : actor.code);
  for (const std::string& sector : actor.sectors) text += " " + sector;
  return text;
}

std::string describe(const ActorRef& ref) {
  std::string text = describe(ref.actor);
  if (ref.is_place_use) text += " place";
  for (const schema::Actor& more : ref.also) text += " + " + describe(more);
  return text;
}

TEST_CASE("mentions are resolved as the cases say", "[actor]") {
  for (const test::Case& example : test::read_cases("tests/cases/actors")) {
    const auto text = test::parse_conllu(example.conllu);
    const Tree tree(text->parse);
    const Resolution resolution = resolver().resolve(text->doc, tree);
    for (const std::string& line : example.expected) {
      INFO(example.file << ":" << example.line << ": " << example.sentence);
      const std::string head = line.substr(0, line.find(": "));
      std::string found = "no such mention";
      for (TokenIndex t = 0; t < tree.size() && found == "no such mention"; ++t) {
        if (tree[t].form == head && resolution.actor_at(t) != nullptr) found = describe(*resolution.actor_at(t));
      }
      CHECK(head + ": " + found == line);
    }
  }
}

TEST_CASE("offices that a text states become relations with evidence", "[actor]") {
  for (const test::Case& example : test::read_cases("tests/cases/actors")) {
    if (example.sentence != "Tuva Haldorsen, Norway's foreign minister, met reporters." && example.sentence != "Michael Jordan met Chad Smithson.") continue;
    const auto text = test::parse_conllu(example.conllu);
    const Tree tree(text->parse);
    const Resolution resolution = resolver().resolve(text->doc, tree);
    if (example.sentence.starts_with("Michael")) {
      CHECK(resolution.relations.empty());
      continue;
    }
    REQUIRE(resolution.relations.size() == 1);
    const schema::Relation& relation = resolution.relations.front();
    CHECK(relation.subject.text == "Tuva Haldorsen");
    CHECK(relation.relation == "foreign minister of");
    CHECK(relation.object.actor.entity == "country:NOR");
    CHECK(relation.evidence.text == example.sentence);
  }
}

}  // namespace
}  // namespace dyad::extract
