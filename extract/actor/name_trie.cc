#include "extract/actor/name_trie.h"

#include <bit>
#include <cassert>
#include <utility>

namespace dyad::extract {

NameTrie::NameTrie(std::size_t expected_words) : values_(1, kNoValue) {
  slots_.resize(std::bit_ceil(std::max<std::size_t>(16, expected_words * 2)));
  mask_ = slots_.size() - 1;
}

void NameTrie::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  std::swap(old, slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.node == kNone) continue;
    std::size_t at = slot.key & mask_;
    while (slots_[at].node != kNone) at = (at + 1) & mask_;
    slots_[at] = slot;
  }
}

NameTrie::Node NameTrie::insert(std::span<const WordHash> words) {
  assert(!words.empty());
  Node node = kRoot;
  for (WordHash word : words) {
    if (const Node next = step(node, word); next != kNone) {
      node = next;
      continue;
    }
    if (values_.size() * 2 > slots_.size()) grow();
    const WordHash key = key_of(node, word);
    std::size_t at = key & mask_;
    while (slots_[at].node != kNone) at = (at + 1) & mask_;
    node = static_cast<Node>(values_.size());
    slots_[at] = {key, node};
    values_.push_back(kNoValue);
  }
  return node;
}

}  // namespace dyad::extract
