// `dyad parse`: the language model's reading of each document as CoNLL-U, the document's whole text as one.
#pragma once

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct ParseOptions {
  InputOptions input;
  ModelOptions model;
};

ExitStatus run_parse(const ParseOptions& options);

}  // namespace dyad::app
