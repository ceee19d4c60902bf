#include "extract/pipeline.h"

#include "extract/event/relation_date.h"

#include "extract/document/dateline.h"
#include "extract/predicate/relations.h"

namespace dyad::extract {

std::vector<TextPart> parts_to_read(const Document& doc) {
  std::vector<TextPart> parts;
  for (std::uint32_t block = 0; block < doc.blocks.size(); ++block) {
    const base::TextSpan span = doc.blocks[block].span;
    // A dateline is read by itself: the parser would take its place for a subject.
    const auto length = static_cast<std::uint32_t>(dateline_length(std::string_view(doc.text).substr(span.begin, span.size())));
    if (length > 0) parts.push_back({{span.begin, span.begin + length}, block});
    parts.push_back({{span.begin + length, span.end}, block});
  }
  return parts;
}

struct Pipeline::Impl {
  std::unique_ptr<const LanguageModel> language;
  std::unique_ptr<const ActorResolver> actors;
  std::unique_ptr<const TimeTagger> times;
  std::unique_ptr<const PredicateFinder> predicates;
  std::unique_ptr<const RelationFinder> relations;
  std::unique_ptr<const EventCoder> coder;
  TimeOptions::Mode time_mode = TimeOptions::Mode::Automatic;

  // Every step before coding; the tree views `extraction.parse`.
  Tree analyse(const Document& doc, Workspace& workspace, Extraction& extraction) const;
};

Pipeline::Pipeline(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pipeline::~Pipeline() = default;

base::Result<std::unique_ptr<const Pipeline>> Pipeline::load(const PipelineOptions& options, std::vector<base::Error>* problems) {
  auto language = LanguageModel::load(options.model_folder);
  if (!language) return language.error();
  auto actors = ActorResolver::load(options.actors, problems);
  if (!actors) return actors.error();
  auto times = TimeTagger::load();
  if (!times) return times.error();
  auto predicates = PredicateFinder::load();
  if (!predicates) return predicates.error();
  auto relations = RelationFinder::load();
  if (!relations) return relations.error();
  auto coder = EventCoder::load(options.coding);
  if (!coder) return coder.error();
  auto impl = std::make_unique<Impl>(
      Impl{std::move(*language), std::move(*actors), std::move(*times), std::move(*predicates), std::move(*relations), std::move(*coder), options.time_mode});
  return std::unique_ptr<const Pipeline>(new Pipeline(std::move(impl)));
}

std::unique_ptr<Pipeline::Workspace, void (*)(Pipeline::Workspace*)> Pipeline::make_workspace() const { return impl_->language->make_workspace(); }

const LanguageModel& Pipeline::language() const { return *impl_->language; }

Tree Pipeline::Impl::analyse(const Document& doc, Workspace& workspace, Extraction& extraction) const {
  language->parse(doc.text, parts_to_read(doc), workspace, extraction.parse);
  Tree tree(extraction.parse);
  extraction.resolution = actors->resolve(doc, tree);
  extraction.times = times->find_times(doc, tree, {doc.creation_time, time_mode});
  extraction.predicates = predicates->find_predicates(tree, &doc);
  return tree;
}

Extraction Pipeline::extract(const Document& doc, Workspace& workspace) const {
  Extraction extraction;
  const Tree tree = impl_->analyse(doc, workspace, extraction);
  CodedEvents coded = impl_->coder->code(doc, tree, extraction.resolution, extraction.times, extraction.predicates);
  extraction.events = std::move(coded.events);
  extraction.uncoded = std::move(coded.uncoded);
  date_relations(doc, tree, extraction.times, extraction.resolution);
  extraction.relations = extraction.resolution.relations;
  const auto standing = impl_->relations->find_relations({doc, tree, extraction.resolution, extraction.times, extraction.predicates});
  extraction.relations.insert(extraction.relations.end(), standing.begin(), standing.end());
  return extraction;
}

CodedDyad Pipeline::code_dyad(const Document& doc, const DyadSpans& dyad, Workspace& workspace) const {
  Extraction extraction;
  const Tree tree = impl_->analyse(doc, workspace, extraction);
  return impl_->coder->code_dyad(doc, tree, extraction.resolution, extraction.times, extraction.predicates, dyad);
}

Features Pipeline::dyad_features(const Document& doc, const DyadSpans& dyad, Workspace& workspace) const {
  Extraction extraction;
  const Tree tree = impl_->analyse(doc, workspace, extraction);
  return impl_->coder->dyad_features(doc, tree, extraction.resolution, extraction.times, extraction.predicates, dyad);
}

}  // namespace dyad::extract
