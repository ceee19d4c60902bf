// `dyad ontology`: the event types with quad category, score and modes, as a table or JSON lines.
#pragma once

#include <string>

#include "app/exit_status.h"

namespace dyad::app {

struct OntologyOptions {
  bool json = false;
};

ExitStatus run_ontology(const OntologyOptions& options);

}  // namespace dyad::app
