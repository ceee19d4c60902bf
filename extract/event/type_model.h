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
  // A row of weights by the hash of its feature's name: the first bits say where to look, the last ones whether it is it.
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t row = 0;  // from 1; 0: empty
  };
  static std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
  std::size_t slot_of(std::uint64_t hash) const { return hash >> (64 - slot_bits_); }
  // The slot of the hash, or the empty one where it would stand.
  std::size_t find_slot(std::uint64_t hash) const;
  void index(std::uint64_t hash, std::uint32_t row);

  std::vector<std::string> labels_;
  std::vector<std::string> features_;
  std::vector<float> weights_;           // for each of features_ one a label, and 0 up to row_size()
  unsigned slot_bits_ = 4;
  // At most a quarter of them is taken. A table of our own: all slots that an event asks for are fetched before the first is read, for
  // between two events the language model has taken the caches for itself.
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << slot_bits_);
};

}  // namespace dyad::extract
