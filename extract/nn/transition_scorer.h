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

  // For `count` token vectors one row of row_size() floats each: the sums that a token adds in each role.
  std::size_t row_size() const { return roles_ * 2 * kHidden; }
  void prepare(const float* vectors, std::size_t count, FloatBuffer& scratch, float* rows) const;
  // `tokens` are positions in `rows`, -1 for a role that nobody fills: one a role. Writes score_count() floats.
  void score(const float* rows, const std::int32_t* tokens, float* scores) const;

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
