#include "app/triples_command.h"

#include <cmath>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/parsed_lines.h"
#include "extract/predicate/open_triples.h"
#include "extract/predicate/predicate.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using nlohmann::ordered_json;

// {doc,sentence,span,subject,relation,object,negated,confidence}; "negated" only where it holds.
ordered_json triple_to_json(const extract::Document& doc, const extract::OpenTriple& triple) {
  ordered_json line = {{"doc", doc.id}, {"sentence", triple.sentence}, {"span", {triple.span.begin, triple.span.end}}};
  line["subject"] = triple.subject;
  line["relation"] = triple.relation;
  line["object"] = triple.object;
  if (triple.negated) line["negated"] = true;
  line["confidence"] = std::round(triple.confidence * 1000) / 1000;
  return line;
}

std::string triple_lines(const extract::Document& doc, const extract::Tree& tree, const extract::PredicateFinder& finder, double min_confidence) {
  std::string lines;
  for (const extract::OpenTriple& triple : finder.find_triples(tree, finder.find_predicates(tree, &doc))) {
    if (triple.confidence < min_confidence) continue;
    lines += schema::to_json_line(triple_to_json(doc, triple));
    lines += '\n';
  }
  return lines;
}

}  // namespace

ExitStatus run_triples(const TriplesOptions& options) {
  const auto finder = extract::PredicateFinder::load();
  if (!finder) return fail(finder.error());
  return print_parsed(options.input, options.model, [&](const extract::Document& doc, const extract::Tree& tree) {
    return triple_lines(doc, tree, **finder, options.min_confidence);
  });
}

}  // namespace dyad::app
