// `dyad unknown`: frequent actors that nobody knows, with examples: what is worth `dyad actors add`. Of a store, or of texts that are read for it.
#pragma once

#include <cstddef>
#include <string>

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct UnknownOptions {
  InputOptions input;              // one store, or documents
  ModelOptions model;
  CodingWords coding;
  std::string format = "table";    // table, csv, jsonl
  std::size_t limit = 50;          // the first so many; 0: all
  std::size_t examples = 2;        // for each
  std::size_t min_mentions = 1;
};

ExitStatus run_unknown(const UnknownOptions& options);

}  // namespace dyad::app
