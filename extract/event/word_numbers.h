// The words that a lexicon asks for, by number: to look for a word among others compares numbers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/string_map.h"

namespace dyad::extract {

using WordNumber = std::uint32_t;
inline constexpr WordNumber kUnknownWord = 0;

class WordNumbers {
 public:
  // That of the word, a new one the first time.
  WordNumber add(std::string_view word) { return numbers_.emplace(word, static_cast<WordNumber>(numbers_.size() + 1)).first->second; }
  WordNumber find(std::string_view word) const {
    const auto found = numbers_.find(word);
    return found == numbers_.end() ? kUnknownWord : found->second;
  }

 private:
  base::StringMap<WordNumber> numbers_;
};

// Some numbers of words. To ask whether two sets share one costs little where they do not.
class WordNumberSet {
 public:
  void add(WordNumber word) {
    const auto at = std::lower_bound(words_.begin(), words_.end(), word);
    if (at == words_.end() || *at != word) words_.insert(at, word);
    signature_ |= bit_of(word);
  }
  bool overlaps(const WordNumberSet& other) const {
    if ((signature_ & other.signature_) == 0) return false;
    if (words_.size() > other.words_.size()) return other.overlaps(*this);
    return std::any_of(words_.begin(), words_.end(), [&](WordNumber word) { return other.has(word); });
  }

 private:
  static std::uint64_t bit_of(WordNumber word) { return std::uint64_t{1} << (word % 64); }
  bool has(WordNumber word) const { return (signature_ & bit_of(word)) != 0 && std::binary_search(words_.begin(), words_.end(), word); }

  std::vector<WordNumber> words_;  // sorted
  std::uint64_t signature_ = 0;  // the last bits of the numbers
};

}  // namespace dyad::extract
