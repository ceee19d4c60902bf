// RDF terms and triples, and the network as a stream of them: what the N-Triples, Turtle, TriG and JSON-LD writers share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "graph/view/network.h"

namespace dyad::graph {

struct Term {
  enum class Kind { Iri, Literal };
  Kind kind = Kind::Iri;
  std::string value;
  std::string_view datatype = {};  // IRI of a literal's type; empty for plain strings

  bool operator==(const Term&) const = default;
};

// Subjects and predicates are always IRIs: we make no blank nodes, so that two exports can be compared line by line.
struct Triple {
  std::string subject;
  std::string predicate;
  Term object;
  std::string graph = {};     // IRI of the document that alone says so; empty for what holds of the whole network
};

// Namespaces, with the prefix that Turtle and JSON-LD give them.
namespace ns {
inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
inline constexpr std::string_view kOwl = "http://www.w3.org/2002/07/owl#";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kXsdDate = "http://www.w3.org/2001/XMLSchema#date";
inline constexpr std::string_view kXsdInteger = "http://www.w3.org/2001/XMLSchema#integer";
inline constexpr std::string_view kXsdDecimal = "http://www.w3.org/2001/XMLSchema#decimal";
inline constexpr std::string_view kXsdBoolean = "http://www.w3.org/2001/XMLSchema#boolean";
inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kDcterms = "http://purl.org/dc/terms/";
inline constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
inline constexpr std::string_view kOa = "http://www.w3.org/ns/oa#";
inline constexpr std::string_view kSem = "http://semanticweb.cs.vu.nl/2009/11/sem/";
inline constexpr std::string_view kGaf = "http://groundedannotationframework.org/gaf#";
inline constexpr std::string_view kGeo = "http://www.w3.org/2003/01/geo/wgs84_pos#";
inline constexpr std::string_view kWikidata = "http://www.wikidata.org/entity/";
inline constexpr std::string_view kEntity = "urn:dyad:entity:";
inline constexpr std::string_view kEvent = "urn:dyad:event:";
inline constexpr std::string_view kRelation = "urn:dyad:relation:";
inline constexpr std::string_view kMention = "urn:dyad:mention:";
inline constexpr std::string_view kDocument = "urn:dyad:document:";
inline constexpr std::string_view kPlace = "urn:dyad:place:";
inline constexpr std::string_view kPlover = "urn:dyad:plover:";  // concepts: event types
inline constexpr std::string_view kTerms = "urn:dyad:terms#";    // our classes and properties
}  // namespace ns

// Terms of those vocabularies: sem("hasActor").
inline std::string rdf(std::string_view name) { return std::string(ns::kRdf).append(name); }
inline std::string rdfs(std::string_view name) { return std::string(ns::kRdfs).append(name); }
inline std::string owl(std::string_view name) { return std::string(ns::kOwl).append(name); }
inline std::string skos(std::string_view name) { return std::string(ns::kSkos).append(name); }
inline std::string dcterms(std::string_view name) { return std::string(ns::kDcterms).append(name); }
inline std::string prov(std::string_view name) { return std::string(ns::kProv).append(name); }
inline std::string oa(std::string_view name) { return std::string(ns::kOa).append(name); }
inline std::string sem(std::string_view name) { return std::string(ns::kSem).append(name); }
inline std::string gaf(std::string_view name) { return std::string(ns::kGaf).append(name); }
inline std::string geo(std::string_view name) { return std::string(ns::kGeo).append(name); }
inline std::string terms(std::string_view name) { return std::string(ns::kTerms).append(name); }

using TripleSink = std::function<void(const Triple&)>;

// Calls `sink` for each triple, in a fixed order: vocabulary, entities, documents, events with their reports, relations with theirs,
// direct triples. Triples of one subject follow each other, except direct ones. None comes twice.
void each_triple(const Network& network, const TripleSink& sink);

// "<urn:dyad:event:…>" or "\"text\"^^<…>", as N-Triples writes a term.
std::string to_ntriples(const Term& term);

// A web address as an IRI: illegal characters are percent-encoded. Nothing if it is not http(s) with a host name.
std::optional<std::string> to_iri(std::string_view url);

}  // namespace dyad::graph
