// Cuts a text into its runs of white space and of other characters: the tokenizer's outer loop.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"
#include "base/utf8.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {

// The runs of a text in order. A single blank after a run belongs to the token before it and is in no run:
// "a  b" -> run "a" with a blank, run " ", run "b". Views the text.
class SpaceRuns {
 public:
  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool blank_after = false;
  };

  SpaceRuns() = default;
  // The runs of a stretch of a text. REQUIRES: valid UTF-8, under 4 GiB.
  SpaceRuns(std::string_view text, base::TextSpan span)
      : text_(text.substr(0, span.end)), begin_(span.begin), at_(span.begin), in_space_(span.size() > 0 && is_space(base::decode(text, span.begin).value)) {}

  // False at the end.
  bool next(Run& run) {
    const auto size = static_cast<std::uint32_t>(text_.size());
    while (at_ < size) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      const auto [value, length] = byte < 0x80 ? base::CodePoint{byte, 1} : base::decode(text_, at_);
      const std::uint32_t end = at_;
      at_ += length;
      if (is_space(value) == in_space_) continue;
      in_space_ = !in_space_;
      run = {begin_, end, value == U' '};
      begin_ = run.blank_after ? end + 1 : end;
      if (run.begin < run.end) return true;
    }
    run = {begin_, size, false};
    begin_ = size;
    return run.begin < run.end;
  }

 private:
  std::string_view text_;
  std::uint32_t begin_ = 0;  // of the run in work
  std::uint32_t at_ = 0;
  bool in_space_ = false;
};

}  // namespace dyad::extract
