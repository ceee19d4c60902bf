// Text to tokens, as spaCy's English tokenizer splits them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/token/space_runs.h"
#include "extract/token/tokenizer_rules.h"
#include "extract/token/word_split.h"
#include "extract/token/word_types.h"

namespace dyad::extract {

struct TokenPiece {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t length = 0;
  WordType type = 0;
  bool space_after = false;
  std::string_view own_norm;  // views the rules; empty if the usual norm holds
};

// One for each thread: the rules are shared, the memory of words seen is not.
class Tokenizer {
 public:
  explicit Tokenizer(const TokenizerRules& rules);

  // Appends the tokens of text[span]. White space belongs to no token but a single blank, which is the flag of the token before it;
  // other runs of white space are tokens. REQUIRES: valid UTF-8, under 4 GiB.
  void tokenize(std::string_view text, base::TextSpan span, std::vector<TokenPiece>& tokens);

  // The same in stretches, so that a long text needs no memory for all its tokens: starts a span of a text, which must stay, ...
  void start(std::string_view text, base::TextSpan span);
  // ... and appends its next tokens, some hundred; false if there are none left.
  bool next(std::vector<TokenPiece>& tokens);

  WordTypes& types() { return types_; }
  // Whether so many words were seen that they should be forgotten.
  bool is_full() const;
  // Forgets the words seen; numbers of word types are void after it.
  void forget();
  // Gives tokens of a text new ones.
  void number(std::string_view text, std::span<TokenPiece> tokens);

 private:
  struct CachedPiece {
    std::uint32_t length;
    WordType type;
    std::string_view own_norm;
  };
  struct CachedWord {
    std::uint32_t first;
    std::uint32_t count;
  };
  struct TokenRange {  // of pending tokens
    std::size_t begin;
    std::size_t end;
    std::size_t size() const { return end - begin; }
  };
  static std::vector<TokenRange> without_overlaps(std::vector<TokenRange> ranges, std::size_t count);

  void add_run(std::uint32_t begin, std::uint32_t end);
  // How many of the pending tokens no token that is still to come can change. Writes the exceptions among them.
  std::size_t settle(bool at_end, std::vector<TokenRange>& found);
  void append_merged(std::size_t count, std::vector<TokenRange> exceptions, std::vector<TokenPiece>& tokens);

  const TokenizerRules* rules_;
  RegexScratch scratch_;
  WordTypes types_;
  base::StringMap<CachedWord> words_;
  std::vector<CachedPiece> cached_pieces_;
  std::vector<WordPiece> pieces_;

  // The text in work.
  std::string_view text_;
  SpaceRuns runs_;
  std::vector<TokenPiece> pending_;  // cut, exceptions that span several not yet found
};

}  // namespace dyad::extract
