// How close decisions were: the score of the best action less that of the next best. Sums that are rounded in another order (other
// vector units, spaCy's own) can turn a decision only where its margin is of the size of the rounding, some 1e-5.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>

namespace dyad::extract {

// Margins of one part of the model. Counts add up over texts.
struct DecisionMargins {
  // below[i] counts margins under kBounds[i].
  static constexpr std::array<float, 5> kBounds = {1e-6F, 1e-5F, 1e-4F, 1e-3F, 1e-2F};

  std::size_t decisions = 0;
  std::array<std::size_t, kBounds.size()> below{};
  float smallest = std::numeric_limits<float>::infinity();

  // `is_open(i)` says whether action i could have been taken. A decision without a choice counts too: its margin is infinite.
  template <typename IsOpen>
  void add(const float* scores, std::size_t count, std::size_t best, IsOpen is_open) {
    float margin = std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i < count; ++i) {
      if (i != best && is_open(i)) margin = std::fmin(margin, scores[best] - scores[i]);
    }
    ++decisions;
    smallest = std::fmin(smallest, margin);
    for (std::size_t i = 0; i < kBounds.size(); ++i) below[i] += margin < kBounds[i];
  }
};

struct ModelMargins {
  DecisionMargins tagger;
  DecisionMargins parser;
  DecisionMargins recognizer;
};

}  // namespace dyad::extract
