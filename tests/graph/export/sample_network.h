// Networks that the export tests share.
#pragma once

#include "graph/view/network.h"

namespace dyad::test {

// An invented crisis of twelve actors over two months: every quad category, flags, relations, a reciprocal event, parallel events.
graph::Network crisis_network();

// Names, quotes and ids with everything that an export must escape: quotes, backslashes, <&>, line ends, control characters, other
// scripts, ids with blanks, URLs with illegal characters.
graph::Network hostile_network();

}  // namespace dyad::test
