#include "extract/event/type_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <linear.h>

#include "base/hash.h"
#include "base/table_file.h"

namespace dyad::extract {
namespace {

constexpr double kLeastWeight = 0.02;  // features whose weights are all smaller are left out of the table
constexpr int kLeastExamples = 2;      // a feature that occurs in fewer examples is noise
constexpr double kStop = 0.001;        // liblinear's criterion
constexpr std::string_view kBias = "bias";
constexpr std::size_t kLineFloats = 16;  // of a line of memory
constexpr std::size_t kRowStep = 4;    // weights of a feature are added by so many, which compilers make one step

struct ModelDeleter {
  void operator()(model* fitted) const { free_and_destroy_model(&fitted); }
};

// Examples as liblinear wants them: features numbered from 1, each example ends with -1.
class Problem {
 public:
  explicit Problem(const std::vector<LabelledFeatures>& examples) {
    number_features(examples);
    for (const LabelledFeatures& example : examples) add(example);
    for (std::size_t start : starts_) rows_.push_back(nodes_.data() + start);
  }

  const std::vector<std::string>& labels() const { return labels_; }
  const std::map<std::string, int>& features() const { return numbers_; }

  problem view() {
    problem view{};
    view.l = static_cast<int>(rows_.size());
    view.n = static_cast<int>(numbers_.size());
    view.y = classes_.data();
    view.x = rows_.data();
    view.bias = -1;
    return view;
  }

 private:
  void number_features(const std::vector<LabelledFeatures>& examples) {
    std::map<std::string, int> counts;
    for (const LabelledFeatures& example : examples) {
      labels_.push_back(example.label);
      for (const auto& feature : example.features) ++counts[feature.first];
    }
    std::sort(labels_.begin(), labels_.end());
    labels_.erase(std::unique(labels_.begin(), labels_.end()), labels_.end());
    int number = 0;
    for (const auto& [name, count] : counts) {
      if (count >= kLeastExamples) numbers_.emplace(name, ++number);
    }
    numbers_.emplace(kBias, ++number);
  }

  void add(const LabelledFeatures& example) {
    starts_.push_back(nodes_.size());
    for (const auto& [name, value] : example.features) {
      const auto found = numbers_.find(name);
      if (found != numbers_.end()) nodes_.push_back({found->second, value});
    }
    nodes_.push_back({numbers_.at(std::string(kBias)), 1});
    std::sort(nodes_.begin() + static_cast<std::ptrdiff_t>(starts_.back()), nodes_.end(), [](const feature_node& a, const feature_node& b) { return a.index < b.index; });
    nodes_.push_back({-1, 0});
    classes_.push_back(static_cast<double>(std::lower_bound(labels_.begin(), labels_.end(), example.label) - labels_.begin()));
  }

