#include "extract/syntax/word_set.h"

#include <bit>

#include "extract/token/string_id.h"

namespace dyad::extract {

WordSet::WordSet(const char* base, std::size_t count) : base_(base), slots_(std::bit_ceil(2 * count + 1)) {}

std::size_t WordSet::find(std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = murmur_hash_64a(word, 0) & mask;
  while (slots_[at].length != 0 && std::string_view(base_ + slots_[at].offset, slots_[at].length) != word) at = (at + 1) & mask;
  return at;
}

void WordSet::insert(std::string_view word) {
  if (!word.empty()) slots_[find(word)] = {static_cast<std::uint32_t>(word.data() - base_), static_cast<std::uint32_t>(word.size())};
}

bool WordSet::contains(std::string_view word) const { return !slots_.empty() && !word.empty() && slots_[find(word)].length != 0; }

}  // namespace dyad::extract
