// The mixed embeddings of the words seen lately: most tokens of a text are words that came before.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "extract/nn/float_buffer.h"
#include "extract/nn/token_encoder.h"

namespace dyad::extract {

// Belongs to one thread. Keys are small dense numbers.
class EmbeddingCache {
 public:
  // The row of a key, or null.
  const float* find(std::uint32_t key) const { return key < slots_.size() && slots_[key] != 0 ? row(slots_[key] - 1) : nullptr; }
  // Room for the row of a key that is not there. Rows stay where they are until clear().
  float* add(std::uint32_t key) {
    if (key >= slots_.size()) slots_.resize(key + 1 + key / 2);
    if (count_ % kBlock == 0 && count_ / kBlock == blocks_.size()) blocks_.emplace_back(kBlock * TokenEncoder::kWidth);
    slots_[key] = ++count_;
    return row(count_ - 1);
  }
  void clear() {
    slots_.clear();
    count_ = 0;
  }

 private:
  static constexpr std::uint32_t kBlock = 256;
  float* row(std::uint32_t slot) { return blocks_[slot / kBlock].data() + slot % kBlock * TokenEncoder::kWidth; }
  const float* row(std::uint32_t slot) const { return blocks_[slot / kBlock].data() + slot % kBlock * TokenEncoder::kWidth; }

  std::vector<std::uint32_t> slots_;  // by key; 0: none, else 1 + slot
  std::deque<FloatBuffer> blocks_;
  std::uint32_t count_ = 0;
};

}  // namespace dyad::extract
