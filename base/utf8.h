// UTF-8 as the program needs it: code points in and out, repair of invalid bytes, case folding for look-ups.
// Code point positions never leave this file; everything else counts bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dyad::base {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;  // bytes; 0 at the end of the text
};

// The code point that begins at `at`. REQUIRES: text is valid UTF-8 and `at` is on a boundary (or the end).
CodePoint decode(std::string_view text, std::size_t at);

void append(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view bytes);

struct Repaired {
  std::string text;
  std::size_t replaced = 0;  // invalid bytes, each replaced by one U+FFFD
};
Repaired repair_utf8(std::string_view bytes);

// Unicode case folding and canonical composition (NFC); marks stay ("Côte" and "cote" differ). For dictionary keys.
std::string fold_case(std::string_view text);

// As fold_case, with marks removed and ligatures expanded: "Côte d'Ivoire" -> "cote d'ivoire".
std::string fold_marks(std::string_view text);

}  // namespace dyad::base
