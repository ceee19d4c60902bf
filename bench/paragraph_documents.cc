#include "bench/paragraph_documents.h"

#include <cstdint>
#include <fstream>

#include <fmt/format.h>

namespace dyad::bench {

ParsedDocuments read_documents(const char* path) {
  constexpr std::size_t kParagraphs = 40;
  ParsedDocuments documents;
  std::ifstream in(path);
  std::size_t paragraphs = kParagraphs;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    if (paragraphs++ == kParagraphs) {
      documents.push_back(std::make_unique<ParsedDocument>());
      paragraphs = 1;
    }
    extract::Document& doc = documents.back()->doc;
    const auto begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += line + "\n";
    doc.blocks.push_back({{begin, begin + static_cast<std::uint32_t>(line.size())}, extract::Block::Kind::Body});
  }
  return documents;
}

std::size_t parse_documents(const extract::LanguageModel& model, ParsedDocuments& documents) {
  const auto workspace = model.make_workspace();
  std::size_t tokens = 0;
  for (auto& document : documents) {
    for (std::uint32_t block = 0; block < document->doc.blocks.size(); ++block) {
      model.parse(document->doc.text, document->doc.blocks[block].span, block, *workspace, document->parse);
    }
    document->tree = std::make_unique<extract::Tree>(document->parse);
    tokens += document->parse.tokens.size();
  }
  return tokens;
}

int fail(const std::string& message) {
  fmt::print(stderr, "{}\n", message);
  return 3;
}

}  // namespace dyad::bench
