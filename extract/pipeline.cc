#include "extract/pipeline.h"

#include "extract/event/relation_date.h"

#include "extract/document/dateline.h"
#include "extract/document/title.h"
#include "extract/predicate/relations.h"

namespace dyad::extract {

std::vector<TextPart> parts_to_read(const Document& doc) {
  std::vector<TextPart> parts;
  for (std::uint32_t block = 0; block < doc.blocks.size(); ++block) {
    const base::TextSpan span = doc.blocks[block].span;
    // A dateline is read by itself, and so is the publisher behind a headline: the parser would take them for parts of the sentence.
    const std::string_view text = std::string_view(doc.text).substr(span.begin, span.size());
    const std::size_t dateline = dateline_length(text);
    const bool is_title = doc.blocks[block].kind == Block::Kind::Title;
    const std::size_t end = is_title ? dateline + headline_length(text.substr(dateline)) : text.size();
    const auto add = [&](std::size_t from, std::size_t to) {
      if (from < to) parts.push_back({{span.begin + static_cast<std::uint32_t>(from), span.begin + static_cast<std::uint32_t>(to)}, block});
    };
    add(0, dateline);
    add(dateline, end);
    add(end, text.size());
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

  void parse(std::span<const Document> docs, Workspace& workspace, std::span<Extraction> extractions) const;
  // The steps from a parsed document to predicates; the tree views `extraction.parse`.
  Tree analyse(const Document& doc, Extraction& extraction) const;
  // The rest of them.
  void code(const Document& doc, const Tree& tree, Extraction& extraction) const;
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

void Pipeline::Impl::parse(std::span<const Document> docs, Workspace& workspace, std::span<Extraction> extractions) const {
  std::vector<std::vector<TextPart>> parts;
  std::vector<TextToParse> texts;
  parts.reserve(docs.size());
  for (std::size_t i = 0; i < docs.size(); ++i) {
    parts.push_back(parts_to_read(docs[i]));
    texts.push_back({docs[i].text, parts.back(), &extractions[i].parse});
  }
  language->parse(texts, workspace);
}

Tree Pipeline::Impl::analyse(const Document& doc, Extraction& extraction) const {
  Tree tree(extraction.parse);
  extraction.resolution = actors->resolve(doc, tree);
  extraction.times = times->find_times(doc, tree, {doc.creation_time, time_mode});
  extraction.predicates = predicates->find_predicates(tree, &doc);
  return tree;
}

void Pipeline::Impl::code(const Document& doc, const Tree& tree, Extraction& extraction) const {
  CodedEvents coded = coder->code(doc, tree, extraction.resolution, extraction.times, extraction.predicates);
  extraction.events = std::move(coded.events);
  extraction.uncoded = std::move(coded.uncoded);
  date_relations(doc, tree, extraction.times, extraction.resolution);
  extraction.relations = extraction.resolution.relations;
  const auto standing = relations->find_relations({doc, tree, extraction.resolution, extraction.times, extraction.predicates});
  extraction.relations.insert(extraction.relations.end(), standing.begin(), standing.end());
}

Extraction Pipeline::extract(const Document& doc, Workspace& workspace) const {
  Extraction result;
  extract({&doc, 1}, workspace, [&](std::size_t, Extraction extraction) { result = std::move(extraction); });
  return result;
}

void Pipeline::extract(std::span<const Document> docs, Workspace& workspace, const ExtractionUse& use) const {
  std::vector<Extraction> extractions(docs.size());
  impl_->parse(docs, workspace, extractions);
  for (std::size_t i = 0; i < docs.size(); ++i) {
    const Tree tree = impl_->analyse(docs[i], extractions[i]);
    impl_->code(docs[i], tree, extractions[i]);
    use(i, std::move(extractions[i]));
  }
}

CodedDyad Pipeline::code_dyad(const Document& doc, const DyadSpans& dyad, Workspace& workspace) const {
  Extraction extraction;
  impl_->parse({&doc, 1}, workspace, {&extraction, 1});
  const Tree tree = impl_->analyse(doc, extraction);
  return impl_->coder->code_dyad(doc, tree, extraction.resolution, extraction.times, extraction.predicates, dyad);
}

Features Pipeline::dyad_features(const Document& doc, const DyadSpans& dyad, Workspace& workspace) const {
  Extraction extraction;
  impl_->parse({&doc, 1}, workspace, {&extraction, 1});
  const Tree tree = impl_->analyse(doc, extraction);
  return impl_->coder->dyad_features(doc, tree, extraction.resolution, extraction.times, extraction.predicates, dyad);
}

}  // namespace dyad::extract
