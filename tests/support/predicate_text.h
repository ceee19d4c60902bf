// A predicate on one line, as the .case files write the expected analysis:
//
//   presented+demands light: Actor=Moscow Target=West Time=week; reported of said; by Lavrov
#pragma once

#include <string>
#include <vector>

#include "extract/predicate/predicate.h"

namespace dyad::test {

// The tokens of the action; then the kind unless it is a plain verb or noun; participants by role with their preposition and head token; after
// semicolons the status where it is not the plain one, the governor, and the speaker. A word that occurs more than once in its sentence carries its number there: "the~3".
std::string to_text(const std::vector<extract::Predicate>& all, const extract::Predicate& predicate, const extract::Tree& tree);

}  // namespace dyad::test
