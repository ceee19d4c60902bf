// The encoder's rows of the words seen lately: most tokens of a text are words that came before. Bounded: when it is full,
// a word that was not seen for some time makes room.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "extract/nn/token_encoder.h"

namespace dyad::extract {

// Belongs to one thread. Keys are small dense numbers. Rows that are asked for between two calls of begin_stretch() stay
// where they are until the next; REQUIRES: these are fewer than kCapacity.
class WordRowCache {
 public:
  static constexpr std::uint32_t kCapacity = 6144;

  void begin_stretch() { ++stretch_; }
  // The row of a key, or null.
  const float* find(std::uint32_t key);
  // Room for the row of a key that is not there.
  float* add(std::uint32_t key);
  void clear();

 private:
  // Rows are read here and there: in pages of 2 MB, where the system has such, most of them need no look-up of their address.
  static constexpr std::size_t kBlockBytes = std::size_t{2} << 20;
  static constexpr std::uint32_t kBlock = kBlockBytes / (TokenEncoder::kWordRow * sizeof(float));  // rows
  struct FreeBlock {
    void operator()(float* block) const;
  };
  static std::unique_ptr<float[], FreeBlock> make_block();

  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t stretch = 0;  // when it was last asked for
    bool is_recent = false;     // asked for since the hand passed
  };
  std::uint32_t free_slot();
  float* row(std::uint32_t slot) { return blocks_[slot / kBlock].get() + std::size_t{slot % kBlock} * TokenEncoder::kWordRow; }

  std::vector<std::uint32_t> slot_of_key_;  // 0: none, else 1 + slot
  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<float[], FreeBlock>> blocks_;  // of kBlock rows
  std::uint32_t hand_ = 0;
  std::uint32_t stretch_ = 0;
};

}  // namespace dyad::extract
