// The network in the formats of others. Every writer gives the same bytes for the same network, and writes all of the network it is
// given: what is not wanted (denied events, low confidence) is left out before. What each format loses is said in docs/formats.md.
//
//   std::ofstream out("network.nt");
//   write_ntriples(network, out);
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/view/network.h"

namespace dyad::graph {

// RDF 1.1 N-Triples: one node an event, its reports with quotes and sources, and a direct triple actor-type-target for events that
// are told as facts. Vocabularies: SEM, PROV-O, Web Annotation, SKOS and our own, which the output describes itself.
void write_ntriples(const Network& network, std::ostream& out);

// The same triples for people to read, and with the reports of each document in a graph of its own, named by the document.
void write_turtle(const Network& network, std::ostream& out);
void write_trig(const Network& network, std::ostream& out);
// The same triples as JSON-LD 1.1, one node a line.
void write_jsonld(const Network& network, std::ostream& out);

// RFC 4180 with the headers of Neo4j's bulk import.
enum class CsvTable : std::uint8_t {
  Nodes,
  Edges,    // events between an actor and a target, and relations
  Events,   // every event once, also those without a target
  Reports,  // every sentence behind an event or relation
};
void write_csv(const Network& network, CsvTable table, std::ostream& out);

// A directed multigraph, every edge with its id. Reciprocal events are one directed edge with reciprocal = true, because
// readers refuse files that mix directed and undirected edges.
void write_graphml(const Network& network, std::ostream& out);

// GEXF 1.3 with the days of each edge, for Gephi.
void write_gexf(const Network& network, std::ostream& out);

// The formats of event data sets.
void write_plover_jsonl(const Network& network, std::ostream& out);  // one event a line, with the manual's field names
void write_gdelt(const Network& network, std::ostream& out);         // GDELT 2.0, 61 columns
void write_icews(const Network& network, std::ostream& out);         // ICEWS, 20 columns
void write_quadruples(const Network& network, std::ostream& out);    // head, relation, tail, day

// A drawing for people. Parallel edges of one type between the same two nodes are drawn as one, with their number.
struct DiagramOptions {
  std::string title = {};
  std::size_t max_edges = 60;   // of the strongest (most sources, then confidence); what is left out is counted in the legend
  bool relations = true;
  bool legend = true;
};
void write_dot(const Network& network, const DiagramOptions& options, std::ostream& out);

// The same drawing laid out by Graphviz. Only one thread at a time lays out; others wait. Failed if Graphviz refuses.
base::Result<std::string> draw_svg(const Network& network, const DiagramOptions& options);

// All of them by name: "dot", "svg", "graphml", "gexf", "ntriples", "turtle", "trig", "jsonld", "csv" (its table of edges),
// "plover-jsonl", "gdelt", "icews", "quadruples", "html" (graph/export/report.h).
enum class ExportFormat : std::uint8_t { Dot, Svg, GraphMl, Gexf, NTriples, Turtle, TriG, JsonLd, Csv, PloverJsonl, Gdelt, Icews, Quadruples, Html };
std::optional<ExportFormat> to_export_format(std::string_view name);
std::vector<std::string> export_format_names();
base::Result<void> write_network(const Network& network, ExportFormat format, const DiagramOptions& diagram, std::ostream& out);

}  // namespace dyad::graph
