// `dyad actors`: actors of the user's own. `add` writes one into a table, `import` checks tables and dictionaries and writes one table
// that --actors reads. With a store, both keep what they are given there, and the store's documents are read again with it.
#pragma once

#include <string>
#include <vector>

#include "app/exit_status.h"
#include "app/options.h"
#include "base/result.h"
#include "extract/actor/user_table.h"

namespace dyad::app {

struct ActorsImportOptions {
  std::vector<std::string> files;  // tables like those under schema/actors, or dictionaries in PETRARCH's syntax
  std::string output;              // where the actors go; empty: standard output
  std::string roles_output;        // where the agents of dictionaries go; empty: they are counted and left out
  std::string store;               // instead of writing: the store that keeps them
  ModelOptions model;              // to read its documents again
};

struct ActorsAddOptions {
  extract::UserActor actor;
  std::vector<std::string> aliases, sectors, nouns;
  std::string file;                // the user's table; made where it is absent
  std::string store;               // without a file the row goes into a table of the store's own
  ModelOptions model;
};

// Reports every wrong line with file and line; the rest is written. SomeFailed if there was one.
ExitStatus run_actors_import(const ActorsImportOptions& options);

// Adds one actor. BadInput where a field is wrong or the table has the actor already: then nothing is written.
ExitStatus run_actors_add(ActorsAddOptions options);

// The files of --actors; the error names the one that cannot be read.
base::Result<std::vector<extract::UserTable>> read_user_tables(const std::vector<std::string>& files);

}  // namespace dyad::app
