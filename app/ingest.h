// Documents into a store: what `dyad build` and `dyad run` share.
#pragma once

#include <cstddef>
#include <string>

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
  std::size_t recoded = 0;    // in the store already, and read again because the user's actors have changed
  std::size_t failed = 0;
};

// "3 documents added, 0 replaced, 2 unchanged, 0 failed"; recoded ones where there are some.
std::string to_text(const IngestCounts& counts);

// Reads every document that the store does not hold with the same text, program, data and options, and records the run. Actors
// of the user's (coding.actors) are kept in the store; where they change, the documents that it holds are read again, so that
// a store is always what its documents and its actors make of it.
// A document is in the store whole or not at all, so that a killed run resumes where it stopped.
ExitStatus ingest(graph::Store& store, const IngestOptions& options, IngestCounts& counts);

}  // namespace dyad::app
