#include "app/code_command.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/extraction.h"
#include "base/table_file.h"
#include "extract/document/byte_source.h"
#include "extract/document/line_reader.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using nlohmann::ordered_json;

struct DyadRow {
  extract::Document doc;
  extract::DyadSpans dyad;
};

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

// The cells of a TSV row as the JSON object that read_row reads.
base::Result<ordered_json> row_to_json(const base::Table& table, const base::TableRow& row) {
  ordered_json json;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& name = table.columns[i];
    if (name != "actor" && name != "target") {
      json[name] = std::string(row.fields[i]);
      continue;
    }
    auto spans = read_span_words(row.fields[i]);
    if (!spans) return spans.error();
    json[name] = std::move(*spans);
  }
  return json;
}

ordered_json to_json(const std::string& id, const extract::CodedDyad& coded) {
  ordered_json json = {{"id", id}};
  json["type"] = coded.type ? ordered_json(std::string(to_string(*coded.type))) : ordered_json();
  if (!coded.type) return json;
  if (!coded.modes.empty()) json["mode"] = coded.modes;
  json["cameo"] = coded.cameo;
  json["quad"] = coded.quad;
  json["flags"] = schema::flags_to_json(coded.flags);
  json["confidence"] = schema::round_confidence(coded.confidence);
  json["explanation"] = schema::explanation_to_json(coded.explanation);
  return json;
}

// Codes rows some at a time, through as many threads as asked for; lines come out in the order of the rows.
class RowCoder {
 public:
  RowCoder(const extract::Pipeline& pipeline, std::string file, unsigned threads) : pipeline_(pipeline), file_(std::move(file)) {
    for (unsigned i = 0; i < std::max(1U, threads); ++i) workspaces_.push_back(pipeline.make_workspace());
  }

  void add(const base::Result<ordered_json>& json, std::size_t line) {
    auto row = json ? read_row(*json) : base::Result<DyadRow>(json.error());
    if (!row) {
      report(fmt::format("{}:{}: {}", file_, line, row.error().message));
      ++failed_;
      return;
    }
    rows_.push_back(std::move(*row));
    if (rows_.size() >= kRowsAThread * workspaces_.size()) code_rows();
  }

  ExitStatus finish() {
    code_rows();
    if (failed_ == 0) return ExitStatus::Done;
    return coded_ == 0 ? ExitStatus::Cannot : ExitStatus::SomeFailed;
  }

 private:
  static constexpr std::size_t kRowsAThread = 64;

  void code_rows() {
    std::vector<std::string> lines(rows_.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&](extract::Pipeline::Workspace& workspace) {
      for (std::size_t i = next++; i < rows_.size(); i = next++) {
        lines[i] = schema::to_json_line(to_json(rows_[i].doc.id, pipeline_.code_dyad(rows_[i].doc, rows_[i].dyad, workspace))) + "\n";
      }
    };
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 1; i < workspaces_.size(); ++i) threads.emplace_back([&work, workspace = workspaces_[i].get()] { work(*workspace); });
      work(*workspaces_.front());
    }
    for (const std::string& line : lines) write_output(line);
    coded_ += rows_.size();
    rows_.clear();
  }

  const extract::Pipeline& pipeline_;
  std::vector<std::unique_ptr<extract::Pipeline::Workspace, void (*)(extract::Pipeline::Workspace*)>> workspaces_;
  std::string file_;
  std::vector<DyadRow> rows_;
  std::size_t coded_ = 0;
  std::size_t failed_ = 0;
};

constexpr std::size_t kLongestLine = std::size_t{64} << 20;
constexpr std::size_t kLargestTable = std::size_t{1} << 30;

base::Error in_file(const std::string& file, const base::Error& error) { return {error.code, fmt::format("{}: {}", file, error.message)}; }

ExitStatus code_jsonl(extract::LineReader& in, RowCoder& coder, const std::string& file) {
  for (;;) {
    const auto line = in.next_line(kLongestLine);
    if (!line) {
      coder.finish();
      return fail(in_file(file, line.error()));
    }
    if (!*line) return coder.finish();
    if ((*line)->too_long) {
      coder.add(bad(fmt::format("expected a line of at most {} bytes", kLongestLine)), (*line)->number);
    } else if (!base::trim((*line)->text).empty()) {
      ordered_json json = ordered_json::parse((*line)->text, nullptr, false);
      coder.add(json.is_discarded() ? base::Result<ordered_json>(bad("expected a JSON object")) : base::Result<ordered_json>(std::move(json)), (*line)->number);
    }
  }
}

ExitStatus code_tsv(extract::LineReader& in, RowCoder& coder, const std::string& file) {
  const auto text = in.read_rest(kLargestTable);
  if (!text) return fail(in_file(file, text.error()));
  if (!*text) return fail(bad(fmt::format("{}: expected a table of at most {} bytes", file, kLargestTable)));
  std::vector<base::Error> problems;
  const auto table = base::read_table(**text, file, {"id", "text"}, &problems);
  if (!table) return fail(table.error());
  for (const base::Error& problem : problems) report(problem.message);
  for (const base::TableRow& row : table->rows) coder.add(row_to_json(*table, row), row.line);
  const ExitStatus status = coder.finish();
  return problems.empty() ? status : ExitStatus::SomeFailed;
}

}  // namespace

ExitStatus run_code(const CodeOptions& options) {
  auto bytes = extract::open_bytes(options.file);
  if (!bytes) return fail(in_file(options.file, bytes.error()));
  extract::LineReader in(std::move(*bytes));
  const auto pipeline = load_pipeline(options.model, options.coding, false);
  if (!pipeline) return fail(pipeline.error());
  if (in.peek().empty()) {
    const auto first = in.next_line(kLongestLine);
    return fail(first ? bad(fmt::format("{}: expected JSON lines or a table, found nothing", options.file)) : in_file(options.file, first.error()));
  }
  RowCoder coder(**pipeline, options.file, options.model.threads);
  return base::trim(in.peek_line()).starts_with('{') ? code_jsonl(in, coder, options.file) : code_tsv(in, coder, options.file);
}

}  // namespace dyad::app
