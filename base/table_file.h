// Our data files: tab-separated text, UTF-8, one record a line. A line that begins with '#' is a comment, an empty
// line separates. The first line that is neither names the columns. Used for every table under schema/ and for
// the tables that users bring.
//
//   Result<Table> table = read_table(text, "schema/actors/roles.tsv", {"noun", "sectors"});
//   for (const TableRow& row : table->rows) use(row.fields[*table->column("noun")]);   // errors name file and line
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::base {

struct TableRow {
  std::size_t line = 0;                  // 1-based
  std::vector<std::string_view> fields;  // as many as there are columns; missing ones at the end are empty
};

struct Table {
  std::string name;                      // for messages: "schema/actors/roles.tsv"
  std::vector<std::string> columns;
  std::vector<TableRow> rows;            // views into the text that was read

  // The position of a column, or nothing.
  std::optional<std::size_t> column(std::string_view title) const;
  // "schema/actors/roles.tsv:41: expected a three-letter country code: RUSS"
  Error error_at(const TableRow& row, std::string_view what) const;
};

// Reads a table whose header must hold at least `required` columns, in any order. Lines with more fields than columns
// are reported in `problems` (when given, else the first one fails the table) and left out.
// The views live as long as `text`.
Result<Table> read_table(std::string_view text, std::string name, const std::vector<std::string_view>& required,
                         std::vector<Error>* problems = nullptr);

// "a; b ;c" -> {"a","b","c"}; empty pieces are left out.
std::vector<std::string_view> split_list(std::string_view field, char separator = ';');

std::string_view trim(std::string_view text);

}  // namespace dyad::base
