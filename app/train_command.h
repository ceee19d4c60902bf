// `dyad train`: fits the statistical stage of coding (extract/event/type_model.h) on labelled rows.
//
// Rows are those of `dyad code` with a type (one of the ontology, or NONE), or tables with marked_sentence and type.
#pragma once

#include <string>
#include <vector>

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct TrainOptions {
  std::vector<std::string> files;
  std::string output;        // the model; empty: only the figures of cross-validation
  unsigned folds = 0;        // cross-validation into so many parts; 0: none
  double cost = 0.2;         // of errors against large weights
  ModelOptions model;
  CodingWords coding;
};

ExitStatus run_train(const TrainOptions& options);

}  // namespace dyad::app
