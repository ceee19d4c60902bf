#include "extract/actor/user_table.h"

#include <catch2/catch.hpp>

#include "extract/actor/gazetteer.h"

namespace dyad::extract {
namespace {

constexpr const char* kTable =
    "# ours\n"
    "Name\tAlias\tCode\tSector\tvalid from\tvalid to\tWikidata ID\n"
    "Halden Vorr\tGeneral Vorr\tNOR\tGOV\t2019\t2023-05\t\n"
    "Blue Harbour Front\t=BHF\tPHL\tREB\n";

std::string kind_of(const Gazetteer& names, std::string_view form) {
  const auto found = names.find(form);
  return found.empty() ? "unknown" : std::string(to_string(names.entry(names.record(found.front()).target).actor.kind));
}

TEST_CASE("a user's table is read under its own column names, kinds are guessed where it gives none", "[actor]") {
  const auto names = Gazetteer::load({{"ours.tsv", kTable}});
  REQUIRE(names);
  CHECK(kind_of(**names, "General Vorr") == "person");
  CHECK(kind_of(**names, "BHF") == "armed group");
  CHECK(kind_of(**names, "bhf") == "unknown");
  const GazetteerEntry& entry = (*names)->entry((*names)->record((*names)->find("Halden Vorr").front()).target);
  CHECK(entry.actor.entity == "person:halden-vorr");
  CHECK(entry.actor.sectors == std::vector<std::string>{"GOV"});
  CHECK(base::to_iso(*entry.valid.last) == "2023-05-31");
}

TEST_CASE("kinds are guessed from code, sectors and dates", "[actor]") {
  const auto [code, sector, is_dated, kind] = GENERATE(table<std::string, std::string, bool, std::string>({
      {"IGO", "", false, "international organisation"},
      {"MNC", "", false, "company"},
      {"NGO", "SOC", false, "organisation"},
      {"FRA", "GOV", false, "government body"},
      {"FRA", "GOV", true, "person"},
      {"FRA", "REB", false, "armed group"},
      {"FRA", "PTY", false, "party"},
      {"FRA", "CVL", false, "people"},
      {"FRA", "LAB", false, "organisation"},
  }));
  CAPTURE(code, sector);
  CHECK(to_string(guess_kind(code, sector.empty() ? std::vector<std::string>{} : std::vector<std::string>{sector}, is_dated)) == kind);
}

TEST_CASE("an actor is added under the columns that the table has", "[actor]") {
  UserActor actor;
  actor.name = "Green Harbour Front";
  actor.aliases = "=GHF";
  actor.code = "PHL";
  actor.sectors = "REB";
  const auto text = add_actor({"ours.tsv", kTable}, actor);
  REQUIRE(text);
  CHECK(text->ends_with("\nGreen Harbour Front\t=GHF\tPHL\tREB\t\t\t\n"));
  const auto fresh = add_actor({"new.tsv", ""}, actor);
  REQUIRE(fresh);
  CHECK(fresh->ends_with("\n\tGreen Harbour Front\t=GHF\t\tPHL\tREB\t\t\t\t\t\t\n"));
  CHECK(Gazetteer::load({{"new.tsv", *fresh}}));
}

TEST_CASE("what cannot be added is refused with file, line and what was expected", "[actor]") {
  using Field = std::string UserActor::*;
  const auto [field, value, want] = GENERATE(table<Field, std::string, std::string>({
      {&UserActor::code, "phl", "ours.tsv:5: expected a code of three capital letters: phl"},
      {&UserActor::sectors, "REBEL", "ours.tsv:5: expected PLOVER sectors separated by ';': REBEL"},
      {&UserActor::from, "2021-13", "ours.tsv:5: expected a date YYYY, YYYY-MM or YYYY-MM-DD: 2021-13"},
      {&UserActor::to, "1989", "ours.tsv:5: date range ends before it begins: 1990 - 1989"},
      {&UserActor::wikidata, "159", "ours.tsv:5: expected a Wikidata id like Q159: 159"},
      {&UserActor::nouns, "front", "ours.tsv: expected a column named 'nouns' for: front"},
      {&UserActor::aliases, "general VORR", "ours.tsv:3: has 'general vorr' already for that time; expected a new name, or dates that do not overlap"},
      {&UserActor::name, "Green\tFront", "name: expected a value without tabs and line breaks"},
      {&UserActor::name, " ", "name: expected a name"},
  }));
  CAPTURE(value);
  UserActor actor;
  actor.name = "Green Harbour Front";
  actor.from = "1990";
  actor.*field = value;
  const auto text = add_actor({"ours.tsv", kTable}, actor);
  REQUIRE_FALSE(text);
  CHECK(text.error().message == want);
}

TEST_CASE("a name may come again for another time", "[actor]") {
  UserActor actor;
  actor.name = "Halden Vorr";
  actor.sectors = "ELI";
  actor.from = "2023-06";
  CHECK(add_actor({"ours.tsv", kTable}, actor));
  actor.from = "2023-05-31";
  CHECK_FALSE(add_actor({"ours.tsv", kTable}, actor));
}

}  // namespace
}  // namespace dyad::extract
