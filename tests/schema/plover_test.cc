#include "schema/plover.h"

#include <catch2/catch.hpp>

#include "schema/data.h"

namespace dyad::schema {
namespace {

TEST_CASE("the ontology holds the sixteen types with quad, score and modes", "[plover]") {
  const auto ontology = Ontology::load();
  REQUIRE(ontology);
  const auto [type, quad, mode, score] = GENERATE(table<EventType, int, const char*, double>({
      {EventType::Consult, 1, "visit", 4.0}, {EventType::Retreat, 2, "disarm", 10.0}, {EventType::Request, 3, "change", -1.0},
      {EventType::Assault, 4, "suicide-attack", -9.5}, {EventType::Sanction, 4, "expel", -5.5},
  }));
  CAPTURE(to_string(type), mode);
  CHECK(ontology->facts(type).quad == quad);
  CHECK(ontology->has_mode(type, mode));
  CHECK(ontology->score(type, {mode}) == score);
  CHECK_FALSE(ontology->has_mode(type, "no such mode"));
}

TEST_CASE("a type without mode has its own score", "[plover]") {
  const auto ontology = Ontology::load();
  REQUIRE(ontology);
  CHECK(ontology->score(EventType::Aid, {}) == 10);
  CHECK(ontology->facts(EventType::Aid).target_required);
  CHECK(ontology->contexts().size() == 37);
  CHECK(ontology->has_sector("GOV"));
}

TEST_CASE("names of types go both ways", "[plover]") {
  for (std::size_t i = 0; i < kEventTypeCount; ++i) {
    const auto type = static_cast<EventType>(i);
    CHECK(to_event_type(to_string(type)) == type);
  }
  CHECK_FALSE(to_event_type("DEMAND"));
}

TEST_CASE("older names of types", "[plover]") {
  const auto ontology = Ontology::load();
  REQUIRE(ontology);
  CHECK(ontology->types_of_older_name("FIGHT") == std::vector{EventType::Assault});
  CHECK(ontology->types_of_older_name("YIELD") == std::vector{EventType::Retreat, EventType::Concede});
  CHECK(ontology->types_of_older_name("ASSAULT").empty());
}

TEST_CASE("a data file that is not there is named", "[data]") {
  const auto file = data_file("nothing.tsv");
  REQUIRE_FALSE(file);
  CHECK(file.error().message == "schema/nothing.tsv: no such data file in this program");
}

}  // namespace
}  // namespace dyad::schema
