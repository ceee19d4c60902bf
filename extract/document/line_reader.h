// Lines of a byte source, numbered, with a bound on what is held in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/document/byte_source.h"

namespace dyad::extract {

class LineReader {
 public:
  explicit LineReader(std::unique_ptr<ByteSource> source);

  struct Line {
    std::string_view text;   // without its end; valid until the next call
    std::string_view end;    // "\n", "\r\n", or nothing at the end of the file
    std::size_t number = 0;  // 1-based
    bool too_long = false;   // longer than the limit: `text` is empty, the line was passed over
  };
  // The next line, or nothing at the end. A last line without an end counts; nothing after a last end does not.
  base::Result<std::optional<Line>> next_line(std::size_t limit);

  // Everything that is left, or nothing if that is longer than `limit`.
  base::Result<std::optional<std::string>> read_rest(std::size_t limit);

  // The first bytes that next_line or read_rest will give: all, or at least some 60 KiB. An error that turns up
  // here is given again when the reading gets there. Valid until the next call.
  std::string_view peek();

  // The next line as far as peek() has it, without its end.
  std::string_view peek_line();

  // The number of the line that was given last.
  std::size_t line_number() const { return line_; }

 private:
  // False at the end.
  base::Result<bool> refill();
  // The buffered bytes, after filling up if there are none; empty at the end.
  base::Result<std::string_view> available();

  std::unique_ptr<ByteSource> source_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;
  std::optional<base::Error> failure_;
  std::string line_text_;  // a line that spans buffers
  std::size_t line_ = 0;
};

}  // namespace dyad::extract
