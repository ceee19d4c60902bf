// The offices that tests/cases/offices states, with the days on which they hold. All are read on 2021-06-01.
#include "extract/event/relation_date.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "extract/actor/actor_resolver.h"
#include "tests/support/case_file.h"

namespace dyad::extract {
namespace {

std::string describe(const schema::Relation& relation) {
  const auto day = [](const std::optional<base::Date>& date) { return date ? base::to_iso(*date) : std::string(); };
  const base::DateInterval& days = relation.date.days;
  const std::string when = !days.is_known() ? "-" : days.first == days.last ? day(days.first) : day(days.first) + ".." + day(days.last);
  return fmt::format("{} | {} | {} | {} {}", relation.subject.actor.name, relation.relation, relation.object.actor.name, when, to_string(relation.date.basis));
}

TEST_CASE("offices that a text states are dated", "[relation]") {
  static const auto resolver = ActorResolver::load();
  static const auto tagger = TimeTagger::load();
  REQUIRE(resolver);
  REQUIRE(tagger);
  for (const test::Case& example : test::read_cases("tests/cases/offices")) {
    INFO(example.file << ":" << example.line << ": " << example.sentence);
    auto text = test::parse_conllu(example.conllu);
    text->doc.creation_time = base::parse_date("2021-06-01");
    const Tree tree(text->parse);
    Resolution resolution = (*resolver)->resolve(text->doc, tree);
    const auto times = (*tagger)->find_times(text->doc, tree, {text->doc.creation_time, TimeOptions::Mode::News});
    date_relations(text->doc, tree, times, resolution);
    std::vector<std::string> found;
    for (const schema::Relation& relation : resolution.relations) found.push_back(describe(relation));
    CHECK(found == example.expected);
  }
}

}  // namespace
}  // namespace dyad::extract
