// `dyad actors import`: a user's actor lists checked and written as one table that --actors reads.
#pragma once

#include <string>
#include <vector>

#include "app/exit_status.h"
#include "base/result.h"
#include "extract/actor/user_table.h"

namespace dyad::app {

struct ActorsImportOptions {
  std::vector<std::string> files;  // tables like those under schema/actors, or dictionaries in PETRARCH's syntax
  std::string output;              // where the actors go; empty: standard output
  std::string roles_output;        // where the agents of dictionaries go; empty: they are counted and left out
};

// Reports every wrong line with file and line; the rest is written. SomeFailed if there was one.
ExitStatus run_actors_import(const ActorsImportOptions& options);

// The files of --actors; the error names the one that cannot be read.
base::Result<std::vector<extract::UserTable>> read_user_tables(const std::vector<std::string>& files);

}  // namespace dyad::app
