// The distinct words of the texts that a thread has read lately, numbered, with their features: what can be computed
// once for a word is kept under its number.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/token/lexeme.h"
#include "extract/token/norm_table.h"
#include "extract/token/tokenizer_rules.h"

namespace dyad::extract {

using WordType = std::uint32_t;

// Belongs to one thread. Invariant: numbers are dense from 0 and stay until clear().
class WordTypes {
 public:
  explicit WordTypes(const TokenizerRules& rules) : rules_(&rules) {}

  // The number of a form, with a norm of its own or (empty) the usual one.
  WordType intern(std::string_view form, std::string_view own_norm);

  const Lexeme& operator[](WordType type) const { return lexemes_[type]; }
  // Sequences of forms that begin with this one and may be an exception, or null.
  const std::vector<std::vector<std::string>>* sequences(WordType type) const { return sequences_[type]; }

  std::size_t size() const { return lexemes_.size(); }
  std::size_t bytes() const { return bytes_; }
  void clear();

 private:
  const TokenizerRules* rules_;
  std::unordered_map<std::string_view, WordType> usual_;  // keys view lexemes_
  base::StringMap<WordType> own_norm_;                          // form, NUL, norm
  std::deque<Lexeme> lexemes_;
  std::deque<const std::vector<std::vector<std::string>>*> sequences_;
  std::size_t bytes_ = 0;
};

}  // namespace dyad::extract
