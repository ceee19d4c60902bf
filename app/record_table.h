// Records for people and for programs: a table on the terminal, CSV, or JSON lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dyad::app {

enum class RecordFormat : unsigned char { Table, Csv, Jsonl };
RecordFormat to_record_format(std::string_view word);  // REQUIRES: table, csv or jsonl

struct RecordTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // as long as `columns`
};

// Columns side by side, two blanks between, no blanks at the end of a line. With `width`, what a line has beyond it is cut off
// with "…"; 0 cuts nothing. Line ends and tabs inside a value become blanks.
std::string to_text(const RecordTable& table, std::size_t width);

// RFC 4180 with a header, lines end in a newline only.
std::string to_csv(const RecordTable& table);

// Columns of the terminal that standard output is; 0 if it is none.
std::size_t terminal_width();

}  // namespace dyad::app
