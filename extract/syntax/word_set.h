// A fixed set of words that lie in a larger text: 8 bytes a word besides the text itself.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dyad::extract {

// Views its words; the bytes must stay where they are, all within 4 GiB of `base`.
class WordSet {
 public:
  WordSet() = default;
  // Room for `count` words that all lie behind `base`.
  WordSet(const char* base, std::size_t count);

  void insert(std::string_view word);
  bool contains(std::string_view word) const;

 private:
  struct Slot {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;  // 0: free
  };
  std::size_t find(std::string_view word) const;  // its slot, or the free one where it belongs

  const char* base_ = nullptr;
  std::vector<Slot> slots_;  // a power of two, at most half full
};

}  // namespace dyad::extract
