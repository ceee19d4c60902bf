// From the parser's arcs to a document's tree: projective edges, sentence starts, and the heads of tokens whose arc crosses
// others (pseudo-projective parsing: Nivre & Nilsson 2005).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/syntax/label_table.h"

namespace dyad::extract {

// What a label of the form "X||Y" says: the token's label is X, and its true head is below its head, with label Y.
struct LiftedLabel {
  LabelId label = 0;
  LabelId head_label = 0;
  bool is_lifted = false;
};

// One entry a label of the table; interns the parts of lifted labels.
std::vector<LiftedLabel> find_lifted_labels(LabelTable& labels);

// The leftmost and rightmost token below each token, itself included.
struct TreeEdges {
  std::vector<std::int32_t> left;
  std::vector<std::int32_t> right;
};

// `heads`: a root is its own head.
void find_edges(std::span<const std::int32_t> heads, TreeEdges& edges);

// Gives lifted tokens their true heads and labels, from left to right. White space is nobody's head. Whether there were any.
bool deprojectivize(std::span<const LiftedLabel> lifted, std::span<const std::uint8_t> is_space, const TreeEdges& edges,
                    std::span<std::int32_t> heads, std::span<LabelId> labels);

}  // namespace dyad::extract
