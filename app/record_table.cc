#include "app/record_table.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "base/character_offsets.h"
#include "graph/view/text_forms.h"

namespace dyad::app {
namespace {

std::size_t width_of(std::string_view text) { return base::CharacterOffsets(text).character_at(static_cast<std::uint32_t>(text.size())); }

std::string on_one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

std::vector<std::size_t> column_widths(const RecordTable& table) {
  std::vector<std::size_t> widths;
  for (const std::string& column : table.columns) widths.push_back(width_of(column));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  return widths;
}

std::string aligned_line(const std::vector<std::string>& row, const std::vector<std::size_t>& widths, std::size_t width) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string field = on_one_line(row[i]);
    line += field + std::string(widths[i] - width_of(field) + 2, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return (width > 0 ? graph::shorten(line, width) : line) + "\n";
}

std::string csv_line(const std::vector<std::string>& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : ",") + graph::escape_csv(row[i]);
  return line + "\n";
}

}  // namespace

RecordFormat to_record_format(std::string_view word) {
  if (word == "csv") return RecordFormat::Csv;
  return word == "jsonl" ? RecordFormat::Jsonl : RecordFormat::Table;
}

std::string to_text(const RecordTable& table, std::size_t width) {
  const auto widths = column_widths(table);
  std::string text = aligned_line(table.columns, widths, width);
  for (const auto& row : table.rows) text += aligned_line(row, widths, width);
  return text;
}

std::string to_csv(const RecordTable& table) {
  std::string text = csv_line(table.columns);
  for (const auto& row : table.rows) text += csv_line(row);
  return text;
}

std::size_t terminal_width() {
  winsize size{};
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

}  // namespace dyad::app
