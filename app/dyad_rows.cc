#include "app/dyad_rows.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/table_file.h"
#include "extract/document/byte_source.h"
#include "extract/document/line_reader.h"

namespace dyad::app {
namespace {

using nlohmann::ordered_json;

base::Error bad(std::string message) { return {base::ErrorCode::BadInput, std::move(message)}; }

// Whether a character begins at this byte, or the text ends.
bool is_border(std::string_view text, std::uint64_t at) { return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; }

base::TextSpan read_span(const ordered_json& value, std::string_view text) {
  if (value.size() != 2 || !value[0].is_number_unsigned() || !value[1].is_number_unsigned()) throw std::out_of_range("expected a span [begin,end]: " + value.dump());
  const auto begin = value[0].get<std::uint64_t>(), end = value[1].get<std::uint64_t>();
  if (begin >= end || end > text.size()) throw std::out_of_range(fmt::format("span {}:{} is outside the text of {} bytes", begin, end, text.size()));
  if (!is_border(text, begin) || !is_border(text, end)) throw std::out_of_range(fmt::format("span {}:{} cuts a character", begin, end));
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// [begin,end] or [[begin,end],…]; nothing for null.
std::vector<base::TextSpan> read_spans(const ordered_json& value, std::string_view text) {
  std::vector<base::TextSpan> spans;
  if (value.is_null() || value.empty()) return spans;
  if (value.front().is_array()) {
    for (const auto& span : value) spans.push_back(read_span(span, text));
  } else {
    spans.push_back(read_span(value, text));
  }
  return spans;
}

std::string read_word(const ordered_json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

base::Result<DyadRow> read_row(const ordered_json& json) {
  DyadRow row;
  try {
    row.doc.text = json.at("text").get<std::string>();
    const auto& id = json.at("id");
    row.doc.id = id.is_string() ? id.get<std::string>() : id.dump();
    if (!id.is_string() && !id.is_number()) throw std::out_of_range("expected an id: " + id.dump());
    if (json.contains("date") && json["date"].is_string() && !json["date"].get_ref<const std::string&>().empty()) {
      row.doc.creation_time = base::parse_date(json["date"].get_ref<const std::string&>());
      if (!row.doc.creation_time) throw std::out_of_range("expected a day as YYYY-MM-DD: " + json["date"].dump());
    }
    row.dyad.actor = read_spans(json.value("actor", ordered_json()), row.doc.text);
    row.dyad.target = read_spans(json.value("target", ordered_json()), row.doc.text);
    row.type = read_word(json, "type");
    row.mode = read_word(json, "mode");
  } catch (const std::exception& exception) {
    return bad(fmt::format("expected id, text and spans [begin,end] of actor and target: {}", exception.what()));
  }
  row.doc.blocks.push_back({{0, static_cast<std::uint32_t>(row.doc.text.size())}, extract::Block::Kind::Body});
  return row;
}

// "3:10;15:20" as JSON spans.
base::Result<ordered_json> read_span_words(std::string_view words) {
  ordered_json spans = ordered_json::array();
  for (std::string_view word : base::split_list(words)) {
    unsigned begin = 0, end = 0;
    const char* last = word.data() + word.size();
    const auto first = std::from_chars(word.data(), last, begin);
    if (first.ec != std::errc() || first.ptr == last || *first.ptr != ':') return bad(fmt::format("expected a span begin:end: {}", word));
    const auto second = std::from_chars(first.ptr + 1, last, end);
    if (second.ec != std::errc() || second.ptr != last) return bad(fmt::format("expected a span begin:end: {}", word));
    spans.push_back({begin, end});
  }
  return spans;
}

// "<s>Chad</s> accused <t>Sudan</t>": the bare text, and the spans of the marks without the white space at their ends.
base::Result<ordered_json> unmark(std::string_view marked) {
  std::string text;
  ordered_json spans = {{"actor", ordered_json::array()}, {"target", ordered_json::array()}};
  std::optional<std::size_t> open[2];
  for (std::size_t at = 0; at < marked.size();) {
    const std::string_view rest = marked.substr(at);
    const bool is_begin = rest.starts_with("<s>") || rest.starts_with("<t>"), is_end = rest.starts_with("</s>") || rest.starts_with("</t>");
    if (!is_begin && !is_end) {
      text += marked[at++];
      continue;
    }
    const char mark = rest[is_begin ? 1 : 2];
    auto& begin = open[mark == 't'];
    if (is_begin == begin.has_value()) return bad(fmt::format("expected pairs of <{0}> and </{0}>: {1}", mark, marked));
    if (is_begin) {
      begin = text.size();
    } else {
      std::size_t first = *begin, last = text.size();
      while (first < last && text[first] == ' ') ++first;
      while (last > first && text[last - 1] == ' ') --last;
      if (first < last) spans[mark == 't' ? "target" : "actor"].push_back({first, last});
      begin.reset();
    }
    at += is_begin ? 3 : 4;
  }
  if (open[0] || open[1]) return bad(fmt::format("expected pairs of marks: {}", marked));
  spans["text"] = std::move(text);
  return spans;
}

// The names of older tables for our columns.
std::string_view field_name(std::string_view column) { return column == "gold_root" ? "type" : column; }

// The cells of a TSV row as the JSON object that read_row reads.
base::Result<ordered_json> table_row_to_json(const base::Table& table, const base::TableRow& row) {
  ordered_json json = {{"id", std::to_string(row.line)}};
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string name(field_name(table.columns[i]));
    base::Result<ordered_json> value = ordered_json(std::string(row.fields[i]));
    if (name == "actor" || name == "target") value = read_span_words(row.fields[i]);
    if (name == "marked_sentence") value = unmark(row.fields[i]);
    if (!value) return value.error();
    if (name == "marked_sentence") json.update(*value);
    else json[name] = std::move(*value);
  }
  return json;
}

constexpr std::size_t kLongestLine = std::size_t{64} << 20;
constexpr std::size_t kLargestTable = std::size_t{1} << 30;

base::Error in_file(const std::string& file, const base::Error& error) { return {error.code, fmt::format("{}: {}", file, error.message)}; }

base::Result<void> read_lines(extract::LineReader& in, const std::string& file, const TakeRow& take) {
  for (;;) {
    const auto line = in.next_line(kLongestLine);
    if (!line) return in_file(file, line.error());
    if (!*line) return {};
    if ((*line)->too_long) {
      take(bad(fmt::format("expected a line of at most {} bytes", kLongestLine)), (*line)->number);
    } else if (!base::trim((*line)->text).empty()) {
      const ordered_json json = ordered_json::parse((*line)->text, nullptr, false);
      take(json.is_discarded() ? base::Result<DyadRow>(bad("expected a JSON object")) : read_row(json), (*line)->number);
    }
  }
}

base::Result<void> read_table_rows(extract::LineReader& in, const std::string& file, const TakeRow& take) {
  const auto text = in.read_rest(kLargestTable);
  if (!text) return in_file(file, text.error());
  if (!*text) return bad(fmt::format("{}: expected a table of at most {} bytes", file, kLargestTable));
  std::vector<base::Error> problems;
  const auto table = base::read_table(**text, file, {}, &problems);
  if (!table) return table.error();
  if (!table->column("marked_sentence") && !(table->column("id") && table->column("text"))) {
    return bad(fmt::format("{}: expected columns id and text, or marked_sentence", file));
  }
  for (const base::Error& problem : problems) take(problem, 0);
  for (const base::TableRow& row : table->rows) {
    const auto json = table_row_to_json(*table, row);
    take(json ? read_row(*json) : base::Result<DyadRow>(json.error()), row.line);
  }
  return {};
}

}  // namespace

base::Result<void> read_dyad_rows(const std::string& file, const TakeRow& take) {
  auto bytes = extract::open_bytes(file);
  if (!bytes) return in_file(file, bytes.error());
  extract::LineReader in(std::move(*bytes));
  if (in.peek().empty()) {
    const auto first = in.next_line(kLongestLine);
    return first ? bad(fmt::format("{}: expected JSON lines or a table, found nothing", file)) : in_file(file, first.error());
  }
  return base::trim(in.peek_line()).starts_with('{') ? read_lines(in, file, take) : read_table_rows(in, file, take);
}

}  // namespace dyad::app
