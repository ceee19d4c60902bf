#include "app/code_command.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/dyad_rows.h"
#include "app/extraction.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using nlohmann::ordered_json;

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

  void add(const base::Result<DyadRow>& row, std::size_t line) {
    if (!row) {
      report(fmt::format("{}:{}: {}", file_, line, row.error().message));
      ++failed_;
      return;
    }
    rows_.push_back(*row);
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

}  // namespace

ExitStatus run_code(const CodeOptions& options) {
  const auto pipeline = load_pipeline(options.model, options.coding, false);
  if (!pipeline) return fail(pipeline.error());
  RowCoder coder(**pipeline, options.file, options.model.threads);
  const auto read = read_dyad_rows(options.file, [&](const base::Result<DyadRow>& row, std::size_t line) { coder.add(row, line); });
  const ExitStatus status = coder.finish();
  return read ? status : fail(read.error());
}

}  // namespace dyad::app
