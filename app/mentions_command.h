// `dyad mentions`: who a text speaks of, one mention a line as JSON, with chain, entity and code.
#pragma once

#include <string>
#include <vector>

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct MentionsOptions {
  InputOptions input;
  ModelOptions model;
  std::vector<std::string> actors;  // the user's own actor lists
  bool actors_only = false;  // leave out things, amounts and pronouns without antecedent
};

ExitStatus run_mentions(const MentionsOptions& options);

}  // namespace dyad::app
