// Cuts a text into its runs of white space and of other characters: the tokenizer's outer loop.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {

// Calls on_run(begin, end) for each run in order, and on_blank() where a single blank after a run belongs to the token
// before it: that blank is in no run. "a  b" -> run "a", blank, run " ", run "b". REQUIRES: valid UTF-8, under 4 GiB.
template <typename OnRun, typename OnBlank>
void for_each_space_run(std::string_view text, OnRun on_run, OnBlank on_blank) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t begin = 0;
  bool in_space = size > 0 && is_space(base::decode(text, 0).value);
  for (std::uint32_t at = 0; at < size;) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto [value, length] = byte < 0x80 ? base::CodePoint{byte, 1} : base::decode(text, at);
    if (is_space(value) != in_space) {
      if (begin < at) on_run(begin, at);
      begin = at;
      in_space = !in_space;
      if (value == U' ') {
        on_blank();
        begin = at + 1;
      }
    }
    at += length;
  }
  if (begin < size) on_run(begin, size);
}

}  // namespace dyad::extract
