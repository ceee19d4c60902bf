// Paths as text for people and as JSON for programs.
#pragma once

#include <cstddef>
#include <string>

#include "graph/path/path.h"

namespace dyad::graph {

// "European Union -REQUEST-> United States <-REQUEST- Russia", each hop by the first of its links.
std::string path_line(const Network& network, const Path& path);

// That line, then for each hop its links with days, reports, confidence and the sentence to show first.
std::string path_text(const Network& network, const Path& path, std::size_t links_per_hop = 3);

// One line: {"hops":[{"from":{…},"to":{…},"day":…,"links":[{"kind":"event","event":…,"type":…,"forward":true,"date":{…},
// "confidence":…,"reports":[{"doc":…,"sentence":…,"evidence":{"span":[…],"text":…}}]}]}],"confidence":…}
std::string path_json(const Network& network, const Path& path);

}  // namespace dyad::graph
