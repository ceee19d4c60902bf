// News text in files, folders and streams -> Documents, one at a time, in a fixed order.
//
//   DocumentReader reader({"news/", "more.jsonl.gz", "-"}, {});
//   while (auto doc = reader.next()) {
//     if (!*doc) report(doc->error());   // one clear line; the reader goes on with the next document
//     else use(**doc);
//   }
//
// Inputs: files; folders (all files below, by name bytewise; hidden ones are left out); "-" is standard input. Gzip and
// zstd are undone wherever the first bytes say so. What each format looks like: docs/inputs.md.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "extract/document/document.h"

namespace dyad::extract {

enum class InputFormat : unsigned char {
  Automatic,  // by the first bytes, and by the file's name where these fit several formats
  Article,    // line 1 the title, line 2 the date YYYYMMDD, line 3 the URL, then one sentence or paragraph a line
  Text,       // a file is a document
  Jsonl,      // one JSON object a line
  Csv,        // RFC 4180 with a header; ',' or ';' between the fields
  Tsv,        // the same with tabs
};
std::optional<InputFormat> to_input_format(std::string_view name);  // "auto", "article", "text", "jsonl", "csv", "tsv"
std::string_view to_string(InputFormat format);

// Our fields of a record: "id", "date", "title", "url", "source", "text" -> the column or key that holds them there.
// Fields that are not mapped are found by their name or a common synonym (schema/documents/fields.tsv).
using FieldMapping = std::map<std::string, std::string, std::less<>>;

// From command-line words: {"text=body", "date=published"}. BadInput for a field that we do not have.
base::Result<FieldMapping> read_field_mapping(const std::vector<std::string>& words);

struct ReadOptions {
  InputFormat format = InputFormat::Automatic;
  FieldMapping fields;
  // The creation time of documents that state none. Without it one is read from the URL or the dateline, if they say it.
  std::optional<base::Date> creation_time;
  // A longer document (or line, or record) is an error and is passed over without being held in memory.
  std::size_t max_document_bytes = std::size_t{64} << 20;
};

// Moves, does not copy. Not thread-safe: one thread reads, others work on the documents.
class DocumentReader {
 public:
  DocumentReader(std::vector<std::string> inputs, ReadOptions options);
  ~DocumentReader();
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;

  // The next document, or the error of one that could not be read, or nothing at the end. Holds one document or line
  // at a time (and some 20 bytes for every id, to find one that stands for two texts).
  std::optional<base::Result<Document>> next();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
