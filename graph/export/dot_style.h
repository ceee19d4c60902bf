// The looks of the drawing. Colours are from Okabe and Ito's palette, which people with any colour vision tell apart; conflict and
// cooperation, verbal and material also differ in width, kinds of node in shape, so that colour is never the only sign.
#pragma once

#include <string_view>

#include "schema/actor.h"
#include "schema/plover.h"

namespace dyad::graph {

struct ArrowStyle {
  std::string_view name;         // as the legend says it
  std::string_view colour;       // of the line
  std::string_view text_colour;  // darker: readable at small sizes on white (contrast above 4.5)
  double width = 1;              // points
};
const ArrowStyle& arrow_style(schema::QuadCategory quad);
const ArrowStyle& relation_style();

struct NodeStyle {
  std::string_view shape;  // Graphviz shape
  std::string_view style;  // Graphviz style
  std::string_view fill;
  std::string_view border;
};
const NodeStyle& node_style(schema::EntityKind kind);

}  // namespace dyad::graph
