#include "graph/export/rdf_vocabulary.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

struct Property {
  std::string_view name;
  std::string_view label;
  bool takes_part = false;  // a kind of sem:hasActor
};

constexpr std::array<Property, 34> kProperties = {{
    {"actor", "actor: who acts", true},
    {"target", "target: on whom", true},
    {"action", "the words of the text for what was done", false},
    {"lemma", "dictionary form of the action", false},
    {"mode", "PLOVER mode", false},
    {"context", "PLOVER context", false},
    {"cameo", "nearest CAMEO code", false},
    {"quad", "quad category: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", false},
    {"score", "score from conflict (-10) to cooperation (10)", false},
    {"granularity", "granularity of the date", false},
    {"basis", "how the date is known", false},
    {"negated", "the text denies the event", false},
    {"future", "the event lies in the future of the text", false},
    {"hypothetical", "the event is only feared, alleged or wished for", false},
    {"historical", "the event lies far before the text", false},
    {"deadAtLeast", "dead, at least", false},
    {"deadAtMost", "dead, at most", false},
    {"injuredAtLeast", "injured, at least", false},
    {"injuredAtMost", "injured, at most", false},
    {"arrestedAtLeast", "arrested, at least", false},
    {"arrestedAtMost", "arrested, at most", false},
    {"confidence", "confidence from 0 to 1", false},
    {"sources", "documents that report the event, copies too", false},
    {"independent", "the same, copies of a report counted once", false},
    {"evidence", "the sentence to show first", false},
    {"sentence", "number of the sentence in its document, from 0", false},
    {"mergeReason", "why the report was merged into the event", false},
    {"kind", "kind of entity", false},
    {"code", "country or organisation code", false},
    {"sector", "PLOVER sector", false},
    {"country", "country of a place, ISO 3166-1 alpha-3", false},
    {"relation", "the relation in words", false},
    {"begin", "first day on which a relation is known to hold", false},
    {"end", "last day on which a relation is known to hold", false},
}};

constexpr int kKindCount = static_cast<int>(schema::EntityKind::Unknown) + 1;

// "foreign minister of" -> "foreignMinisterOf"; bytes that are no letter or digit separate words.
std::string camel_case(std::string_view words, bool first_capital) {
  std::string out;
  bool capital = first_capital;
  for (char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && !std::isalnum(byte)) {
      capital = !out.empty() || first_capital;
    } else {
      out += capital ? static_cast<char>(std::toupper(byte)) : c;
      capital = false;
    }
  }
  return out;
}

std::string join(std::string_view space, std::string_view name) { return std::string(space) + escape_urn(name); }

std::string type_property(schema::EventType type) {
  std::string name(schema::to_string(type));
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return join(ns::kTerms, name);
}

void describe(const TripleSink& sink, const std::string& subject, const std::string& type, std::string_view label) {
  sink({subject, rdf("type"), {Term::Kind::Iri, type, {}}, {}});
  sink({subject, rdfs("label"), {Term::Kind::Literal, std::string(label), {}}, {}});
}

void describe_types(const TripleSink& sink) {
  for (std::size_t i = 0; i < schema::kEventTypeCount; ++i) {
    const auto type = static_cast<schema::EventType>(i);
    const std::string concept_iri = join(ns::kPlover, schema::to_string(type));
    describe(sink, concept_iri, skos("Concept"), schema::to_string(type));
    sink({concept_iri, skos("inScheme"), {Term::Kind::Iri, join(ns::kPlover, "types"), {}}, {}});
  }
  for (std::size_t i = 0; i < schema::kEventTypeCount; ++i) {
    const auto type = static_cast<schema::EventType>(i);
    describe(sink, type_property(type), rdf("Property"), schema::to_string(type));
  }
}

}  // namespace

void each_vocabulary_triple(const TripleSink& sink) {
  for (const Property& property : kProperties) {
    const std::string subject = join(ns::kTerms, property.name);
    describe(sink, subject, rdf("Property"), property.label);
    if (property.takes_part) sink({subject, rdfs("subPropertyOf"), {Term::Kind::Iri, sem("hasActor"), {}}, {}});
  }
  for (int i = 0; i < kKindCount; ++i) {
    const auto kind = static_cast<schema::EntityKind>(i);
    describe(sink, kind_class(kind), rdfs("Class"), schema::to_string(kind));
    sink({kind_class(kind), rdfs("subClassOf"), {Term::Kind::Iri, sem("Actor"), {}}, {}});
  }
  describe_types(sink);
}

std::string direct_property(const MergedEvent& event) { return event.type ? type_property(*event.type) : join(ns::kTerms, "actsOn"); }

std::string relation_property(std::string_view relation) { return join(ns::kTerms, camel_case(relation, false)); }

std::string kind_class(schema::EntityKind kind) { return join(ns::kTerms, camel_case(schema::to_string(kind), true)); }

}  // namespace dyad::graph
