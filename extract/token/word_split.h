// Splits one word (a stretch without white space) into tokens. The first pass of the tokenizer.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/token/tokenizer_rules.h"

namespace dyad::extract {

struct WordPiece {
  std::uint32_t length = 0;   // bytes; the pieces of a word follow each other without a gap
  std::string_view norm;      // views the rules; empty if the exception gives none
};

// Appends the pieces of `word`. Without `use_exceptions` only affixes, separators and URLs count.
// REQUIRES: valid UTF-8, not empty.
void split_word(std::string_view word, const TokenizerRules& rules, bool use_exceptions, RegexScratch& scratch, std::vector<WordPiece>& pieces);

}  // namespace dyad::extract
