#include "app/export_command.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "app/command.h"

namespace dyad::app {
namespace {

using graph::CsvTable;
using graph::Network;

base::Error cannot_write(const std::string& path) { return {base::ErrorCode::Failed, fmt::format("{}: cannot write", path)}; }

template <typename Write>
base::Result<void> write_file(const std::string& path, Write write) {
  std::ofstream out(path, std::ios::binary);
  if (!out) return cannot_write(path);
  if (const base::Result<void> done = write(out); !done) return done;
  out.close();
  if (!out) return cannot_write(path);
  return {};
}

base::Result<void> write_tables(const Network& network, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return cannot_write(folder);
  using enum CsvTable;
  for (const auto& [name, table] : {std::pair("nodes.csv", Nodes), {"edges.csv", Edges}, {"events.csv", Events}, {"reports.csv", Reports}}) {
    const auto done = write_file((std::filesystem::path(folder) / name).string(), [&, kind = table](std::ostream& out) -> base::Result<void> {
      write_csv(network, kind, out);
      return {};
    });
    if (!done) return done;
  }
  return {};
}

}  // namespace

base::Result<void> export_to(const Network& network, graph::ExportFormat format, const graph::DiagramOptions& diagram, const std::string& output) {
  if (format == graph::ExportFormat::Csv) return write_tables(network, output);
  return write_file(output, [&](std::ostream& out) { return write_network(network, format, diagram, out); });
}

ExitStatus run_export(const ExportWords& words) {
  const auto format = graph::to_export_format(words.format);
  if (!format) return fail({base::ErrorCode::BadInput, fmt::format("--format: unknown format: {}", words.format)});
  const auto network = load(words.store, words.filter);
  if (!network) return fail(network.error());
  const graph::DiagramOptions diagram = {words.title, words.max_edges, words.relations, words.legend};
  if (!words.output.empty()) {
    const auto done = export_to(*network, *format, diagram, words.output);
    return done ? ExitStatus::Done : fail(done.error());
  }
  std::ostringstream out;
  if (const auto done = write_network(*network, *format, diagram, out); !done) return fail(done.error());
  write_output(out.str());
  return ExitStatus::Done;
}

}  // namespace dyad::app
