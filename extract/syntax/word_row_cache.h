// The encoder's rows of the words seen lately: most tokens of a text are words that came before. Bounded: when it is full,
// a word that was not seen for some time makes room.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/nn/float_buffer.h"
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
  static constexpr std::uint32_t kBlock = 64;
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t stretch = 0;  // when it was last asked for
    bool is_recent = false;     // asked for since the hand passed
  };
  std::uint32_t free_slot();
  float* row(std::uint32_t slot) { return blocks_[slot / kBlock].data() + std::size_t{slot % kBlock} * TokenEncoder::kWordRow; }

  std::vector<std::uint32_t> slot_of_key_;  // 0: none, else 1 + slot
  std::vector<Slot> slots_;
  std::vector<FloatBuffer> blocks_;  // of kBlock rows
  std::uint32_t hand_ = 0;
  std::uint32_t stretch_ = 0;
};

}  // namespace dyad::extract
