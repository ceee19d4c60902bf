// The network in the formats of others. Every writer gives the same bytes for the same network, and writes all of the network it is
// given: what is not wanted (denied events, low confidence) is left out before. What each format loses is said in docs/formats.md.
//
//   std::ofstream out("network.nt");
//   write_ntriples(network, out);
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "base/result.h"
#include "graph/view/network.h"

namespace dyad::graph {

// RDF 1.1 N-Triples: one node an event, its reports with quotes and sources, and a direct triple actor-type-target for events that
// are told as facts. Vocabularies: SEM, PROV-O, Web Annotation, SKOS and our own, which the output describes itself.
void write_ntriples(const Network& network, std::ostream& out);

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

// A drawing for people. Parallel edges of one type between the same two nodes are drawn as one, with their number.
struct DiagramOptions {
  std::string title;
  std::size_t max_edges = 60;   // of the strongest (most sources, then confidence); what is left out is counted in the legend
  bool relations = true;
  bool legend = true;
};
void write_dot(const Network& network, const DiagramOptions& options, std::ostream& out);

// The same drawing laid out by Graphviz. Only one thread at a time lays out; others wait. Failed if Graphviz refuses.
base::Result<std::string> draw_svg(const Network& network, const DiagramOptions& options);

}  // namespace dyad::graph
