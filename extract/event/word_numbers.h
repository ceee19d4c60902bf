// The words that a lexicon knows, by number: to look for a word among others compares numbers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/string_map.h"

namespace dyad::extract {

using WordNumber = std::uint32_t;
inline constexpr WordNumber kUnknownWord = 0;

class WordNumbers {
 public:
  // That of the word, a new one the first time.
  WordNumber add(std::string_view word) {
    filter_[filter_place(base::hash64(word))] = true;
    return numbers_.emplace(word, static_cast<WordNumber>(numbers_.size() + 1)).first->second;
  }
  WordNumber find(std::string_view word) const {
    if (!filter_[filter_place(base::hash64(word))]) return kUnknownWord;
    const auto found = numbers_.find(word);
    return found == numbers_.end() ? kUnknownWord : found->second;
  }

 private:
  static constexpr unsigned kFilterBits = 16;
  static std::size_t filter_place(std::uint64_t hash) { return hash >> (64 - kFilterBits); }

  base::StringMap<WordNumber> numbers_;
  // A bit for each first part of a known hash: most words are unknown, and a look into the map would fetch a line of memory for that.
  std::vector<bool> filter_ = std::vector<bool>(std::size_t{1} << kFilterBits);
};

// What is known of words by their numbers.
template <typename Value>
class ByWord {
 public:
  // A new one the first time. REQUIRES: word != kUnknownWord
  Value& operator[](WordNumber word) {
    if (word >= places_.size()) places_.resize(word + 1);
    if (places_[word] == 0) {
      values_.emplace_back();
      places_[word] = static_cast<std::uint32_t>(values_.size());
    }
    return values_[places_[word] - 1];
  }
  // Nothing where nothing is known.
  const Value* find(WordNumber word) const {
    const std::uint32_t place = word < places_.size() ? places_[word] : 0;
    return place == 0 ? nullptr : &values_[place - 1];
  }

 private:
  std::vector<std::uint32_t> places_;  // by number: where in values_, from 1; 0 for nothing
  std::vector<Value> values_;
};

// Some numbers of words. To ask whether two sets share one costs little where they do not.
class WordNumberSet {
 public:
  void add(WordNumber word) {
    const auto at = std::lower_bound(words_.begin(), words_.end(), word);
    if (at == words_.end() || *at != word) words_.insert(at, word);
    signature_ |= bit_of(word);
  }
  void reserve(std::size_t words) { words_.reserve(words); }
  // Sets without a bit in common share no word.
  std::uint64_t signature() const { return signature_; }
  bool may_have(std::uint64_t signature) const { return (signature_ & signature) != 0; }
  bool overlaps(const WordNumberSet& other) const {
    if (!may_have(other.signature_)) return false;
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
