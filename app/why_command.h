// `dyad why`: sentence by sentence, what was coded and by which rule, or why nothing was.
#pragma once

#include <string>

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct WhyOptions {
  InputOptions input;   // documents to explain
  std::string text;     // or a text given as it is
  ModelOptions model;
  CodingWords coding;
};

ExitStatus run_why(const WhyOptions& options);

}  // namespace dyad::app
