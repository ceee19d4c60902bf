// `dyad network` and `dyad timeline`: who is central in a store's network, which dyads act most, and when.
#pragma once

#include <cstddef>
#include <string>

#include "app/exit_status.h"
#include "app/filter.h"

namespace dyad::app {

struct NetworkWords {
  std::string store;
  FilterWords filter;
  std::string show = "actors";   // actors, dyads, communities, components
  std::string sort = "pagerank"; // of actors: pagerank, betweenness, partners, acted, received
  std::string ego;               // only the network around this entity
  std::string format = "table";  // table, csv, jsonl
  std::size_t limit = 20;        // 0: all
};

ExitStatus run_network(const NetworkWords& words);

struct TimelineWords {
  std::string store;
  FilterWords filter;
  std::string step = "week";     // day, week, month, year
  std::string format = "table";
  std::size_t limit = 0;         // 0: all
};

ExitStatus run_timeline(const TimelineWords& words);

}  // namespace dyad::app
