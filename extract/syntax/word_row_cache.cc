#include "extract/syntax/word_row_cache.h"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace dyad::extract {

// Not cleared: a row is written before it is read.
std::unique_ptr<float[], WordRowCache::FreeBlock> WordRowCache::make_block() {
  void* bytes = ::operator new(kBlockBytes, std::align_val_t{kBlockBytes});
#ifdef __linux__
  madvise(bytes, kBlockBytes, MADV_HUGEPAGE);
#endif
  return std::unique_ptr<float[], FreeBlock>(static_cast<float*>(bytes));
}

void WordRowCache::FreeBlock::operator()(float* block) const { ::operator delete(block, std::align_val_t{kBlockBytes}); }

const float* WordRowCache::find(std::uint32_t key) {
  if (key >= slot_of_key_.size() || slot_of_key_[key] == 0) return nullptr;
  const std::uint32_t slot = slot_of_key_[key] - 1;
  slots_[slot].stretch = stretch_;
  slots_[slot].is_recent = true;
  return row(slot);
}

// The second-chance clock: the hand passes over what was asked for since it was last there.
std::uint32_t WordRowCache::free_slot() {
  if (slots_.size() < kCapacity) {
    slots_.emplace_back();
    if (blocks_.size() * kBlock < slots_.size()) blocks_.push_back(make_block());
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }
  for (;; hand_ = (hand_ + 1) % kCapacity) {
    Slot& slot = slots_[hand_];
    if (slot.stretch == stretch_) continue;
    if (!slot.is_recent) break;
    slot.is_recent = false;
  }
  slot_of_key_[slots_[hand_].key] = 0;
  return hand_;
}

float* WordRowCache::add(std::uint32_t key) {
  if (key >= slot_of_key_.size()) slot_of_key_.resize(key + 1 + key / 2);
  const std::uint32_t slot = free_slot();
  slots_[slot] = {key, stretch_, false};
  slot_of_key_[key] = slot + 1;
  return row(slot);
}

void WordRowCache::clear() {
  slot_of_key_.clear();
  slots_.clear();
  hand_ = 0;
}

}  // namespace dyad::extract
