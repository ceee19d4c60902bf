#include "extract/document/format_detection.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/table_file.h"
#include "base/utf8.h"
#include "extract/document/csv_fields.h"

namespace dyad::extract {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The lines of the head as the article format counts them: empty ones too.
std::array<std::string_view, 3> first_lines(std::string_view head) {
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  std::array<std::string_view, 3> lines;
  for (std::string_view& line : lines) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    line = base::trim(head.substr(0, end));
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return lines;
}

// Also days that do not exist: the reader then says what is wrong with them.
bool looks_like_date(std::string_view line) {
  if (line.size() == 8) return std::all_of(line.begin(), line.end(), is_digit);
  return line.size() == 10 && line[4] == '-' && line[7] == '-' && is_digit(line.front()) && is_digit(line.back());
}

bool looks_like_url(std::string_view line) {
  return (line.starts_with("http://") || line.starts_with("https://")) && line.find(' ') == std::string_view::npos;
}

bool looks_like_json(std::string_view first, std::string_view second) {
  if (first.starts_with('{')) return true;
  if (!first.starts_with('[')) return false;
  const std::string_view inside = base::trim(first.substr(1));
  return inside.starts_with('{') || (inside.empty() && second.starts_with('{'));
}

InputFormat format_of_name(std::string_view name) {
  for (std::string_view packed : {".gz", ".zst"}) {
    if (name.ends_with(packed)) name.remove_suffix(packed.size());
  }
  constexpr std::array<std::pair<std::string_view, InputFormat>, 6> kEndings{{{".csv", InputFormat::Csv},
                                                                              {".tsv", InputFormat::Tsv},
                                                                              {".tab", InputFormat::Tsv},
                                                                              {".jsonl", InputFormat::Jsonl},
                                                                              {".ndjson", InputFormat::Jsonl},
                                                                              {".json", InputFormat::Jsonl}}};
  for (const auto& [ending, format] : kEndings) {
    if (name.ends_with(ending)) return format;
  }
  return InputFormat::Text;
}

bool has_text_column(std::string_view header, char separator, const FieldNames& names) {
  const auto titles = split_csv_line(header, separator);
  return titles.size() > 1 && names.find(DocumentField::Text, titles);
}

}  // namespace

char find_separator(std::string_view head, InputFormat format, const FieldNames& names) {
  const std::string_view header = first_lines(head)[0];
  for (char separator : {'\t', ',', ';'}) {
    if (has_text_column(header, separator, names)) return separator;
  }
  return format == InputFormat::Tsv ? '\t' : ',';
}

DetectedFormat detect_format(std::string_view head, std::string_view name, const FieldNames& names) {
  const auto [first, second, third] = first_lines(head);
  if (looks_like_json(first, second)) return {InputFormat::Jsonl, ','};
  if (looks_like_date(second) || looks_like_url(second) || looks_like_url(third)) return {InputFormat::Article, ','};
  const char separator = find_separator(head, format_of_name(name), names);
  const bool table = has_text_column(first, separator, names);
  const InputFormat format = table ? (separator == '\t' ? InputFormat::Tsv : InputFormat::Csv) : format_of_name(name);
  return {format, separator};
}

std::string why_not_text(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return "UTF-16 text, expected UTF-8";
  if (head.starts_with("%PDF-")) return "binary data, expected UTF-8 text";
  std::string start(base::trim(head.substr(0, 64)));
  for (char& c : start) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (start.starts_with("<!doctype html") || start.starts_with("<html")) return "an HTML page, expected its text";
  if (start.starts_with("<?xml")) return "XML, expected text";
  // Control characters that no text has. A few may be a fault of one record of many, which its reader reports.
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < ' ' && !(byte >= '\t' && byte <= '\r') && byte != 0x1B) || byte == 0x7F;
  });
  if (static_cast<std::size_t>(controls) * 20 > head.size()) return "binary data, expected UTF-8 text";
  // Letters of an old 8-bit encoding are repaired one by one; a text full of them is in another encoding.
  if (base::repair_utf8(head).replaced * 4 > head.size()) return "not UTF-8: more than a quarter of the bytes are invalid";
  return {};
}

}  // namespace dyad::extract
