// A text to read, with what is known about it before reading.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace dyad::extract {

// A stretch of the text that is read as running prose by itself: no sentence crosses its borders.
struct Block {
  enum class Kind : unsigned char { Title, Body };
  base::TextSpan span;
  Kind kind = Kind::Body;

  bool operator==(const Block&) const = default;
};

// How the creation time is known.
enum class CreationTimeBasis : unsigned char {
  Unknown,   // there is none
  Stated,    // a field of the document
  Given,     // by the user, for documents that state none
  Url,       // read from the URL: a guess
  Dateline,  // read from "GENEVA, Dec 22, 2021 (Agency) -": a guess
};

// Value type. All spans anywhere in the program are byte ranges into `text`.
struct Document {
  std::string id;                           // given, or base::content_hash of all that was read for it
  std::string title;                        // also in `text` where the format has it there (then a Title block)
  std::optional<base::Date> creation_time;  // the day the text was published (DCT)
  CreationTimeBasis creation_time_basis = CreationTimeBasis::Unknown;
  std::string url;
  std::string source;              // publisher
  std::string text;                // valid UTF-8, byte for byte as it was read (invalid bytes replaced)
  std::vector<Block> blocks;       // in text order, disjoint; what lies outside (a URL line, boilerplate) is not read
  std::size_t replaced_bytes = 0;  // invalid UTF-8 that became U+FFFD
  std::string origin;              // where it was read, for messages: "news.jsonl:17"
};

}  // namespace dyad::extract
