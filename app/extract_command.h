// `dyad extract`: events of documents, a line each.
#pragma once

#include <string>

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct ExtractOptions {
  InputOptions input;
  ModelOptions model;
  CodingWords coding;
  std::string format = "jsonl";     // jsonl, csv, table
  std::string offsets = "bytes";    // bytes, characters
  bool all = false;                 // also what the ontology does not cover
};

ExitStatus run_extract(const ExtractOptions& options);

}  // namespace dyad::app
