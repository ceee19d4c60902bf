// `dyad events`, `dyad relations` and `dyad entities`: what a store holds, by filters, as a table, CSV or JSON lines.
#pragma once

#include <cstddef>
#include <string>

#include "app/exit_status.h"
#include "app/filter.h"

namespace dyad::app {

struct StoreQueryOptions {
  std::string store;
  FilterWords filter;
  std::string format = "table";   // table, csv, jsonl
  std::size_t limit = 0;          // the first so many; 0: all
};

ExitStatus run_events(const StoreQueryOptions& options);
ExitStatus run_relations(const StoreQueryOptions& options);

struct EntitiesOptions {
  std::string store;
  std::string name;               // only those that it, or an entity of the filter, can mean; empty: all
  FilterWords filter;             // only those of such events; none: all, those of relations alone too
  std::string format = "table";
  std::size_t limit = 0;
};

ExitStatus run_entities(const EntitiesOptions& options);

}  // namespace dyad::app
