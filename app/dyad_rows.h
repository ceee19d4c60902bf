// Rows of `dyad code` and `dyad train`: a text with the spans of two parties, and for training the type between them.
//
// JSON lines {"id","text","date","actor":[begin,end],"target":[begin,end],"type","mode"} or TSV with a header of these
// names and spans as begin:end. A table may hold `marked_sentence` instead, with <s>actor</s> and <t>target</t>.
// Spans are bytes of the text; a party may be missing, null or a list of spans.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "extract/document/document.h"
#include "extract/event/event_coder.h"

namespace dyad::app {

struct DyadRow {
  extract::Document doc;
  extract::DyadSpans dyad;
  std::string type;   // as it stands in the row; empty if there is none
  std::string mode;
};

// Gets a row, or what is wrong with it, and its line; 0 where the message names it.
using TakeRow = std::function<void(const base::Result<DyadRow>&, std::size_t line)>;

// Reads a file ("-": standard input; gzip and zstd are unpacked) row by row. The error is that of a file that cannot be
// read or holds no rows at all.
base::Result<void> read_dyad_rows(const std::string& file, const TakeRow& take);

}  // namespace dyad::app
