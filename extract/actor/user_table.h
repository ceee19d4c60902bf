// Names and roles that a user adds to those of the program.
#pragma once

#include <string>

namespace dyad::extract {

// A table in the form of one under schema/actors (entities, or roles with a column "noun"), or a dictionary in PETRARCH's
// syntax (actor_dictionary.h).
struct UserTable {
  std::string name;  // for messages
  std::string text;
};

}  // namespace dyad::extract