  std::vector<std::string> labels_;
  std::map<std::string, int> numbers_;
  std::vector<feature_node> nodes_;
  std::vector<std::size_t> starts_;
  std::vector<feature_node*> rows_;
  std::vector<double> classes_;
};

// To three digits, as they stand in the table.
float round_weight(double weight) {
  float rounded = 0;
  const std::string text = fmt::format("{:.3g}", weight);
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded;
}

}  // namespace

std::vector<HashedFeature> hash_features(const Features& features) {
  std::vector<HashedFeature> hashed;
  hashed.reserve(features.size());
  for (const auto& [name, value] : features) hashed.push_back({base::hash64(name), value});
  return hashed;
}

base::Result<TypeModel> TypeModel::fit(const std::vector<LabelledFeatures>& examples, double cost) {
  Problem problem_owner(examples);
  if (problem_owner.labels().size() < 2) return base::Error{base::ErrorCode::BadInput, "expected examples of at least two types"};
  problem view = problem_owner.view();
  parameter options{};
  options.solver_type = L2R_LR;
  options.eps = kStop;
  options.C = cost;
  set_print_string_function([](const char*) {});
  const std::unique_ptr<model, ModelDeleter> fitted(train(&view, &options));

  TypeModel result;
  result.labels_ = problem_owner.labels();
  std::vector<int> classes(result.labels_.size());
  get_labels(fitted.get(), classes.data());
  for (const auto& [name, number] : problem_owner.features()) {
    std::vector<float> weights(classes.size());
    for (std::size_t i = 0; i < classes.size(); ++i) {
      weights[static_cast<std::size_t>(classes[i])] = round_weight(get_decfun_coef(fitted.get(), number, static_cast<int>(i)));
    }
    const bool counts = std::any_of(weights.begin(), weights.end(), [](float weight) { return std::abs(weight) >= kLeastWeight; });
    if (counts || name == kBias) result.add(name, weights);
  }
  return result;
}

void TypeModel::add(std::string feature, const std::vector<float>& weights) {
  weights_.insert(weights_.end(), weights.begin(), weights.end());
  weights_.resize(weights_.size() + row_size() - weights.size());
  features_.push_back(std::move(feature));
  const auto row = static_cast<std::uint32_t>(features_.size());
  if (features_.size() * 4 <= slots_.size()) return index(base::hash64(features_.back()), row);
  slots_.assign(std::size_t{1} << ++slot_bits_, {});
  for (std::uint32_t i = 1; i <= row; ++i) index(base::hash64(features_[i - 1]), i);
}

std::size_t TypeModel::find_slot(std::uint64_t hash) const {
  std::size_t at = slot_of(hash);
  while (slots_[at].row != 0 && slots_[at].check != check_of(hash)) at = (at + 1) % slots_.size();
  return at;
}

// Of two rows for one feature the first counts.
void TypeModel::index(std::uint64_t hash, std::uint32_t row) {
  Slot& slot = slots_[find_slot(hash)];
  if (slot.row == 0) slot = {check_of(hash), row};
}

std::size_t TypeModel::row_size() const { return (labels_.size() + kRowStep - 1) / kRowStep * kRowStep; }

std::string TypeModel::to_table(std::string_view heading) const {
  std::string table = fmt::format("{}feature", heading);
  for (const std::string& label : labels_) table += "\t" + label;
  table += '\n';
  std::map<std::string_view, std::size_t> sorted;
  for (std::size_t row = 0; row < features_.size(); ++row) sorted.emplace(features_[row], row);
  for (const auto& [name, row] : sorted) {
    table += name;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const float weight = weights_[row * row_size() + i];
      table += weight == 0 ? std::string("\t") : fmt::format("\t{:.3g}", weight);
    }
    table += '\n';
  }
  return table;
}

base::Result<TypeModel> TypeModel::read(std::string_view text, std::string name) {
  const auto table = base::read_table(text, std::move(name), {"feature"});
  if (!table) return table.error();
  const std::size_t feature = *table->column("feature");
  TypeModel result;
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    if (i != feature) result.labels_.push_back(table->columns[i]);
  }
  for (const base::TableRow& row : table->rows) {
    std::vector<float> weights;
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      if (i == feature) continue;
      float weight = 0;
      const std::string_view field = row.fields[i];
      const auto read = std::from_chars(field.data(), field.data() + field.size(), weight);
      if (!field.empty() && (read.ec != std::errc() || read.ptr != field.data() + field.size())) return table->error_at(row, fmt::format("expected a weight: {}", field));
      weights.push_back(weight);
    }
    result.add(std::string(row.fields[feature]), weights);
  }
  return result;
}

std::vector<double> TypeModel::probabilities(std::span<const HashedFeature> features) const {
  std::vector<double> values(row_size());
  const auto row_at = [&](std::uint32_t row) { return weights_.data() + (row - 1) * values.size(); };
  const auto add = [&](std::uint32_t known, double factor) {
    const float* row = row_at(known);
    double* sums = values.data();
    for (std::size_t i = 0; i < values.size(); i += kRowStep) {
      for (std::size_t j = i; j < i + kRowStep; ++j) sums[j] += factor * row[j];
    }
  };
  static const std::uint64_t bias = base::hash64(kBias);
  if (const std::uint32_t row = slots_[find_slot(bias)].row) add(row, 1);
  for (const HashedFeature& feature : features) __builtin_prefetch(slots_.data() + slot_of(feature.name));
  // In the order of the table, so that the sum does not depend on the order of the features.
  std::vector<std::pair<std::uint32_t, float>> known;
  known.reserve(features.size());
  for (const HashedFeature& feature : features) {
    const std::uint32_t row = slots_[find_slot(feature.name)].row;
    if (row == 0) continue;
    known.emplace_back(row, feature.value);
    for (std::size_t i = 0; i < values.size(); i += kLineFloats) __builtin_prefetch(row_at(row) + i);
  }
  std::sort(known.begin(), known.end());
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i == 0 || known[i].first != known[i - 1].first) add(known[i].first, known[i].second);
  }
  values.resize(labels_.size());
  double sum = 0;
  for (double& value : values) sum += value = 1 / (1 + std::exp(-value));
  for (double& value : values) value /= sum;
  return values;
}

}  // namespace dyad::extract
