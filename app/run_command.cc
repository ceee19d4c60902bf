#include "app/run_command.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/ingest.h"
#include "graph/export/export.h"
#include "graph/export/report.h"
#include "graph/query/query.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

namespace fs = std::filesystem;

// Files are written beside their place and moved, so that a killed run leaves no half ones.
base::Result<void> write_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  const fs::path part = path.string() + ".part";
  {
    std::ofstream out(part, std::ios::binary);
    if (out) write(out);
    out.flush();
    if (!out) return base::Error{base::ErrorCode::Failed, fmt::format("{}: cannot be written", path.string())};
  }
  std::error_code error;
  fs::rename(part, path, error);
  if (error) {
    std::error_code ignored;
    fs::remove(part, ignored);
  }
  if (error) return base::Error{base::ErrorCode::Failed, fmt::format("{}: {}", path.string(), error.message())};
  return {};
}

// The events of every stored document as they were found, a JSON line each, by document id and position.
base::Result<std::string> event_lines(graph::Store& store) {
  const auto ids = store.document_ids();
  if (!ids) return ids.error();
  std::string lines;
  for (const std::string& id : *ids) {
    const auto events = store.events_of(id);
    if (!events) return events.error();
    for (const schema::Event& event : *events) lines += schema::to_json_line(schema::event_to_json(event, store.ontology())) + "\n";
  }
  return lines;
}

base::Result<void> write_results(graph::Store& store, const graph::Network& network, const fs::path& folder) {
  const auto lines = event_lines(store);
  if (!lines) return lines.error();
  const auto svg = graph::draw_svg(network, {});
  if (!svg) return svg.error();
  std::ostringstream page;
  if (auto done = graph::write_report(network, {}, page); !done) return done;
  const std::pair<const char*, std::function<void(std::ostream&)>> files[] = {
      {"events.jsonl", [&](std::ostream& out) { out << *lines; }},
      {"network.dot", [&](std::ostream& out) { graph::write_dot(network, {}, out); }},
      {"network.svg", [&](std::ostream& out) { out << *svg; }},
      {"triples.nt", [&](std::ostream& out) { graph::write_ntriples(network, out); }},
      {"report.html", [&](std::ostream& out) { out << page.str(); }},
  };
  for (const auto& [name, write] : files) {
    if (auto done = write_file(folder / name, write); !done) return done;
  }
  return {};
}

std::string summarise(const graph::Network& network, const IngestCounts& counts, const fs::path& folder) {
  return fmt::format(
      "{}\n{} events and {} relations between {} actors\n"
      "in {}: network.db, events.jsonl, network.svg, network.dot, triples.nt, report.html\n",
      to_text(counts), network.events.size(), network.relations.size(), network.nodes.size(), folder.string());
}

}  // namespace

ExitStatus run_main_job(const RunOptions& options) {
  const fs::path folder = options.folder;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail({base::ErrorCode::Failed, fmt::format("{}: {}", folder.string(), error.message())});
  auto store = graph::Store::open((folder / "network.db").string(), graph::OpenMode::Create);
  if (!store) return fail(store.error());
  IngestCounts counts;
  const ExitStatus status = ingest(*store, {options.input, options.model, options.coding}, counts);
  if (status == ExitStatus::Cannot || status == ExitStatus::Usage) return status;
  const auto network = graph::load_network(*store);
  if (!network) return fail(network.error());
  if (auto done = write_results(*store, *network, folder); !done) return fail(done.error());
  write_output(summarise(*network, counts, folder));
  return status;
}

}  // namespace dyad::app
