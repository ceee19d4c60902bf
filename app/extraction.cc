#include "app/extraction.h"

#include <vector>

#include "app/actors_command.h"
#include "app/command.h"
#include "app/model_folder.h"

namespace dyad::app {
namespace {

extract::TimeOptions::Mode time_mode(const std::string& word) {
  if (word == "news") return extract::TimeOptions::Mode::News;
  if (word == "narrative") return extract::TimeOptions::Mode::Narrative;
  return extract::TimeOptions::Mode::Automatic;
}

}  // namespace

base::Result<std::unique_ptr<const extract::Pipeline>> load_pipeline(const ModelOptions& model, const CodingWords& coding, bool keep_uncoded,
                                                                     const std::vector<extract::UserTable>& actors) {
  const auto folder = find_model_folder(model);
  if (!folder) return folder.error();
  extract::PipelineOptions options;
  options.model_folder = *folder;
  options.coding.conventions = coding.conventions == "table" ? extract::Conventions::Table : extract::Conventions::Manual;
  options.coding.keep_uncoded = keep_uncoded;
  options.coding.type_model = coding.types;
  options.time_mode = time_mode(coding.narrative);
  options.actors = actors;
  std::vector<base::Error> problems;
  auto pipeline = extract::Pipeline::load(options, &problems);
  for (const base::Error& problem : problems) report(problem.message);
  return pipeline;
}

base::Result<std::unique_ptr<const extract::Pipeline>> load_pipeline(const ModelOptions& model, const CodingWords& coding, bool keep_uncoded) {
  const auto actors = read_user_tables(coding.actors);
  if (!actors) return actors.error();
  return load_pipeline(model, coding, keep_uncoded, *actors);
}

ExitStatus run_extraction(const ExtractionOptions& options, const Finish& finish, BatchCounts* counts) {
  const auto read = read_options(options.input);
  if (!read) {
    report(read.error().message);
    return ExitStatus::Usage;
  }
  const auto pipeline = options.actors ? load_pipeline(options.model, options.coding, options.keep_uncoded, *options.actors)
                                       : load_pipeline(options.model, options.coding, options.keep_uncoded);
  if (!pipeline) return fail(pipeline.error());
  using WorkspaceOwner = decltype((*pipeline)->make_workspace());
  std::vector<WorkspaceOwner> workspaces;
  for (unsigned i = 0; i < options.model.threads; ++i) workspaces.push_back((*pipeline)->make_workspace());
  const GroupWork work = [&](std::span<const extract::Document> docs, unsigned worker, const Deliver& deliver) {
    std::vector<Delivery> results;
    (*pipeline)->extract(docs, *workspaces[worker],
                         [&](std::size_t number, extract::Extraction extraction) { results.push_back(finish(docs[number], std::move(extraction))); });
    deliver([results = std::move(results)] {
      for (const Delivery& result : results) result();
    });
  };
  extract::DocumentReader reader(options.input.inputs, *read);
  const Source next = [&] {
    auto doc = reader.next();
    return doc || !options.more ? std::move(doc) : options.more();
  };
  const BatchCounts done = run_batch_in_groups(next, options.model.threads, extract::Pipeline::kGroupBytes, work, options.is_wanted);
  if (counts) *counts = done;
  if (done.documents == 0 && done.failed > 0) return ExitStatus::Cannot;
  return done.failed > 0 || done.interrupted ? ExitStatus::SomeFailed : ExitStatus::Done;
}

}  // namespace dyad::app
