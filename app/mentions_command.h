// `dyad mentions`: who a text speaks of, one mention a line as JSON, with chain, entity and code.
#pragma once

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct MentionsOptions {
  InputOptions input;
  ModelOptions model;
  bool actors_only = false;  // leave out things, amounts and pronouns without antecedent
};

ExitStatus run_mentions(const MentionsOptions& options);

}  // namespace dyad::app
