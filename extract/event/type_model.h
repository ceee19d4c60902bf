// The statistical stage of coding: a linear model over named features of a relation (relation_features.h) that gives each
// label, a type or NONE, a probability. Fitted on labelled sentences (`dyad train`); one logistic regression a label.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/string_map.h"
#include "extract/event/features.h"

namespace dyad::extract {

// A feature as a model looks it up, by base::hash64 of its name: to code needs no names, to fit and to explain does.
struct HashedFeature {
  std::uint64_t name = 0;
  float value = 0;
};
std::vector<HashedFeature> hash_features(const Features& features);

// Value type.
class TypeModel {
 public:
  // Reads what to_table() wrote. `name` stands in messages, which name file and line.
  static base::Result<TypeModel> read(std::string_view table, std::string name);
  // Fits the model. The same examples in the same order give the same model. `cost`: weight of the errors against that
  // of the regularisation (C of liblinear), above 0. Errors: fewer than two labels.
  static base::Result<TypeModel> fit(const std::vector<LabelledFeatures>& examples, double cost);

  // A table: a feature a line with its weight for each label, sorted by feature.
  std::string to_table(std::string_view heading) const;

  // In the order of the columns of the table.
  const std::vector<std::string>& labels() const { return labels_; }
  // One for each label; they sum to 1. All equal if the model is empty.
  // A feature that comes twice counts once.
  std::vector<double> probabilities(std::span<const HashedFeature> features) const;
  std::size_t feature_count() const { return features_.size(); }

 private:
  void add(std::string feature, const std::vector<float>& weights);
  std::size_t row_size() const;
  static std::size_t filter_place(std::uint64_t hash) { return hash >> (64 - kFilterBits); }

  static constexpr unsigned kFilterBits = 17;

  std::vector<std::string> labels_;
  std::vector<std::string> features_;
  std::vector<float> weights_;           // for each of features_ one a label, and 0 up to row_size()
  // A bit for each first part of a known hash: most features are unknown, and need no look into the index for that.
  std::vector<bool> filter_ = std::vector<bool>(std::size_t{1} << kFilterBits);
  base::HashedMap<std::uint32_t> index_;  // by hash of the name: a look-up touches no name
};

}  // namespace dyad::extract
