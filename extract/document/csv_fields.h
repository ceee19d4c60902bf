// Fields between separators as RFC 4180 writes them: a field that begins with '"' ends with '"', a '"' inside is doubled, and
// separators and line ends inside belong to the field.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dyad::extract {

// Collects one record from the lines that it spans.
class CsvRecord {
 public:
  enum class State : unsigned char {
    Complete,
    OpenQuote,   // goes on with the next line
    AfterQuote,  // malformed: text after a closing quote
  };

  explicit CsvRecord(char separator) : separator_(separator) {}

  void clear();
  // `line` without its end. REQUIRES: the record is new, or the last state was OpenQuote.
  State add_line(std::string_view line);
  // What add_line left out between two lines of an OpenQuote.
  void add_line_end(std::string_view end) { fields_.back() += end; }

  const std::vector<std::string>& fields() const { return fields_; }
  std::vector<std::string>& fields() { return fields_; }

 private:
  // Continue at `at`, return where they stopped.
  std::size_t read_plain(std::string_view line, std::size_t at);
  std::size_t read_quoted(std::string_view line, std::size_t at);

  char separator_;
  bool open_ = false;
  std::vector<std::string> fields_;
};

// A record on one line; what is malformed is taken as it stands.
std::vector<std::string> split_csv_line(std::string_view line, char separator);

// Tabs only, as most writers of TSV do it: quotes are text, except around a field that is quoted as a whole.
std::vector<std::string> split_tabs(std::string_view line);

}  // namespace dyad::extract
