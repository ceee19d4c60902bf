// JSON-LD 1.1, flattened: https://www.w3.org/TR/json-ld11/
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/export/export.h"
#include "graph/export/rdf.h"
#include "graph/export/rdf_prefixes.h"

namespace dyad::graph {
namespace {

using Json = nlohmann::ordered_json;

std::string compact(std::string_view iri) { return to_short(iri).value_or(std::string(iri)); }

Json value_of(const Term& term) {
  if (term.kind == Term::Kind::Iri) return {{"@id", compact(term.value)}};
  if (term.datatype == ns::kXsdInteger) return Json::parse(term.value);
  if (term.datatype == ns::kXsdBoolean) return term.value == "true";
  if (term.datatype.empty()) return term.value;
  return {{"@value", term.value}, {"@type", compact(term.datatype)}};
}

// One value stands alone, several in a list.
void add_value(Json& node, const std::string& key, Json value) {
  if (!node.contains(key)) {
    node[key] = std::move(value);
    return;
  }
  if (!node[key].is_array()) node[key] = Json::array({std::move(node[key])});
  node[key].push_back(std::move(value));
}

// A node a line; triples of one subject that follow each other are one node.
class JsonLdWriter {
 public:
  explicit JsonLdWriter(std::ostream& out) : out_(out) {
    Json context;
    for (const Prefix& prefix : prefixes()) context[std::string(prefix.name)] = {{"@id", prefix.space}, {"@prefix", true}};
    out_ << "{\"@context\": " << context.dump() << ",\n \"@graph\": [";
  }

  void add(const Triple& triple) {
    const std::string id = compact(triple.subject);
    if (node_.is_null() || node_["@id"] != id) {
      write_node();
      node_ = {{"@id", id}};
    }
    if (triple.predicate == rdf("type")) add_value(node_, "@type", compact(triple.object.value));
    else add_value(node_, compact(triple.predicate), value_of(triple.object));
  }

  void end() {
    write_node();
    out_ << "\n]}\n";
  }

 private:
  void write_node() {
    if (node_.is_null()) return;
    out_ << (first_ ? "\n  " : ",\n  ") << node_.dump(-1, ' ', false, Json::error_handler_t::replace);
    first_ = false;
    node_ = nullptr;
  }

  std::ostream& out_;
  Json node_;
  bool first_ = true;
};

}  // namespace

void write_jsonld(const Network& network, std::ostream& out) {
  JsonLdWriter writer(out);
  each_triple(network, [&](const Triple& triple) { writer.add(triple); });
  writer.end();
}

}  // namespace dyad::graph
