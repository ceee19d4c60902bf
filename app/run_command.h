// `dyad run`: the main job. Documents to a folder with a store, the events, the network as a picture and as triples.
#pragma once

#include <string>

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct RunOptions {
  InputOptions input;
  ModelOptions model;
  CodingWords coding;
  std::string folder = "dyad-out";
};

ExitStatus run_main_job(const RunOptions& options);

}  // namespace dyad::app
