// Hash tables of the hot loops: filled when the rules are loaded, then only read; open addressing, no nodes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dyad::extract {

// From non-zero integers to integers; absent keys give 0.
class IntegerMap {
 public:
  std::uint32_t find(std::uint64_t key) const {
    for (std::size_t slot = home(key); keys_[slot] != 0; slot = (slot + 1) & mask_) {
      if (keys_[slot] == key) return values_[slot];
    }
    return 0;
  }
  // REQUIRES: key != 0 and value != 0
  void insert(std::uint64_t key, std::uint32_t value) {
    if (++size_ * 2 > keys_.size()) grow();
    std::size_t slot = home(key);
    while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask_;
    keys_[slot] = key;
    values_[slot] = value;
  }

 private:
  std::size_t home(std::uint64_t key) const { return ((key * 0x9E3779B97F4A7C15ULL) >> 32) & mask_; }
  void grow() {
    std::vector<std::uint64_t> keys(keys_.size() * 2);
    std::vector<std::uint32_t> values(keys.size());
    keys.swap(keys_);
    values.swap(values_);
    mask_ = keys_.size() - 1;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] == 0) continue;
      std::size_t slot = home(keys[i]);
      while (keys_[slot] != 0) slot = (slot + 1) & mask_;
      keys_[slot] = keys[i];
      values_[slot] = values[i];
    }
  }

  std::vector<std::uint64_t> keys_ = std::vector<std::uint64_t>(64);
  std::vector<std::uint32_t> values_ = std::vector<std::uint32_t>(64);
  std::size_t mask_ = 63;
  std::size_t size_ = 0;
};

// From words to consecutive ids that begin at 1; unknown words give 0.
class WordMap {
 public:
  std::uint32_t find(std::string_view word) const {
    const std::uint32_t hash = hash_of(word);
    for (std::size_t slot = hash & mask_; ids_[slot] != 0; slot = (slot + 1) & mask_) {
      if (hashes_[slot] == hash && words_[ids_[slot] - 1] == word) return ids_[slot];
    }
    return 0;
  }
  std::uint32_t intern(std::string_view word) {
    if (const std::uint32_t id = find(word)) return id;
    words_.emplace_back(word);
    if (words_.size() * 2 > ids_.size()) grow(ids_.size() * 2);
    place(static_cast<std::uint32_t>(words_.size()));
    return static_cast<std::uint32_t>(words_.size());
  }
  std::size_t size() const { return words_.size(); }
  const std::string& word(std::uint32_t id) const { return words_[id - 1]; }

 private:
  // FNV-1a: words are short, so a byte at a time costs less than a block hash.
  static std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = 2166136261U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
  }
  void place(std::uint32_t id) {
    const std::uint32_t hash = hash_of(words_[id - 1]);
    std::size_t slot = hash & mask_;
    while (ids_[slot] != 0) slot = (slot + 1) & mask_;
    ids_[slot] = id;
    hashes_[slot] = hash;
  }
  void grow(std::size_t slots) {
    ids_.assign(slots, 0);
    hashes_.assign(slots, 0);
    mask_ = slots - 1;
    for (std::uint32_t id = 1; id <= words_.size(); ++id) place(id);
  }

  std::vector<std::string> words_;
  std::vector<std::uint32_t> ids_ = std::vector<std::uint32_t>(1024);
  std::vector<std::uint32_t> hashes_ = std::vector<std::uint32_t>(1024);
  std::size_t mask_ = 1023;
};

}  // namespace dyad::extract
