// The tokenizer's four regular expressions: what is split off in front, behind, in the middle, and what is a URL.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/token/regex.h"

namespace dyad::extract {

struct AffixPatterns {
  std::string_view prefix;
  std::string_view suffix;
  std::string_view infix;
  std::string_view url;
};

// Immutable after construction; shared by threads. All lengths in bytes.
class AffixRules {
 public:
  static base::Result<AffixRules> compile(const AffixPatterns& patterns, const std::string& file);

  // 0 if the word begins, or ends, with nothing that is split off.
  std::size_t prefix_length(std::string_view word, RegexScratch& scratch) const;
  std::size_t suffix_length(std::string_view word, RegexScratch& scratch) const;
  // The first separator that begins at `from` or later.
  std::optional<RegexMatch> find_infix(std::string_view word, std::size_t from, RegexScratch& scratch) const;
  bool is_url(std::string_view word, RegexScratch& scratch) const;

 private:
  AffixRules(Regex prefix, Regex suffix, Regex infix, Regex url, std::size_t suffix_reach);

  Regex prefix_;
  Regex suffix_;
  Regex infix_;
  Regex url_;
  std::size_t suffix_reach_;  // bytes: no suffix but a run of full stops is longer
};

}  // namespace dyad::extract
