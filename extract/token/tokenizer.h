// Text to tokens, as spaCy's English tokenizer splits them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

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

  // Appends the tokens of `text`. White space belongs to no token but a single blank, which is the flag of the token before it;
  // other runs of white space are tokens. REQUIRES: valid UTF-8, under 4 GiB.
  void tokenize(std::string_view text, std::vector<TokenPiece>& tokens);

  WordTypes& types() { return types_; }
  // Forgets the words seen; numbers of word types are void after it.
  void clear();

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

  void add_run(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<TokenPiece>& tokens);
  void merge_exceptions(std::string_view text, std::size_t first, std::vector<TokenPiece>& tokens);

  const TokenizerRules* rules_;
  RegexScratch scratch_;
  WordTypes types_;
  StringMap<CachedWord> words_;
  std::vector<CachedPiece> cached_pieces_;
  std::vector<WordPiece> pieces_;
};

}  // namespace dyad::extract
