#include "extract/event/second_stage.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "schema/data.h"

namespace dyad::extract {
namespace {

constexpr const char* kShipped = "lexicon/type_model.tsv";
constexpr float kOpinion = 2;       // weight of the shipped model's opinion among the features of the user's
constexpr double kNoAnswer = 0.5;   // where the rules have no answer, the probability of an event from which the model gives one

base::Result<std::optional<TypeModel>> load_shipped() {
  const auto bytes = schema::data_file(kShipped);
  if (!bytes) return bytes.error();
  auto model = TypeModel::read(*bytes, fmt::format("schema/{}", kShipped));
  if (!model) return model.error();
  return std::optional<TypeModel>(std::move(*model));
}

base::Result<std::optional<TypeModel>> load_own(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return base::Error{base::ErrorCode::NotFound, fmt::format("{}: cannot be read", file)};
  const std::string text(std::istreambuf_iterator<char>(in), {});
  auto model = TypeModel::read(text, file);
  if (!model) return model.error();
  return std::optional<TypeModel>(std::move(*model));
}

// Another type than before takes mode and code from a reading that has it.
void change_type(RelationCoding& coding, schema::EventType type, const std::vector<Reading>& readings, const CodingLexicon& lexicon) {
  coding.changes.push_back(fmt::format("{} rather than {}", to_string(type), coding.type ? to_string(*coding.type) : std::string_view("nothing")));
  const auto same = std::find_if(readings.begin(), readings.end(), [&](const Reading& reading) { return reading.type == type; });
  coding.type = type;
  coding.modes = same == readings.end() ? std::vector<std::string>() : same->modes;
  coding.cameo = same == readings.end() || same->cameo.empty() ? lexicon.cameo(type, coding.modes).code : same->cameo;
}

void apply_table(const CodingLexicon& lexicon, RelationCoding& coding) {
  const TableReading* table = coding.type ? lexicon.table_reading(coding.cameo) : nullptr;
  if (!table) return;
  coding.type = table->type;
  coding.modes = table->modes;
}

}  // namespace

base::Result<SecondStage> SecondStage::load(const std::string& file, Conventions conventions) {
  SecondStage stage;
  stage.conventions_ = conventions;
  if (file == "none") return stage;
  auto shipped = load_shipped();
  if (!shipped) return shipped.error();
  stage.shipped_ = std::move(*shipped);
  if (file.empty()) return stage;
  auto own = load_own(file);
  if (!own) return own.error();
  stage.own_ = std::move(*own);
  return stage;
}

void SecondStage::decide(const TypeModel& model, std::span<const HashedFeature> features, const std::vector<Reading>& readings, const CodingLexicon& lexicon,
                         RelationCoding& coding) const {
  const TypeDecision decision = decide_type(model, features, coding.type);
  coding.no_event = decision.no_event;
  if (!decision.type || (!coding.type && decision.no_event > kNoAnswer)) return;
  if (decision.type != coding.type) change_type(coding, *decision.type, readings, lexicon);
  coding.probability = decision.probability;
}

Features SecondStage::own_features(const DocumentView& view, const std::vector<Reading>& readings, Relation relation,
                                   const RelationCoding& coding, std::span<const HashedFeature> seen) const {
  relation.type = coding.type;
  Features features = relation_features(view, readings, relation);
  if (!shipped_) return features;
  const std::vector<double> opinion = shipped_->probabilities(seen);
  for (std::size_t i = 0; i < opinion.size(); ++i) features.emplace_back("shipped=" + shipped_->labels()[i], static_cast<float>(opinion[i]) * kOpinion);
  return features;
}

std::vector<HashedFeature> SecondStage::pass_shipped(const DocumentView& view, const std::vector<Reading>& readings,
                                                     const Relation& relation, RelationCoding& coding) const {
  std::vector<HashedFeature> seen;
  if (shipped_) {
    seen = hashed_relation_features(view, readings, relation);
    decide(*shipped_, seen, readings, view.lexicon, coding);
  }
  if (conventions_ == Conventions::Table) apply_table(view.lexicon, coding);
  return seen;
}

void SecondStage::refine(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation,
                         RelationCoding& coding) const {
  const std::vector<HashedFeature> seen = pass_shipped(view, readings, relation, coding);
  if (own_) decide(*own_, hash_features(own_features(view, readings, relation, coding, seen)), readings, view.lexicon, coding);
}

Features SecondStage::features(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation,
                               RelationCoding coding) const {
  const std::vector<HashedFeature> seen = pass_shipped(view, readings, relation, coding);
  return own_features(view, readings, relation, coding, seen);
}

}  // namespace dyad::extract
