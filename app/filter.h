// Which events of a store a command is about: the options that all of them share.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "graph/query/query.h"

namespace dyad::app {

// As the command line gives them. app/cli.cc binds them.
struct FilterWords {
  std::vector<std::string> actors;
  std::vector<std::string> targets;
  std::vector<std::string> entities;
  std::vector<std::string> types;
  std::vector<int> quads;
  std::string since;
  std::string until;
  double min_confidence = 0;
  std::string text;
  bool negated = false;
  bool only_facts = false;        // no planned, no hypothetical events
  bool untyped = false;
  std::string merge = "default";
};

struct StoreQuestion {
  graph::EventFilter filter;
  graph::MergePolicy policy = graph::MergePolicy::Default;
};

// Whether any condition is set beyond the defaults.
bool is_narrowed(const FilterWords& words);

// BadInput names the option and what was expected.
base::Result<StoreQuestion> read_filter(const FilterWords& words);

// Opens the store to read and loads what the filter leaves of it.
base::Result<graph::Network> load(const std::string& store, const FilterWords& words);

}  // namespace dyad::app
