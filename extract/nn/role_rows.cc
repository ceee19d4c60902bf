#include "extract/nn/role_rows.h"

#include <algorithm>

namespace dyad::extract {

void RoleRows::start(const TransitionScorer& scorer, const float* reduced, std::size_t count) {
  scorer_ = &scorer;
  reduced_ = reduced;
  count_ = count;
  row_size_ = scorer.row_size();
  next_block_ = next_far_ = 0;
  block_of_slot_.assign(kKept, kNone);
  far_tokens_.assign(kFar, kNone);
  rows_.resize(kKept * kBlock * row_size_);
}

const float* RoleRows::make_row(std::size_t token) {
  const std::size_t block = token / kBlock;
  if (block < next_block_) return make_far_row(token);
  next_block_ = block + 1;
  block_of_slot_[block % kKept] = block;
  float* rows = rows_.data() + block % kKept * kBlock * row_size_;
  const std::size_t first = block * kBlock;
  scorer_->prepare(reduced_ + first * TransitionScorer::kHidden, std::min(kBlock, count_ - first), rows);
  return rows + (token - first) * row_size_;
}

const float* RoleRows::make_far_row(std::size_t token) {
  if (far_rows_.size() < kFar * row_size_) far_rows_.resize(kFar * row_size_);
  const auto known = std::ranges::find(far_tokens_, token);
  if (known != far_tokens_.end()) return far_rows_.data() + static_cast<std::size_t>(known - far_tokens_.begin()) * row_size_;
  const std::size_t slot = next_far_;
  next_far_ = (next_far_ + 1) % kFar;
  far_tokens_[slot] = token;
  scorer_->prepare(reduced_ + token * TransitionScorer::kHidden, 1, far_rows_.data() + slot * row_size_);
  return far_rows_.data() + slot * row_size_;
}

}  // namespace dyad::extract
