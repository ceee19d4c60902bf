// What the benchmarks of single steps read: a text with a paragraph a line, 40 paragraphs a document, so that memory behaves as it does in use.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "extract/document/document.h"
#include "extract/syntax/language_model.h"
#include "extract/syntax/tree.h"

namespace dyad::bench {

struct ParsedDocument {
  extract::Document doc;
  extract::Parse parse;
  std::unique_ptr<extract::Tree> tree;
};

using ParsedDocuments = std::vector<std::unique_ptr<ParsedDocument>>;

// Not parsed yet.
ParsedDocuments read_documents(const char* path);

// Parses all and builds their trees. Returns the number of tokens.
std::size_t parse_documents(const extract::LanguageModel& model, ParsedDocuments& documents);

// Says why a benchmark cannot run, and gives its exit status.
int fail(const std::string& message);

}  // namespace dyad::bench
