// `dyad triples`: open (subject, relation, object) triples, one a line as JSON.
#pragma once

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct TriplesOptions {
  InputOptions input;
  ModelOptions model;
  double min_confidence = 0;
};

ExitStatus run_triples(const TriplesOptions& options);

}  // namespace dyad::app
