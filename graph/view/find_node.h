// From what a user types to a node of the network.
#pragma once

#include <string_view>

#include "base/result.h"
#include "graph/view/network.h"

namespace dyad::graph {

// The node that `text` means, by the first of these that fits one node: its id ("country:RUS"), its name ("Russia"), any name that
// a text used, the key of its id ("NATO" of igo:NATO), a country's code ("RUS"), a part of a name made of whole words ("Lavrov").
// Case and marks do not count, nor does a leading "the". NotFound if there is none, or several: then the message lists them.
base::Result<NodeIndex> find_node(const Network& network, std::string_view text);

}  // namespace dyad::graph
