#include "extract/document/paragraphs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "base/utf8.h"

namespace dyad::extract {
namespace {

using base::TextSpan;

// U+FEFF, the byte order mark, is no part of the prose; NO-BREAK SPACE and IDEOGRAPHIC SPACE are blanks.
constexpr std::array<std::string_view, 3> kWideBlanks{"\xEF\xBB\xBF", "\xC2\xA0", "\xE3\x80\x80"};
constexpr std::array<std::string_view, 8> kClosing{"\"", "'", ")", "]", "”", "’", "»", " "};
constexpr std::array<std::string_view, 6> kSentenceEnds{".", "!", "?", "…", "。", ":"};

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

template <typename List>
std::size_t suffix_in(std::string_view text, const List& list) {
  for (std::string_view item : list) {
    if (text.ends_with(item)) return item.size();
  }
  return 0;
}

std::size_t blank_at_begin(std::string_view text) {
  if (!text.empty() && is_blank(text.front())) return 1;
  for (std::string_view blank : kWideBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::size_t blank_at_end(std::string_view text) {
  if (!text.empty() && is_blank(text.back())) return 1;
  return suffix_in(text, kWideBlanks);
}

struct Line {
  TextSpan span;           // without white space around it
  std::size_t indent = 0;  // bytes of white space before it
  std::size_t width = 0;   // code points
  bool after_gap = false;  // first of the text, or after an empty line
};

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

Line trim_line(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t start = begin;
  while (std::size_t size = blank_at_begin(text.substr(begin, end - begin))) begin += size;
  while (std::size_t size = blank_at_end(text.substr(begin, end - begin))) end -= size;
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, begin - start, 0, false};
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool gap = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    Line line = trim_line(text, begin, end);
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    if (line.span.empty()) {
      gap = true;
      continue;
    }
    line.width = count_code_points(text.substr(line.span.begin, line.span.size()));
    line.after_gap = gap;
    gap = false;
    lines.push_back(line);
  }
  return lines;
}

std::string_view words_of(std::string_view text, const Line& line) { return text.substr(line.span.begin, line.span.size()); }
std::string_view first_word(std::string_view line) { return line.substr(0, line.find_first_of(" \t")); }

// "the", "a", "anti-war"; not "iPhone" or "The".
bool is_small_word(std::string_view word) { return !word.empty() && is_lower(word.front()) && std::none_of(word.begin(), word.end(), is_upper); }

// REQUIRES: no gap between the lines
bool is_continuation(std::string_view text, const Line& line, const Line& next) {
  return !ends_like_sentence(words_of(text, line)) && is_small_word(first_word(words_of(text, next)));
}

// The width of the widest line that surely was wrapped, or nothing if the text is not wrapped at all.
std::optional<std::size_t> find_wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::size_t breaks = 0, continuations = 0, width = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].after_gap) continue;
    ++breaks;
    if (!is_continuation(text, lines[i - 1], lines[i])) continue;
    ++continuations;
    width = std::max(width, lines[i - 1].width);
  }
  if (continuations == 0 || continuations * 3 < breaks) return std::nullopt;
  return width;
}

bool is_soft(std::string_view text, const Line& line, const Line& next, std::size_t wrap_width) {
  if (next.indent > line.indent + 1) return false;  // a new paragraph that shows by its indentation
  if (is_continuation(text, line, next)) return true;
  if (line.width > wrap_width + wrap_width / 4) return false;  // a headline over narrower text
  return line.width + 1 + count_code_points(first_word(words_of(text, next))) > wrap_width;
}

}  // namespace

bool ends_like_sentence(std::string_view line) {
  while (std::size_t size = suffix_in(line, kClosing)) line.remove_suffix(size);
  return suffix_in(line, kSentenceEnds) > 0;
}

std::vector<TextSpan> find_paragraphs(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const auto wrap_width = find_wrap_width(text, lines);
  std::vector<TextSpan> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool joins = wrap_width && !lines[i].after_gap && is_soft(text, lines[i - 1], lines[i], *wrap_width);
    if (joins)
      paragraphs.back().end = lines[i].span.end;
    else
      paragraphs.push_back(lines[i].span);
  }
  return paragraphs;
}

std::vector<TextSpan> find_lines(std::string_view text) {
  std::vector<TextSpan> spans;
  for (const Line& line : split_lines(text)) spans.push_back(line.span);
  return spans;
}

}  // namespace dyad::extract
