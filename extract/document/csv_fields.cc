#include "extract/document/csv_fields.h"

#include <algorithm>

namespace dyad::extract {
namespace {

// "\"a \"\"b\"\"\"" -> "a \"b\""; anything else as it is.
std::string unquoted(std::string_view field) {
  if (field.size() < 2 || !field.starts_with('"') || !field.ends_with('"')) return std::string(field);
  const std::string_view inside = field.substr(1, field.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    text += inside[i];
    if (inside[i] != '"') continue;
    if (i + 1 == inside.size() || inside[i + 1] != '"') return std::string(field);  // "Yes," he said, "no."
    ++i;
  }
  return text;
}

}  // namespace

void CsvRecord::clear() {
  fields_.clear();
  open_ = false;
}

std::size_t CsvRecord::read_plain(std::string_view line, std::size_t at) {
  const std::size_t end = std::min(line.find(separator_, at), line.size());
  fields_.back().append(line.substr(at, end - at));
  return end;
}

std::size_t CsvRecord::read_quoted(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    const std::size_t quote = std::min(line.find('"', at), line.size());
    fields_.back().append(line.substr(at, quote - at));
    if (quote == line.size()) break;
    at = quote + 1;
    if (at == line.size() || line[at] != '"') {
      open_ = false;
      return at;
    }
    fields_.back() += '"';
    ++at;
  }
  return line.size();
}

CsvRecord::State CsvRecord::add_line(std::string_view line) {
  std::size_t at = 0;
  if (!open_) fields_.emplace_back();
  for (;;) {
    if (!open_ && line.substr(at).starts_with('"')) {
      open_ = true;
      ++at;
    }
    if (open_) {
      at = read_quoted(line, at);
      if (open_) return State::OpenQuote;
      if (at < line.size() && line[at] != separator_) return State::AfterQuote;
    } else {
      at = read_plain(line, at);
    }
    if (at == line.size()) return State::Complete;
    ++at;
    fields_.emplace_back();
  }
}

std::vector<std::string> split_csv_line(std::string_view line, char separator) {
  CsvRecord record(separator);
  record.add_line(line);
  return std::move(record.fields());
}

std::vector<std::string> split_tabs(std::string_view line) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    fields.push_back(unquoted(line.substr(begin, tab - begin)));
    if (tab == line.size()) return fields;
    begin = tab + 1;
  }
}

}  // namespace dyad::extract
