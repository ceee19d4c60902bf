#include "graph/export/rdf.h"

#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "graph/export/columns.h"
#include "graph/export/export.h"
#include "tests/graph/export/sample_network.h"
#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

std::set<std::string> ntriples_of(const Network& network) {
  std::ostringstream out;
  write_ntriples(network, out);
  std::set<std::string> lines;
  std::istringstream in(out.str());
  for (std::string line; std::getline(in, line);) lines.insert(line);
  return lines;
}

TEST_CASE("an event is a node with participants, type, days, quote and source", "[rdf]") {
  const auto lines = ntriples_of(test::graph_from("RUS -REQUEST.change@2021-12-13..2021-12-19 0.87-> USA, NATO"));
  const char* line = GENERATE(
      "<urn:dyad:event:e1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://semanticweb.cs.vu.nl/2009/11/sem/Event> .",
      "<urn:dyad:event:e1> <http://semanticweb.cs.vu.nl/2009/11/sem/eventType> <urn:dyad:plover:REQUEST> .",
      "<urn:dyad:event:e1> <urn:dyad:terms#actor> <urn:dyad:entity:country:RUS> .",
      "<urn:dyad:event:e1> <urn:dyad:terms#target> <urn:dyad:entity:igo:NATO> .",
      "<urn:dyad:event:e1> <http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> <urn:dyad:entity:igo:NATO> .",
      "<urn:dyad:event:e1> <http://semanticweb.cs.vu.nl/2009/11/sem/hasBeginTimeStamp> \"2021-12-13\"^^<http://www.w3.org/2001/XMLSchema#date> .",
      "<urn:dyad:event:e1> <http://semanticweb.cs.vu.nl/2009/11/sem/hasEndTimeStamp> \"2021-12-19\"^^<http://www.w3.org/2001/XMLSchema#date> .",
      "<urn:dyad:event:e1> <urn:dyad:terms#confidence> \"0.87\"^^<http://www.w3.org/2001/XMLSchema#decimal> .",
      "<urn:dyad:event:e1> <http://www.w3.org/ns/prov#wasDerivedFrom> <urn:dyad:document:doc-e1.1> .",
      "<urn:dyad:event:e1> <http://www.w3.org/ns/prov#hadPrimarySource> <https://news.example/e1.1> .",
      "<urn:dyad:mention:e1.1> <http://www.w3.org/ns/oa#hasBody> <urn:dyad:event:e1> .",
      "<urn:dyad:mention:e1.1#quote> <http://www.w3.org/ns/oa#exact> \"RUS do REQUEST USA, NATO.\" .",
      "<urn:dyad:entity:country:RUS> <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q159> .",
      "<urn:dyad:entity:country:RUS> <urn:dyad:terms#request> <urn:dyad:entity:country:USA> .",
      "<urn:dyad:terms#actor> <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> <http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> .");
  CAPTURE(line);
  CHECK(lines.contains(line));
}

TEST_CASE("only what is told as a fact has a direct triple", "[rdf]") {
  const auto [line, expected] = GENERATE(table<const char*, std::size_t>({
      {"RUS -ASSAULT-> UKR", 1}, {"RUS -ASSAULT historical-> UKR", 1}, {"RUS, UKR -CONSULT->", 2},
      {"RUS -ASSAULT negated-> UKR", 0}, {"RUS -ASSAULT future-> UKR", 0}, {"RUS -ASSAULT hypothetical-> UKR", 0},
      {"Sergei Lavrov -foreign minister of-> RUS", 1},
  }));
  CAPTURE(line);
  std::size_t direct = 0;
  each_triple(test::graph_from(line), [&](const Triple& triple) {
    direct += triple.subject.starts_with(ns::kEntity) && triple.object.kind == Term::Kind::Iri && triple.object.value.starts_with(ns::kEntity);
  });
  CHECK(direct == expected);
}

TEST_CASE("a relation is a statement and a property with its words", "[rdf]") {
  const auto lines = ntriples_of(test::graph_from("Sergei Lavrov -foreign minister of-> RUS"));
  CHECK(lines.contains("<urn:dyad:entity:unknown:sergei-lavrov> <urn:dyad:terms#foreignMinisterOf> <urn:dyad:entity:country:RUS> ."));
  CHECK(lines.contains("<urn:dyad:terms#foreignMinisterOf> <http://www.w3.org/2000/01/rdf-schema#label> \"foreign minister of\" ."));
}

TEST_CASE("no triple comes twice and triples of a subject follow each other", "[rdf]") {
  const Network network = GENERATE(test::crisis_network(), test::hostile_network());
  std::set<std::string> triples, closed;
  std::string subject;
  std::size_t count = 0;
  bool interrupted = false;
  each_triple(network, [&](const Triple& triple) {
    ++count;
    triples.insert(triple.subject + ' ' + triple.predicate + ' ' + to_ntriples(triple.object));
    if (triple.subject == subject) return;
    closed.insert(subject);
    subject = triple.subject;
    interrupted |= closed.contains(subject) && !subject.starts_with(ns::kEntity);
  });
  CHECK(count == triples.size());
  CHECK_FALSE(interrupted);
}

TEST_CASE("edges of one event have ids of their own", "[columns]") {
  const Network network = test::graph_from("RUS -REQUEST-> USA, NATO\nSergei Lavrov -foreign minister of-> RUS");
  const auto rows = edge_rows(network);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].id == "e1");
  CHECK(rows[1].id == "e1#2");
  CHECK(rows[2].id == relation_id(network.relations[0]));
}

}  // namespace
}  // namespace dyad::graph
