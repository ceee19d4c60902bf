// Names and roles that a user adds to those of the program.
//
//   name            aliases    code  sectors  from  to       wikidata      # in any order; `kind`, `id`, `nouns`, `office`, `gender` may be there too
//   Tuva Haldorsen  Haldorsen  NOR   GOV      2019  2023-05
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/actor.h"

namespace dyad::extract {

// A table in the form of one under schema/actors (entities, or roles with a column "noun"), or a dictionary in PETRARCH's
// syntax (actor_dictionary.h).
struct UserTable {
  std::string name;  // for messages
  std::string text;
};

// An entity as a user gives it, in the words of the table's columns; lists are separated by ';'.
struct UserActor {
  std::string id;        // empty: made from kind and name
  std::string name;
  std::string aliases;
  std::string kind;      // empty: guessed from code and sectors
  std::string code;
  std::string sectors;
  std::string from;
  std::string to;
  std::string wikidata;
  std::string nouns;
  std::string office;
  std::string gender;
};

// The table's text with `actor` as its last line, under the columns that it has; an empty text becomes a table. BadInput names file
// and line: a field that is wrong, a column that is missing, a row that gives the same name or id for the same time already.
base::Result<std::string> add_actor(const UserTable& table, const UserActor& actor);

// "valid from", "alias", "QID" and the like as our columns are called; nothing else of the text changes.
std::string with_our_column_names(std::string_view text);

// What kind a row without one is: rebels are an armed group, BUS a company, who has dates a person.
schema::EntityKind guess_kind(std::string_view code, const std::vector<std::string>& sectors, bool is_dated);

}  // namespace dyad::extract
