#include "extract/document/line_reader.h"

#include <cstring>
#include <utility>

namespace dyad::extract {
namespace {

using base::Result;

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;

}  // namespace

LineReader::LineReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)), buffer_(kBufferBytes) {}

Result<bool> LineReader::refill() {
  if (failure_) return *failure_;
  if (at_end_ || end_ == buffer_.size()) return false;
  const auto count = source_->read(buffer_.data() + end_, buffer_.size() - end_);
  if (!count) {
    failure_ = count.error();
    return *failure_;
  }
  at_end_ = *count == 0;
  end_ += *count;
  return !at_end_;
}

std::string_view LineReader::peek() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  for (;;) {
    const auto more = refill();
    if (!more || !*more) return {buffer_.data(), end_};
  }
}

std::string_view LineReader::peek_line() {
  std::string_view line = peek();
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Result<std::string_view> LineReader::available() {
  if (begin_ == end_) {
    begin_ = end_ = 0;
    if (const auto more = refill(); !more) return more.error();
  }
  return std::string_view(buffer_.data() + begin_, end_ - begin_);
}

Result<std::optional<LineReader::Line>> LineReader::next_line(std::size_t limit) {
  line_text_.clear();
  Line line;
  bool found = false;
  for (;;) {
    const auto bytes = available();
    if (!bytes) return bytes.error();
    if (bytes->empty()) break;
    if (!std::exchange(found, true)) line.number = ++line_;
    const std::size_t newline = bytes->find('\n');
    const std::string_view piece = bytes->substr(0, newline);
    const bool ends = newline != std::string_view::npos;
    begin_ += piece.size() + (ends ? 1 : 0);
    if (line.too_long || line_text_.size() + piece.size() > limit) {
      line.too_long = true;
      line_text_.clear();
    } else if (ends && line_text_.empty()) {
      line.text = piece;  // the common case: no copy
    } else {
      line_text_.append(piece);
    }
    if (!ends) continue;
    line.end = "\n";
    break;
  }
  if (!found) return std::optional<Line>();
  if (!line_text_.empty()) line.text = line_text_;
  if (line.text.ends_with('\r')) {
    line.text.remove_suffix(1);
    line.end = line.end.empty() ? "\r" : "\r\n";
  }
  return std::optional<Line>(line);
}

Result<std::optional<std::string>> LineReader::read_rest(std::size_t limit) {
  std::string rest;
  for (;;) {
    const auto bytes = available();
    if (!bytes) return bytes.error();
    if (bytes->empty()) return std::optional<std::string>(std::move(rest));
    if (rest.size() + bytes->size() > limit) return std::optional<std::string>();
    rest.append(*bytes);
    begin_ = end_;
  }
}

}  // namespace dyad::extract
