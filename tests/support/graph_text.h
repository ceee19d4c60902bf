// Networks for tests, drawn as text, so that paths and exports are tested without a store.
//
//   USA -ACCUSE@2021-12-22-> RUS
//   RUS -REQUEST.change@2021-12-13..2021-12-19 0.8 x3-> USA, NATO      modes, interval, confidence, three reports
//   RUS -AGREE@2022-01-01.. future-> NATO                                 flags; open end
//   RUS, NATO -CONSULT->                                               reciprocal, without target
//   Sergei Lavrov -foreign minister of-> RUS                           a relation: begins in lower case
#pragma once

#include <string_view>

#include "graph/view/network.h"

namespace dyad::test {

// One event or relation a line; empty lines and the blanks around lines do not count. Events are named e1, e2 … by line, their
// reports e1.1, e1.2 …, each in a document of its own. Three capitals are a country, NATO and EU organisations, anything else
// has an unknown kind and a slug as id. Throws std::invalid_argument, which fails the test, where a line cannot be read.
graph::Network graph_from(std::string_view text);

// The events of that text, before a network is made of them.
struct GraphParts {
  std::vector<graph::MergedEvent> events;
  std::vector<graph::MergedRelation> relations;
};
GraphParts graph_parts(std::string_view text);

}  // namespace dyad::test
