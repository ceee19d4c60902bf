#include "app/triples_command.h"

#include <cmath>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/batch.h"
#include "app/command.h"
#include "app/model_folder.h"
#include "extract/predicate/open_triples.h"
#include "extract/predicate/predicate.h"
#include "extract/syntax/language_model.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using extract::LanguageModel;
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

std::string triple_lines(const extract::Document& doc, const LanguageModel& model, LanguageModel::Workspace& workspace,
                         const extract::PredicateFinder& finder, double min_confidence) {
  extract::Parse parse;
  for (std::size_t block = 0; block < doc.blocks.size(); ++block) {
    model.parse(doc.text, doc.blocks[block].span, static_cast<std::uint32_t>(block), workspace, parse);
  }
  const extract::Tree tree(parse);
  std::string lines;
  for (const extract::OpenTriple& triple : finder.find_triples(tree, finder.find_predicates(tree))) {
    if (triple.confidence < min_confidence) continue;
    lines += schema::to_json_line(triple_to_json(doc, triple));
    lines += '\n';
  }
  return lines;
}

}  // namespace

ExitStatus run_triples(const TriplesOptions& options) {
  const auto read = read_options(options.input);
  if (!read) return fail(read.error());
  const auto folder = find_model_folder(options.model);
  if (!folder) return fail(folder.error());
  const auto model = LanguageModel::load(*folder);
  if (!model) return fail(model.error());
  const auto finder = extract::PredicateFinder::load();
  if (!finder) return fail(finder.error());
  std::vector<decltype((*model)->make_workspace())> workspaces;
  for (unsigned i = 0; i < options.model.threads; ++i) workspaces.push_back((*model)->make_workspace());
  const auto counts = run_batch(options.input, *read, options.model.threads, [&](extract::Document doc, unsigned worker) -> Delivery {
    std::string lines = triple_lines(doc, **model, *workspaces[worker], **finder, options.min_confidence);
    return [lines = std::move(lines)] { write_output(lines); };
  });
  return counts.failed > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
}

}  // namespace dyad::app
