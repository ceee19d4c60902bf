// What the tokenizer knows: affixes, words with a fixed split ("don't" -> "do" "n't"), norms. Read from the model's
// files tokenizer and vocab/lookups.bin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/string_map.h"
#include "extract/token/affix_rules.h"
#include "extract/token/norm_table.h"

namespace dyad::extract {

// A token of an exception. A norm of its own ("n't" -> "not") or none.
struct ExceptionToken {
  std::string form;
  std::string norm;
};
using ExceptionTokens = std::vector<ExceptionToken>;

// Immutable after construction; shared by threads.
struct TokenizerRules {
  AffixRules affixes;
  NormTable norms;
  base::StringMap<ExceptionTokens> exceptions;
  std::size_t longest_exception = 0;  // bytes
  // Exceptions that the first pass may have split before it could see them whole: as sequences of token forms, by the first form.
  base::StringMap<std::vector<std::vector<std::string>>> sequences;
  std::size_t longest_sequence = 0;  // tokens

  static base::Result<TokenizerRules> read(std::string_view tokenizer_bytes, const std::string& file, NormTable norms);

  const ExceptionTokens* exception(std::string_view word) const;
};

}  // namespace dyad::extract
