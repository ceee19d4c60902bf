// What a statistical model is told of an example: named features with their values.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace dyad::extract {

// No name comes twice.
using Features = std::vector<std::pair<std::string, float>>;

struct LabelledFeatures {
  Features features;
  std::string label;
};

}  // namespace dyad::extract
