// Quoted speech: which tokens stand in quotation marks, and who says them.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/syntax/tree.h"

namespace dyad::extract {

struct Speech {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
  std::vector<std::uint32_t> quote;    // by token: 0 outside, else the number of the quotation, from 1
  std::vector<TokenIndex> speaker;     // by token: the head of the one who says it, or kNone
};

// Quotations end at the latest with their block. The speaker is the subject of the verb of saying that governs the quotation;
// a quotation without one goes on with the speaker of its neighbour in the same block.
//   "We hope so. We will ensure our security," Lavrov told a panel.   -> both sentences: Lavrov
Speech find_quotes(const Tree& tree);

// "say", "tell", "add": verbs that introduce speech.
bool is_saying(std::string_view lemma);

}  // namespace dyad::extract
