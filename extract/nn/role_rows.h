// The rows that a TransitionScorer prepares for a text's tokens, made block by block as the transitions come to them: what
// was made last is what is asked for next, and stays in the processor's cache. A token far back is made again.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/nn/float_buffer.h"
#include "extract/nn/transition_scorer.h"

namespace dyad::extract {

// Buffers of one thread.
class RoleRows {
 public:
  static constexpr std::size_t kBlock = 36;   // tokens: full tiles of all kernels

  // Starts a text.
  void start(const TransitionScorer& scorer);
  // Shows TransitionScorer::reduce()'s vectors of the text's tokens [first, first + count), which must stay until they are shown at another
  // place. Only the last time is the end of what is shown not a multiple of kBlock. Rows that were made stay.
  void show(const float* reduced, std::size_t first, std::size_t count);

  // The row of a token, counted from the first that is shown; null for -1. Stays valid while tokens less than kKept blocks ahead, and
  // no more than kFar far ones, are asked for.
  const float* row(std::int32_t token) {
    if (token < 0) return nullptr;
    const std::size_t number = first_ + static_cast<std::size_t>(token);
    const std::size_t block = number / kBlock;
    if (block_of_slot_[block % kKept] == block) return rows_.data() + number % (kKept * kBlock) * row_size_;
    return make_row(number);
  }

 private:
  static constexpr std::size_t kKept = 8;     // blocks
  static constexpr std::size_t kFar = 32;     // rows of tokens that were left behind
  static constexpr std::size_t kNone = SIZE_MAX;

  const float* make_row(std::size_t number);
  const float* make_far_row(std::size_t number);

  const TransitionScorer* scorer_ = nullptr;
  const float* reduced_ = nullptr;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  std::size_t row_size_ = 0;
  std::size_t next_block_ = 0;  // blocks below it were made
  std::size_t next_far_ = 0;
  std::vector<std::size_t> block_of_slot_;
  FloatBuffer rows_;
  std::vector<std::size_t> far_tokens_;
  FloatBuffer far_rows_;
};

}  // namespace dyad::extract
