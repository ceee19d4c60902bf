#include "extract/nn/transition_scorer.h"

#include <fmt/format.h>

namespace dyad::extract {
namespace {

constexpr std::size_t kHidden = TransitionScorer::kHidden;
constexpr std::size_t kPieces = 2;

// From the model's order (hidden unit, piece) to (piece, hidden unit), so that the maximum of the pieces is one of two stretches.
void to_piece_major(const float* from, float* to, std::size_t block) {
  for (std::size_t unit = 0; unit < kHidden; ++unit) {
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
      for (std::size_t i = 0; i < block; ++i) to[(piece * kHidden + unit) * block + i] = from[(unit * kPieces + piece) * block + i];
    }
  }
}

base::Result<const WeightNode*> find_reduction(const WeightsFile& file, const WeightNode* upper) {
  for (const WeightNode* node : file.named("linear")) {
    if (node != upper) return node;
  }
  return file.unsupported("expected a node linear before the lower layer");
}

}  // namespace

base::Result<TransitionScorer> TransitionScorer::read(const WeightsFile& file, std::size_t token_width, std::size_t roles, std::size_t actions,
                                                      const Kernels& kernels) {
  const auto lower = file.referred("lower");
  if (!lower) return lower.error();
  const auto upper = file.referred("upper");
  if (!upper) return upper.error();
  const auto reduction = find_reduction(file, *upper);
  if (!reduction) return reduction.error();

  auto reduce_w = file.floats(**reduction, "W", {kHidden, token_width});
  if (!reduce_w) return reduce_w.error();
  auto reduce_b = file.floats(**reduction, "b", {kHidden});
  if (!reduce_b) return reduce_b.error();
  auto lower_w = file.floats(**lower, "W", {roles, kHidden, kPieces, kHidden});
  if (!lower_w) return lower_w.error();
  auto lower_b = file.floats(**lower, "b", {kHidden, kPieces});
  if (!lower_b) return lower_b.error();
  auto absent = file.floats(**lower, "pad", {1, roles, kHidden, kPieces});
  if (!absent) return absent.error();
  auto upper_w = file.floats(**upper, "W", {actions, kHidden});
  if (!upper_w) return upper_w.error();
  auto upper_b = file.floats(**upper, "b", {actions});
  if (!upper_b) return upper_b.error();

  TransitionScorer scorer;
  scorer.kernels_ = &kernels;
  scorer.token_width_ = token_width;
  scorer.roles_ = roles;
  scorer.reduce_ = pack_affine(reduce_w->data(), reduce_b->data(), kHidden, token_width, kernels);
  std::vector<float> ordered(lower_w->size());
  const std::size_t sums = roles * kPieces * kHidden;
  scorer.absent_.resize(sums);
  for (std::size_t role = 0; role < roles; ++role) {
    const std::size_t at = role * kPieces * kHidden;
    to_piece_major(lower_w->data() + at * kHidden, ordered.data() + at * kHidden, kHidden);
    to_piece_major(absent->data() + at, scorer.absent_.data() + at, 1);
  }
  scorer.lower_ = pack_affine(ordered.data(), nullptr, sums, kHidden, kernels);
  scorer.hidden_bias_.resize(kPieces * kHidden);
  to_piece_major(lower_b->data(), scorer.hidden_bias_.data(), 1);
  scorer.upper_ = pack_vector_affine(upper_w->data(), upper_b->data(), actions, kHidden);
  return scorer;
}

void TransitionScorer::reduce(const float* vectors, std::size_t count, float* reduced) const {
  kernels_->affine(reduce_, {vectors, token_width_, count}, {reduced, kHidden});
}

void TransitionScorer::prepare(const float* reduced, std::size_t count, float* rows) const {
  kernels_->affine(lower_, {reduced, kHidden, count}, {rows, row_size()});
}

void TransitionScorer::score(const float* const* rows, float* scores) const {
  const float* parts[kMostRoles];
  for (std::size_t role = 0; role < roles_; ++role) {
    parts[role] = (rows[role] == nullptr ? absent_.data() : rows[role]) + role * kPieces * kHidden;
  }
  float hidden[kHidden];
  kernels_->sum_maxout2(parts, roles_, hidden_bias_.data(), kHidden, hidden);
  kernels_->vector_affine(upper_, hidden, scores);
}

}  // namespace dyad::extract
