#include "app/train_command.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "app/command.h"
#include "app/dyad_rows.h"
#include "app/extraction.h"
#include "extract/event/type_decision.h"

namespace dyad::app {
namespace {

using extract::LabelledFeatures;

std::string upper(std::string word) {
  for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return word;
}

// An older name of a type by its present one. Where it became several (YIELD), that of the rules if it is one of them.
std::string current_name(const schema::Ontology& ontology, const std::string& label, std::optional<schema::EventType> rule) {
  const std::vector<schema::EventType> types = ontology.types_of_older_name(label);
  if (types.empty()) return label;
  const bool is_ruled = rule && std::find(types.begin(), types.end(), *rule) != types.end();
  return std::string(to_string(is_ruled ? *rule : types.front()));
}

bool is_label(const std::string& label) { return label == extract::kNoEvent || schema::to_event_type(label); }

// The answer of the rules is one of the features.
std::optional<schema::EventType> ruled_type(const extract::Features& features) {
  for (const auto& feature : features) {
    if (feature.first.starts_with("rule=")) return schema::to_event_type(std::string_view(feature.first).substr(5));
  }
  return std::nullopt;
}

// Reads labelled rows and computes what the model sees of them.
class ExampleReader {
 public:
  ExampleReader(const extract::Pipeline& pipeline, const schema::Ontology& ontology)
      : pipeline_(pipeline), ontology_(ontology), workspace_(pipeline.make_workspace()) {}

  base::Result<void> read(const std::string& path) {
    return read_dyad_rows(path, [&](const base::Result<DyadRow>& row, std::size_t line) { add(row, line == 0 ? path : fmt::format("{}:{}", path, line)); });
  }

  const std::vector<LabelledFeatures>& examples() const { return examples_; }
  std::size_t failed() const { return failed_; }

 private:
  void add(const base::Result<DyadRow>& row, const std::string& where) {
    if (row) {
      extract::Features features = pipeline_.dyad_features(row->doc, row->dyad, *workspace_);
      const std::string label = current_name(ontology_, upper(row->type), ruled_type(features));
      if (is_label(label)) {
        examples_.push_back({std::move(features), label});
        return;
      }
    }
    ++failed_;
    report(row ? fmt::format("{}: expected an event type or NONE: {}", where, row->type) : fmt::format("{}: {}", where, row.error().message));
  }

  const extract::Pipeline& pipeline_;
  const schema::Ontology& ontology_;
  std::unique_ptr<extract::Pipeline::Workspace, void (*)(extract::Pipeline::Workspace*)> workspace_;
  std::vector<LabelledFeatures> examples_;
  std::size_t failed_ = 0;
};

// The answers to examples that the model has not seen.
class HeldOut {
 public:
  void add(const extract::TypeModel& model, const LabelledFeatures& example) {
    const extract::TypeDecision decision = extract::decide_type(model, extract::hash_features(example.features), ruled_type(example.features));
    const bool is_right = (decision.type ? to_string(*decision.type) : extract::kNoEvent) == example.label;
    auto& [right, all] = counts_[example.label];
    right += is_right;
    ++all;
    if (example.label == extract::kNoEvent || !decision.type) return;
    Bin& bin = bins_[std::min<std::size_t>(static_cast<std::size_t>(decision.probability * kBins), kBins - 1)];
    bin.confidence += decision.probability;
    bin.right += is_right;
    ++bin.all;
  }

  void print() const {
    int right = 0, all = 0;
    write_output(fmt::format("{:<10} {:>6} {:>6}\n", "type", "rows", "right"));
    for (const auto& [label, count] : counts_) {
      write_output(fmt::format("{:<10} {:>6} {:>5.1f}%\n", label, count.second, 100.0 * count.first / count.second));
      right += count.first;
      all += count.second;
    }
    write_output(fmt::format("{:<10} {:>6} {:>5.1f}%\n", "all", all, all ? 100.0 * right / all : 0));
    write_output(fmt::format("expected error of confidence {:.3f}\n", expected_error()));
  }

 private:
  static constexpr std::size_t kBins = 10;
  struct Bin {
    double confidence = 0;
    int right = 0;
    int all = 0;
  };

  // Mean distance of confidence and share of right answers over ten bins of confidence, where there is an event.
  double expected_error() const {
    double error = 0;
    int all = 0;
    for (const Bin& bin : bins_) {
      error += std::abs(bin.confidence - bin.right);
      all += bin.all;
    }
    return all ? error / all : 0;
  }

  std::map<std::string, std::pair<int, int>> counts_;  // right and all answers by label
  std::array<Bin, kBins> bins_;
};

// Every k-th example is held out in turn.
base::Result<HeldOut> cross_validate(const std::vector<LabelledFeatures>& examples, unsigned folds, double cost) {
  HeldOut answers;
  for (unsigned fold = 0; fold < folds; ++fold) {
    std::vector<LabelledFeatures> seen;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (i % folds != fold) seen.push_back(examples[i]);
    }
    const auto model = extract::TypeModel::fit(seen, cost);
    if (!model) return model.error();
    for (std::size_t i = fold; i < examples.size(); i += folds) answers.add(*model, examples[i]);
  }
  return answers;
}

constexpr const char* kHeading =
    "# The statistical stage of coding: weights of features for each type, one logistic regression a type. Written by dyad train.\n";

}  // namespace

ExitStatus run_train(const TrainOptions& options) {
  const auto pipeline = load_pipeline(options.model, options.coding, false);
  if (!pipeline) return fail(pipeline.error());
  const auto ontology = schema::Ontology::load();
  if (!ontology) return fail(ontology.error());
  ExampleReader reader(**pipeline, *ontology);
  for (const std::string& file : options.files) {
    if (const auto read = reader.read(file); !read) return fail(read.error());
  }
  if (options.folds > 1) {
    const auto answers = cross_validate(reader.examples(), options.folds, options.cost);
    if (!answers) return fail(answers.error());
    answers->print();
  }
  if (!options.output.empty()) {
    const auto model = extract::TypeModel::fit(reader.examples(), options.cost);
    if (!model) return fail(model.error());
    std::ofstream out(options.output, std::ios::binary);
    out << model->to_table(kHeading);
    if (!out.flush()) return fail({base::ErrorCode::NotFound, fmt::format("{}: cannot be written", options.output)});
    report(fmt::format("{}: {} features, fitted on {} rows", options.output, model->feature_count(), reader.examples().size()));
  }
  return reader.failed() > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
}

}  // namespace dyad::app
