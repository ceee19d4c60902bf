// Documents into a store: what `dyad build` and `dyad run` share.
#pragma once

#include <cstddef>

#include "app/exit_status.h"
#include "app/options.h"
#include "graph/store/store.h"

namespace dyad::app {

struct IngestOptions {
  const InputOptions& input;
  const ModelOptions& model;
  const CodingWords& coding;
  bool progress = true;   // a counter on standard error where that is a terminal
};

struct IngestCounts {
  std::size_t added = 0;      // documents that were not in the store
  std::size_t replaced = 0;   // stored, and now read otherwise
  std::size_t unchanged = 0;  // stored as they are; not read again
  std::size_t failed = 0;
};

// Reads every document that the store does not hold with the same text, program, data and options, and records the run.
// A document is in the store whole or not at all, so that a killed run resumes where it stopped.
ExitStatus ingest(graph::Store& store, const IngestOptions& options, IngestCounts& counts);

}  // namespace dyad::app
