#include "graph/export/export.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "graph/export/report.h"

namespace dyad::graph {
namespace {

constexpr std::array<std::pair<std::string_view, ExportFormat>, 14> kFormats = {{
    {"dot", ExportFormat::Dot}, {"svg", ExportFormat::Svg}, {"graphml", ExportFormat::GraphMl}, {"gexf", ExportFormat::Gexf},
    {"ntriples", ExportFormat::NTriples}, {"turtle", ExportFormat::Turtle}, {"trig", ExportFormat::TriG}, {"jsonld", ExportFormat::JsonLd},
    {"csv", ExportFormat::Csv}, {"plover-jsonl", ExportFormat::PloverJsonl}, {"gdelt", ExportFormat::Gdelt}, {"icews", ExportFormat::Icews},
    {"quadruples", ExportFormat::Quadruples}, {"html", ExportFormat::Html},
}};

base::Result<void> write_html(const Network& network, const DiagramOptions& diagram, std::ostream& out) {
  ReportOptions report;
  report.diagram = diagram;
  // The page's own heading says it.
  if (!report.diagram.title.empty()) report.title = std::exchange(report.diagram.title, "");
  return write_report(network, report, out);
}

}  // namespace

std::optional<ExportFormat> to_export_format(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& entry) { return entry.first == name; });
  if (found == kFormats.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> export_format_names() {
  std::vector<std::string> names;
  for (const auto& [name, format] : kFormats) names.emplace_back(name);
  return names;
}

base::Result<void> write_network(const Network& network, ExportFormat format, const DiagramOptions& diagram, std::ostream& out) {
  switch (format) {
    case ExportFormat::Dot: write_dot(network, diagram, out); return {};
    case ExportFormat::GraphMl: write_graphml(network, out); return {};
    case ExportFormat::Gexf: write_gexf(network, out); return {};
    case ExportFormat::NTriples: write_ntriples(network, out); return {};
    case ExportFormat::Turtle: write_turtle(network, out); return {};
    case ExportFormat::TriG: write_trig(network, out); return {};
    case ExportFormat::JsonLd: write_jsonld(network, out); return {};
    case ExportFormat::Csv: write_csv(network, CsvTable::Edges, out); return {};
    case ExportFormat::PloverJsonl: write_plover_jsonl(network, out); return {};
    case ExportFormat::Gdelt: write_gdelt(network, out); return {};
    case ExportFormat::Icews: write_icews(network, out); return {};
    case ExportFormat::Quadruples: write_quadruples(network, out); return {};
    case ExportFormat::Html: return write_html(network, diagram, out);
    case ExportFormat::Svg: break;
  }
  const auto svg = draw_svg(network, diagram);
  if (!svg) return svg.error();
  out << *svg;
  return {};
}

}  // namespace dyad::graph
