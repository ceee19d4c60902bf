// Text to events: the only place that names the order of the steps.
//
//   auto pipeline = Pipeline::load({.model_folder = "models/en_core_web_sm-3.8.0"});
//   auto workspace = (*pipeline)->make_workspace();
//   Extraction extraction = (*pipeline)->extract(doc, *workspace);
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/actor/actor_resolver.h"
#include "extract/document/document.h"
#include "extract/event/event_coder.h"
#include "extract/predicate/predicate.h"
#include "extract/syntax/language_model.h"
#include "extract/syntax/tree.h"
#include "extract/time/time_expression.h"
#include "schema/event.h"

namespace dyad::extract {

struct PipelineOptions {
  std::string model_folder;
  CodingOptions coding;
  std::vector<UserTable> actors;  // the user's own, which go before ours
  TimeOptions::Mode time_mode = TimeOptions::Mode::Automatic;
};

// What the language front end reads of a document, each part by itself: its blocks, datelines and what follows headlines apart.
std::vector<TextPart> parts_to_read(const Document& doc);

// Everything that was found in a document, each step's result by itself. Moves, does not copy.
struct Extraction {
  Parse parse;
  Resolution resolution;
  std::vector<TimeExpression> times;
  std::vector<Predicate> predicates;
  std::vector<schema::Event> events;
  std::vector<schema::Relation> relations;
  std::vector<Uncoded> uncoded;
};

// Immutable after loading; shared by threads, each with its own Workspace.
class Pipeline {
 public:
  using Workspace = LanguageModel::Workspace;

  // Wrong lines of the user's actors are reported in `problems` (when given, else the first one fails) and left out.
  static base::Result<std::unique_ptr<const Pipeline>> load(const PipelineOptions& options, std::vector<base::Error>* problems = nullptr);
  ~Pipeline();

  std::unique_ptr<Workspace, void (*)(Workspace*)> make_workspace() const;
  // Runs every step over the document's blocks. REQUIRES: `doc` outlives the result.
  Extraction extract(const Document& doc, Workspace& workspace) const;
  // The same for several documents, which takes less time than one by one where they are short: so many that they have kGroupBytes of text.
  // Calls use(number, result) in their order.
  static constexpr std::size_t kGroupBytes = 4096;
  using ExtractionUse = std::function<void(std::size_t number, Extraction extraction)>;
  void extract(std::span<const Document> docs, Workspace& workspace, const ExtractionUse& use) const;
  // Codes a text whose two parties are given (`dyad code`).
  CodedDyad code_dyad(const Document& doc, const DyadSpans& dyad, Workspace& workspace) const;
  // What the statistical stage of coding sees of it (`dyad train`).
  Features dyad_features(const Document& doc, const DyadSpans& dyad, Workspace& workspace) const;
  const LanguageModel& language() const;

 private:
  struct Impl;
  explicit Pipeline(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
