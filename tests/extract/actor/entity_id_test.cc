#include "extract/actor/entity_id.h"

#include <catch2/catch.hpp>

namespace dyad::extract {
namespace {

TEST_CASE("slugs are lower-case words joined by hyphens", "[actor]") {
  const auto [name, want] = GENERATE(table<std::string, std::string>({
      {"Sergei Lavrov", "sergei-lavrov"},
      {"Côte d'Ivoire", "cote-d-ivoire"},
      {"U.S. Army", "us-army"},
      {"  Al-Shabaab ", "al-shabaab"},
      {"", ""},
  }));
  CAPTURE(name);
  CHECK(slug(name) == want);
}

TEST_CASE("an id has the word of its kind once", "[actor]") {
  CHECK(entity_id(schema::EntityKind::Person, "Sergei Lavrov") == "person:sergei-lavrov");
  CHECK(entity_id(schema::EntityKind::InternationalOrganisation, "igo:NATO") == "igo:NATO");
}

}  // namespace
}  // namespace dyad::extract
