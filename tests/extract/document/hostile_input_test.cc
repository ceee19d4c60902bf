// Whatever the bytes are, the reader comes to an end, and what it gives holds together.
#include <array>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "extract/document/document_reader.h"
#include "tests/support/scratch_folder.h"

namespace dyad::extract {
namespace {

const std::vector<std::string> kPieces{"\n",
                                       "\n",
                                       "\r\n",
                                       "\r",
                                       "\n\n",
                                       " ",
                                       "  ",
                                       "\t",
                                       ",",
                                       ";",
                                       "\"",
                                       "\"\"",
                                       "{",
                                       "}",
                                       "[",
                                       "]",
                                       ":",
                                       "\\",
                                       "\\u0000",
                                       "\\ud83d",
                                       "null",
                                       "1e999",
                                       std::string(1, '\0'),
                                       "\xFF",
                                       "\xC3",
                                       "\xE2\x82",
                                       "\xED\xA0\x80",
                                       "\xF5",
                                       "\x1b",
                                       "\x7f",
                                       "\xEF\xBB\xBF",
                                       "\xC2\xA0",
                                       "\xE2\x80\xA8",
                                       "é",
                                       "😀",
                                       "中",
                                       "text",
                                       "id",
                                       "date",
                                       "\"text\":",
                                       "\"id\":\"a\"",
                                       "{\"text\":\"",
                                       "\"}",
                                       "id,text",
                                       "id\ttext",
                                       "20211222",
                                       "20211399",
                                       "2021-12-22",
                                       "https://w.example/1",
                                       "Ministers met",
                                       "the",
                                       "They left.",
                                       "GENEVA, Dec 22, 2021 (NWS) - ",
                                       "Read more",
                                       "Copyright 2021",
                                       "(NWS)",
                                       ". ",
                                       "\x1f\x8b",
                                       "\x28\xb5\x2f\xfd",
                                       "%PDF-"};

std::string random_bytes(std::mt19937& random) {
  std::string bytes;
  const std::size_t count = random() % 40;
  for (std::size_t i = 0; i < count; ++i) bytes += kPieces[random() % kPieces.size()];
  return bytes;
}

bool is_boundary(const std::string& text, std::size_t at) { return at == text.size() || (text[at] & 0xC0) != 0x80; }

void check_document(const Document& doc) {
  REQUIRE_FALSE(doc.id.empty());
  REQUIRE_FALSE(doc.origin.empty());
  REQUIRE(base::is_valid_utf8(doc.text));
  REQUIRE(base::is_valid_utf8(doc.title));
  REQUIRE(doc.text.find('\0') == std::string::npos);
  REQUIRE(doc.creation_time.has_value() == (doc.creation_time_basis != CreationTimeBasis::Unknown));
  std::size_t end = 0;
  for (const Block& block : doc.blocks) {
    REQUIRE(end <= block.span.begin);
    REQUIRE(block.span.begin < block.span.end);
    REQUIRE(block.span.end <= doc.text.size());
    REQUIRE(is_boundary(doc.text, block.span.begin));
    REQUIRE(is_boundary(doc.text, block.span.end));
    end = block.span.end;
  }
}

TEST_CASE("hostile bytes give sound documents or errors of one line", "[document]") {
  const test::ScratchFolder folder;
  std::mt19937 random(20211222);
  for (int i = 0; i < 1500; ++i) folder.write("news/" + std::to_string(i), random_bytes(random));
  for (InputFormat format :
       {InputFormat::Automatic, InputFormat::Article, InputFormat::Text, InputFormat::Jsonl, InputFormat::Csv, InputFormat::Tsv}) {
    CAPTURE(to_string(format));
    ReadOptions options;
    options.format = format;
    options.max_document_bytes = 200;
    DocumentReader reader({folder.path_of("news")}, options);
    std::size_t documents = 0, errors = 0;
    while (const auto doc = reader.next()) {
      if (*doc) {
        check_document(**doc);
        ++documents;
      } else {
        CAPTURE(doc->error().message);
        REQUIRE(doc->error().message.starts_with(folder.path()));
        REQUIRE(doc->error().message.find('\n') == std::string::npos);
        ++errors;
      }
    }
    CHECK(errors > 100);
    CHECK(documents + errors >= 1000);
  }
}

}  // namespace
}  // namespace dyad::extract
