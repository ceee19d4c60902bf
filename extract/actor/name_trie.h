// A trie over word hashes: the automaton that finds all names of the gazetteer in one pass. The edges lie in one open
// hash table, so that a step is one probe and 60,000 names load in a few milliseconds.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/mention/words.h"

namespace dyad::extract {

// Immutable after the names are in; then shared by threads.
class NameTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0;      // no edge leads to the root
  static constexpr std::uint32_t kNoValue = 0xFFFFFFFFu;

  explicit NameTrie(std::size_t expected_words);

  // The node of a name, made if it is new. REQUIRES: words is not empty.
  Node insert(std::span<const WordHash> words);
  // The next node, or kNone.
  Node step(Node from, WordHash word) const {
    const WordHash key = key_of(from, word);
    for (std::size_t at = key & mask_;; at = (at + 1) & mask_) {
      if (slots_[at].node == kNone) return kNone;
      if (slots_[at].key == key) return slots_[at].node;
    }
  }
  std::uint32_t value(Node node) const { return values_[node]; }
  void set_value(Node node, std::uint32_t value) { values_[node] = value; }
  std::size_t memory() const { return slots_.size() * sizeof(Slot) + values_.size() * sizeof(std::uint32_t); }

 private:
  struct Slot {
    WordHash key = 0;
    Node node = kNone;
  };
  static WordHash key_of(Node from, WordHash word) {
    WordHash key = word + from * 0x9E3779B97F4A7C15ull;
    key ^= key >> 31;
    return key * 0xBF58476D1CE4E5B9ull;
  }
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> values_;
  std::size_t mask_ = 0;
};

}  // namespace dyad::extract
