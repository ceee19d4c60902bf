// `dyad show`: one event with its evidence, its sources and the explanation of each report.
#pragma once

#include <string>

#include "app/exit_status.h"

namespace dyad::app {

struct ShowOptions {
  std::string store;
  std::string event;              // id or the beginning of it
  std::string merge = "default";
  bool json = false;
};

ExitStatus run_show(const ShowOptions& options);

}  // namespace dyad::app
