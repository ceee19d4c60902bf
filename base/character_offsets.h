// Byte positions of a text as code point positions, for readers that count characters (R, Python, JavaScript tools).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dyad::base {

// Built once a document: one checkpoint every 256 bytes. Immutable afterwards; keeps a view of the text.
class CharacterOffsets {
 public:
  // REQUIRES: `text` is valid UTF-8 and outlives this.
  explicit CharacterOffsets(std::string_view text);

  // The number of code points before `byte`. A position inside a code point counts as its beginning, one past the end as the end.
  std::uint32_t character_at(std::uint32_t byte) const;
  TextSpan to_characters(TextSpan bytes) const { return {character_at(bytes.begin), character_at(bytes.end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;
};

}  // namespace dyad::base
