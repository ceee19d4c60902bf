// What an input is, by its first bytes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/document/document_reader.h"
#include "extract/document/fields.h"

namespace dyad::extract {

struct DetectedFormat {
  InputFormat format = InputFormat::Text;  // never Automatic
  char separator = ',';                    // of Csv and Tsv
};

// `head`: the first bytes; `name`: the input's, whose ending (".csv", ".jsonl.gz") counts only where the bytes do not say.
//   {"id": …              JSON lines
//   line 2 is a date or a URL, or line 3 a URL    article
//   a header with a text column    CSV, TSV
//   anything else         plain text
DetectedFormat detect_format(std::string_view head, std::string_view name, const FieldNames& names);

// The separator of a header: the first of tab, comma and semicolon that makes a text column, else that of `format`.
char find_separator(std::string_view head, InputFormat format, const FieldNames& names);

// Why these bytes cannot be read as text at all ("binary data, expected UTF-8 text"), or an empty text.
std::string why_not_text(std::string_view head);

}  // namespace dyad::extract
