// `dyad remove`: takes documents out of a store again, as if they had never been in.
#pragma once

#include <string>
#include <vector>

#include "app/exit_status.h"

namespace dyad::app {

struct RemoveOptions {
  std::string store;
  std::vector<std::string> documents;  // ids
};

ExitStatus run_remove(const RemoveOptions& options);

}  // namespace dyad::app
