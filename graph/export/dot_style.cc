#include "graph/export/dot_style.h"

#include <array>

namespace dyad::graph {
namespace {

constexpr std::array<ArrowStyle, 5> kArrows = {{
    {"other action", "#7A7A7A", "#4D4D4D", 1.2},
    {"verbal cooperation", "#56B4E9", "#0B5E94", 1.4},
    {"material cooperation", "#009E73", "#00664A", 2.6},
    {"verbal conflict", "#E69F00", "#8A5A00", 1.4},
    {"material conflict", "#D55E00", "#A33F00", 2.6},
}};
constexpr ArrowStyle kRelation = {"relation", "#9A9A9A", "#5C5C5C", 1.0};

constexpr std::array<NodeStyle, 11> kNodes = {{
    {"box", "rounded,filled", "#E3EEF9", "#33658A"},  // country
    {"box", "rounded,filled", "#D7F0E8", "#1B7A5E"},  // international organisation
    {"box", "filled", "#E3EEF9", "#33658A"},          // government body
    {"box", "filled", "#EFEFEF", "#5C5C5C"},          // organisation
    {"ellipse", "filled", "#FFF4D6", "#8A6D1D"},      // person
    {"cds", "filled", "#F3E6F1", "#8A4A7F"},          // party
    {"octagon", "filled", "#FBE3D6", "#A33F00"},      // armed group
    {"tab", "filled", "#EFEFEF", "#5C5C5C"},          // company
    {"egg", "filled", "#F3E6F1", "#8A4A7F"},          // people
    {"house", "filled", "#F5F0E6", "#7A6A45"},        // place
    {"box", "rounded,filled", "#FFFFFF", "#8C8C8C"},  // unknown
}};

}  // namespace

const ArrowStyle& arrow_style(schema::QuadCategory quad) { return kArrows[quad >= 1 && quad <= 4 ? static_cast<std::size_t>(quad) : 0]; }

const ArrowStyle& relation_style() { return kRelation; }

const NodeStyle& node_style(schema::EntityKind kind) { return kNodes[static_cast<std::size_t>(kind)]; }

}  // namespace dyad::graph
