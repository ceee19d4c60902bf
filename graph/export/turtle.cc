// Turtle and TriG: https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/ (RDF 1.1)
#include <ostream>

#include <fmt/format.h>

#include "graph/export/export.h"
#include "graph/export/rdf.h"
#include "graph/export/rdf_prefixes.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

std::string iri_text(std::string_view iri) { return to_short(iri).value_or(fmt::format("<{}>", iri)); }

std::string term_text(const Term& term) {
  if (term.kind == Term::Kind::Iri) return iri_text(term.value);
  if (term.datatype == ns::kXsdInteger || term.datatype == ns::kXsdBoolean) return term.value;
  const std::string quoted = fmt::format("\"{}\"", escape_literal(term.value));
  return term.datatype.empty() ? quoted : fmt::format("{}^^{}", quoted, iri_text(term.datatype));
}

// Writes triples as they come; those of one graph, subject or predicate that follow each other share it.
class TurtleWriter {
 public:
  TurtleWriter(std::ostream& out, bool with_graphs) : out_(out), with_graphs_(with_graphs) {
    for (const Prefix& prefix : prefixes()) out_ << fmt::format("@prefix {}: <{}> .\n", prefix.name, prefix.space);
  }

  void add(const Triple& triple) {
    if (with_graphs_ && triple.graph != graph_) change_graph(triple.graph);
    if (triple.subject != subject_) {
      end_subject();
      out_ << '\n' << iri_text(triple.subject) << ' ';
    } else {
      out_ << (triple.predicate == predicate_ ? ", " : " ;\n    ");
    }
    if (triple.subject != subject_ || triple.predicate != predicate_) out_ << predicate_text(triple.predicate) << ' ';
    out_ << term_text(triple.object);
    subject_ = triple.subject;
    predicate_ = triple.predicate;
  }

  void end() {
    end_subject();
    if (!graph_.empty()) out_ << "}\n";
  }

 private:
  static std::string predicate_text(const std::string& predicate) { return predicate == rdf("type") ? "a" : iri_text(predicate); }

  void end_subject() {
    if (!subject_.empty()) out_ << " .\n";
    subject_.clear();
  }

  void change_graph(const std::string& graph) {
    end_subject();
    if (!graph_.empty()) out_ << "}\n";
    if (!graph.empty()) out_ << '\n' << iri_text(graph) << " {\n";
    graph_ = graph;
  }

  std::ostream& out_;
  bool with_graphs_;
  std::string graph_, subject_, predicate_;
};

void write(const Network& network, std::ostream& out, bool with_graphs) {
  TurtleWriter writer(out, with_graphs);
  each_triple(network, [&](const Triple& triple) { writer.add(triple); });
  writer.end();
}

}  // namespace

void write_turtle(const Network& network, std::ostream& out) { write(network, out, false); }

void write_trig(const Network& network, std::ostream& out) { write(network, out, true); }

}  // namespace dyad::graph
