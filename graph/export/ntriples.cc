#include <ostream>

#include <fmt/format.h>

#include "graph/export/export.h"
#include "graph/export/rdf.h"

namespace dyad::graph {

// https://www.w3.org/TR/n-triples/ (RDF 1.1)
void write_ntriples(const Network& network, std::ostream& out) {
  each_triple(network, [&out](const Triple& triple) {
    out << fmt::format("<{}> <{}> {} .\n", triple.subject, triple.predicate, to_ntriples(triple.object));
  });
}

}  // namespace dyad::graph
