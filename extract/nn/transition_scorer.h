// Scores the actions of a transition system from the vectors of a few tokens of its state. What each token adds in each
// role is computed once for a text; a state is then a sum of a few rows and one small layer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "extract/nn/float_buffer.h"
#include "extract/nn/kernels.h"
#include "extract/nn/weights_file.h"

namespace dyad::extract {

// Immutable after construction; shared by threads.
class TransitionScorer {
 public:
  static constexpr std::size_t kHidden = 64;
  static constexpr std::size_t kMostRoles = 8;

  // `roles` is the number of tokens that a state shows, `actions` that of the scores.
  static base::Result<TransitionScorer> read(const WeightsFile& file, std::size_t token_width, std::size_t roles, std::size_t actions,
                                             const Kernels& kernels);

  std::size_t action_count() const { return upper_.outputs; }
  std::size_t score_count() const { return upper_.padded_outputs; }  // room that score() needs

  // First each token vector is reduced to kHidden floats; then a token's row is what it adds in each role.
  void reduce(const float* vectors, std::size_t count, float* reduced) const;
  // With a cache line more than the sums need: rows a power of two apart would fight for the same places of the cache.
  std::size_t row_size() const { return roles_ * 2 * kHidden + 16; }
  void prepare(const float* reduced, std::size_t count, float* rows) const;
  // One row a role, null for a role that nobody fills. Writes score_count() floats.
  void score(const float* const* rows, float* scores) const;

 private:
  const Kernels* kernels_ = nullptr;
  std::size_t token_width_ = 0;
  std::size_t roles_ = 0;
  PackedLayer reduce_;          // token vector -> kHidden
  PackedLayer lower_;           // kHidden -> roles x (2 pieces x kHidden)
  FloatBuffer absent_;          // a row for "nobody"
  FloatBuffer hidden_bias_;     // 2 pieces x kHidden
  PackedLayer upper_;
};

}  // namespace dyad::extract
