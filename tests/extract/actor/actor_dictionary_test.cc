#include "extract/actor/actor_dictionary.h"

#include <catch2/catch.hpp>

#include "extract/actor/gazetteer.h"

namespace dyad::extract {
namespace {

constexpr const char* kDictionary = R"(# invented actors
HALDEN_VORR_  ; a comment
+GENERAL_VORR_
    [NORREB 920101-011130]
    [NORGOV >011201]
RURITANIA_ [NOR]
+RURITANIAN_
NORTHERN_FISHERS_UNION_ [NORLAB]
!GUARD! = GUARD_, GUARDSMAN_
BORDER_!GUARD! {BORDER_GUARDS_} [~COP]
TAX_DEPUTY_ [~GOV]
NOBODY_ [---]
)";

TEST_CASE("a dictionary in PETRARCH's syntax becomes tables of actors with dated rows and of roles", "[actor]") {
  std::vector<base::Error> problems;
  const auto converted = convert_actor_dictionary(kDictionary, "actors.txt", problems);
  REQUIRE(converted);
  CHECK(problems.empty());
  CHECK(converted->actor_count == 3);
  CHECK(converted->role_count == 3);
  CHECK(converted->actors.find("\tHalden Vorr\tGeneral Vorr\tperson\tNOR\tREB\t1992-01-01\t2001-11-30\n") != std::string::npos);
  CHECK(converted->actors.find("\tHalden Vorr\tGeneral Vorr\tperson\tNOR\tGOV\t2001-12-01\t\n") != std::string::npos);
  CHECK(converted->actors.find("country:NOR\tRuritania\tRuritanian\tcountry\tNOR\t\t\t\n") != std::string::npos);
  CHECK(converted->roles.find("tax deputy\ttax deputies\tGOV\tperson\t\t\n") != std::string::npos);
  CHECK(converted->roles.find("border guardsman\tborder guards\tCOP\tperson\t\t\n") != std::string::npos);
}

TEST_CASE("wrong lines of a dictionary are reported with line and expectation, the rest is read", "[actor]") {
  const auto [line, want] = GENERATE(table<std::string, std::string>({
      {"+LOST_ALIAS_", "actors.txt:1: alias before any actor: +LOST_ALIAS_"},
      {"A_MAN_ [NORGO]", "actors.txt:1: expected a code of three-letter pieces in capitals: NORGO"},
      {"A_MAN_ [NORGOV 910625-881201]", "actors.txt:1: date range ends before it begins: 910625-881201"},
      {"A_MAN_ [NORGOV 911325-921201]", "actors.txt:1: expected dates YYMMDD or YYYYMMDD with '<', '>' or '-': 911325-921201"},
      {"A_MAN_ [NORGOV", "actors.txt:1: expected ']' after the code: [NORGOV"},
  }));
  std::vector<base::Error> problems;
  const auto converted = convert_actor_dictionary(line + "\nGOOD_NAME_ [NORGOV]\n", "actors.txt", problems);
  REQUIRE(converted);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == want);
  CHECK(converted->actors.find("Good Name") != std::string::npos);
}

TEST_CASE("a table is no dictionary", "[actor]") {
  CHECK(is_actor_dictionary("; list\nTURKEY_ [TUR]\n"));
  CHECK_FALSE(is_actor_dictionary("# list\nname\tkind\tcode\nTurkey\tcountry\tTUR\n"));
}

TEST_CASE("a user's dictionary goes before the program's names", "[actor]") {
  const auto names = Gazetteer::load({{"actors.txt", "FRANCE_ [NORBUS]\n"}});
  REQUIRE(names);
  const auto found = (*names)->find("France");
  REQUIRE(found.size() > 1);
  CHECK((*names)->entry((*names)->record(found.front()).target).actor.code == "NOR");
}

}  // namespace
}  // namespace dyad::extract
