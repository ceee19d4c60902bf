#include "extract/nn/role_rows.h"

#include <algorithm>

namespace dyad::extract {

void RoleRows::start(const TransitionScorer& scorer) {
  scorer_ = &scorer;
  reduced_ = nullptr;
  first_ = count_ = 0;
  row_size_ = scorer.row_size();
  next_block_ = next_far_ = 0;
  block_of_slot_.assign(kKept, kNone);
  far_tokens_.assign(kFar, kNone);
  room(rows_, kKept * kBlock * row_size_);
}

void RoleRows::show(const float* reduced, std::size_t first, std::size_t count) {
  reduced_ = reduced;
  first_ = first;
  count_ = count;
}

const float* RoleRows::make_row(std::size_t number) {
  const std::size_t block = number / kBlock;
  if (block < next_block_) return make_far_row(number);
  next_block_ = block + 1;
  block_of_slot_[block % kKept] = block;
  float* rows = rows_.data() + block % kKept * kBlock * row_size_;
  const std::size_t first = std::max(block * kBlock, first_);
  const std::size_t end = std::min((block + 1) * kBlock, first_ + count_);
  scorer_->prepare(reduced_ + (first - first_) * TransitionScorer::kHidden, end - first, rows + first % kBlock * row_size_);
  return rows + number % kBlock * row_size_;
}

const float* RoleRows::make_far_row(std::size_t number) {
  room(far_rows_, kFar * row_size_);
  const auto known = std::ranges::find(far_tokens_, number);
  if (known != far_tokens_.end()) return far_rows_.data() + static_cast<std::size_t>(known - far_tokens_.begin()) * row_size_;
  const std::size_t slot = next_far_;
  next_far_ = (next_far_ + 1) % kFar;
  far_tokens_[slot] = number;
  scorer_->prepare(reduced_ + (number - first_) * TransitionScorer::kHidden, 1, far_rows_.data() + slot * row_size_);
  return far_rows_.data() + slot * row_size_;
}

}  // namespace dyad::extract
