// `dyad build`: documents into a store.
#pragma once

#include <string>

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct BuildOptions {
  std::string store;
  InputOptions input;
  ModelOptions model;
  CodingWords coding;
};

ExitStatus run_build(const BuildOptions& options);

}  // namespace dyad::app
