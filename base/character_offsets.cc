#include "base/character_offsets.h"

#include <algorithm>

namespace dyad::base {
namespace {

constexpr std::size_t kStep = 256;

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// Code points that begin inside `bytes`.
std::uint32_t count_begins(std::string_view bytes) {
  return static_cast<std::uint32_t>(std::count_if(bytes.begin(), bytes.end(), begins_code_point));
}

}  // namespace

CharacterOffsets::CharacterOffsets(std::string_view text) : text_(text) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += kStep) {
    checkpoints_.push_back(count);
    count += count_begins(text.substr(at, kStep));
  }
}

std::uint32_t CharacterOffsets::character_at(std::uint32_t byte) const {
  const std::size_t at = std::min<std::size_t>(byte, text_.size());
  const std::size_t checkpoint = at / kStep;
  std::uint32_t count = checkpoints_[checkpoint] + count_begins(text_.substr(checkpoint * kStep, at - checkpoint * kStep));
  if (at < text_.size() && !begins_code_point(text_[at])) --count;
  return count;
}

}  // namespace dyad::base
