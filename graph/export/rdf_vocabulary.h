// Our own RDF terms: names, labels, and how they hang on the vocabularies of others.
#pragma once

#include <string>
#include <string_view>

#include "graph/export/rdf.h"

namespace dyad::graph {

// The triples that describe our classes, properties and event types. The order is fixed.
void each_vocabulary_triple(const TripleSink& sink);

// The property of a direct triple between actor and target, "urn:dyad:terms#request"; for an action without type "actsOn".
std::string direct_property(const MergedEvent& event);

// The property of a relation: "foreign minister of" -> "urn:dyad:terms#foreignMinisterOf".
std::string relation_property(std::string_view relation);

// The class of an entity of a kind: "government body" -> "urn:dyad:terms#GovernmentBody".
std::string kind_class(schema::EntityKind kind);

}  // namespace dyad::graph
