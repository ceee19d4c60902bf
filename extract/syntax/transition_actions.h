// The actions of a trained transition system in the order of the network's scores.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::extract {

struct TransitionAction {
  int move = 0;        // as numbered by the transition system
  std::string label;

  bool operator==(const TransitionAction&) const = default;
};

// Reads a file `moves`. By move, then by frequency and label, both descending.
// REQUIRES of the file: move numbers below `move_count`.
base::Result<std::vector<TransitionAction>> read_actions(std::string_view bytes, const std::string& file, int move_count);

}  // namespace dyad::extract
