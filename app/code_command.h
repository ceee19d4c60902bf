// `dyad code`: texts whose two parties are given -> the type of the event between them.
//
// Rows are JSON lines {"id","text","date","actor":[begin,end],"target":[begin,end]} or TSV with a header of these names
// and spans as begin:end. Spans are bytes of the text; a party may be missing, null or a list of spans.
// gzip and zstd are undone; -j threads share the work, and lines come out in the order of the rows.
#pragma once

#include <string>

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct CodeOptions {
  std::string file;
  ModelOptions model;
  CodingWords coding;
};

ExitStatus run_code(const CodeOptions& options);

}  // namespace dyad::app
