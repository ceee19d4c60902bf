// Paths as tests write them: "EU -REQUEST-> USA <-REQUEST- RUS".
#pragma once

#include <string>

#include "graph/path/path.h"

namespace dyad::test {

// Each hop by its first link; entity keys, '-' both ways for reciprocal links, "[foreign minister of]" for relations, "@day" if
// the hop has one.
std::string path_sketch(const graph::Network& network, const graph::Path& path);

}  // namespace dyad::test
