// One input at a time: what the readers of the formats have in common. Used by document_reader.cc only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/document/boilerplate.h"
#include "extract/document/document.h"
#include "extract/document/document_reader.h"
#include "extract/document/fields.h"
#include "extract/document/line_reader.h"

namespace dyad::extract {

// What every reader needs; outlives them all.
struct ReadContext {
  ReadOptions options;
  FieldNames names;
  Boilerplate boilerplate;
};

class FormatReader {
 public:
  virtual ~FormatReader() = default;
  // As DocumentReader::next, for one input.
  virtual std::optional<base::Result<Document>> next() = 0;
};

// An input and its name for messages ("stdin" for standard input).
struct OpenInput {
  std::string name;
  LineReader lines;
};

std::unique_ptr<FormatReader> make_article_reader(OpenInput input, const ReadContext& context);
std::unique_ptr<FormatReader> make_text_reader(OpenInput input, const ReadContext& context);
std::unique_ptr<FormatReader> make_json_lines_reader(OpenInput input, const ReadContext& context);
// `separator` is ',' ';' or '\t'.
std::unique_ptr<FormatReader> make_table_reader(OpenInput input, char separator, const ReadContext& context);

// The text of an input that is one document: repaired, not binary, not too long. Replaced bytes are counted in `doc`.
base::Result<Document> read_whole_text(OpenInput& input, const ReadContext& context);

}  // namespace dyad::extract
