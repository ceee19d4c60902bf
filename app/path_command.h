// `dyad path`: how two entities are connected, with the evidence of each hop.
#pragma once

#include <cstddef>
#include <string>

#include "app/exit_status.h"
#include "app/filter.h"

namespace dyad::app {

struct PathWords {
  std::string store;
  std::string from;
  std::string to;
  FilterWords filter;
  std::size_t count = 1;
  bool directed = false;
  bool weighted = false;         // most certain instead of fewest hops
  std::string temporal;          // earliest, latest, fastest; empty: not in the order of time
  bool certain = false;          // temporal: whatever the days were
  std::string relations = "auto";  // auto, never, always
  std::size_t links = 3;         // per hop, in text
  bool json = false;
};

ExitStatus run_path(const PathWords& words);

}  // namespace dyad::app
