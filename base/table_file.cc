#include "base/table_file.h"

#include <algorithm>

#include <fmt/format.h>

namespace dyad::base {
namespace {

std::vector<std::string_view> split_fields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    fields.push_back(trim(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin)));
    if (tab == std::string_view::npos) return fields;
    begin = tab + 1;
  }
}

Result<void> set_columns(Table& table, std::size_t line, std::string_view text, const std::vector<std::string_view>& required) {
  for (std::string_view field : split_fields(text)) table.columns.emplace_back(field);
  for (std::string_view title : required) {
    if (!table.column(title)) {
      return Error{ErrorCode::BadInput, fmt::format("{}:{}: expected a column named '{}'", table.name, line, title)};
    }
  }
  return {};
}

}  // namespace

std::optional<std::size_t> Table::column(std::string_view title) const {
  const auto found = std::find(columns.begin(), columns.end(), title);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

Error Table::error_at(const TableRow& row, std::string_view what) const {
  return {ErrorCode::BadInput, fmt::format("{}:{}: {}", name, row.line, what)};
}

Result<Table> read_table(std::string_view text, std::string name, const std::vector<std::string_view>& required,
                         std::vector<Error>* problems) {
  Table table;
  table.name = std::move(name);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, newline - begin);
    begin = newline + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    if (table.columns.empty()) {
      if (auto header = set_columns(table, number, line, required); !header) return header.error();
      continue;
    }
    TableRow row{number, split_fields(line)};
    if (row.fields.size() > table.columns.size()) {
      Error error = table.error_at(row, fmt::format("expected {} fields, found {}", table.columns.size(), row.fields.size()));
      if (!problems) return error;
      problems->push_back(std::move(error));
      continue;
    }
    row.fields.resize(table.columns.size());
    table.rows.push_back(std::move(row));
  }
  if (table.columns.empty()) return Error{ErrorCode::BadInput, fmt::format("{}:1: expected a line with column names", table.name)};
  return table;
}

std::vector<std::string_view> split_list(std::string_view field, char separator) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; begin <= field.size();) {
    const std::size_t end = std::min(field.find(separator, begin), field.size());
    if (const auto piece = trim(field.substr(begin, end - begin)); !piece.empty()) pieces.push_back(piece);
    begin = end + 1;
  }
  return pieces;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace dyad::base
