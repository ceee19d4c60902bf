#include "graph/export/diagram.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

using ArrowKey = std::tuple<NodeIndex, NodeIndex, bool, std::string, schema::Flags, bool>;

std::string plural(std::size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

// The smallest interval that covers both; an open end stays open, an unknown interval counts for nothing.
base::DateInterval cover(const base::DateInterval& a, const base::DateInterval& b) {
  if (!a.is_known()) return b;
  if (!b.is_known()) return a;
  base::DateInterval both;
  if (a.first && b.first) both.first = std::min(*a.first, *b.first);
  if (a.last && b.last) both.last = std::max(*a.last, *b.last);
  return both;
}

void add_reports(Arrow& arrow, const std::vector<EventReport>& reports) {
  if (reports.empty()) return;
  const EventReport& best = best_report(reports);
  if (!arrow.best || best.confidence > arrow.best->confidence) arrow.best = &best;
}

class ArrowTable {
 public:
  explicit ArrowTable(const Network& network) : network_(network) {}

  void add_events() {
    for (const Edge& edge : network_.edges) {
      const MergedEvent& event = network_.events[edge.event];
      Arrow& arrow = find(edge.actor, edge.target, false, std::string(event_label(event)), event.flags, edge.reciprocal);
      arrow.quad = event.quad;
      arrow.days = cover(arrow.days, event.date.days);
      ++arrow.events;
      arrow.reports += event.sources;
      arrow.confidence = std::max(arrow.confidence, event.confidence);
      add_reports(arrow, event.reports);
    }
  }

  void add_relations() {
    for (const MergedRelation& relation : network_.relations) {
      Arrow& arrow = find(node_index(network_, relation.subject.entity), node_index(network_, relation.object.entity), true, relation.relation, {}, false);
      arrow.days = cover(arrow.days, relation.date.days);
      arrow.reports += relation.reports.size();
      arrow.confidence = std::max(arrow.confidence, relation.confidence);
      add_reports(arrow, relation.reports);
    }
  }

  std::vector<Arrow> arrows() const {
    std::vector<Arrow> list;
    for (const auto& [key, arrow] : arrows_) list.push_back(arrow);
    return list;
  }

 private:
  Arrow& find(NodeIndex from, NodeIndex to, bool relation, const std::string& label, const schema::Flags& flags, bool reciprocal) {
    Arrow& arrow = arrows_[{from, to, relation, label, flags, reciprocal}];
    arrow.from = from;
    arrow.to = to;
    arrow.relation = relation;
    arrow.label = label;
    arrow.flags = flags;
    arrow.reciprocal = reciprocal;
    return arrow;
  }

  const Network& network_;
  std::map<ArrowKey, Arrow> arrows_;
};

// Keeps the strongest arrows, in the order they had.
std::size_t keep_strongest(std::vector<Arrow>& arrows, std::size_t count) {
  if (arrows.size() <= count) return 0;
  std::vector<std::size_t> order(arrows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(arrows[a].reports, arrows[a].confidence) > std::tie(arrows[b].reports, arrows[b].confidence);
  });
  const std::size_t left_out = order.size() - count;
  order.resize(count);
  std::sort(order.begin(), order.end());
  std::vector<Arrow> kept;
  for (std::size_t i : order) kept.push_back(std::move(arrows[i]));
  arrows = std::move(kept);
  return left_out;
}

}  // namespace

std::string Arrow::details() const {
  std::vector<std::string> parts;
  if (events > 1) parts.push_back(plural(events, "event"));
  if (const std::string when = to_readable(days); !when.empty()) parts.push_back(when);
  if (!relation) parts.push_back(plural(reports, "report"));
  return fmt::format("{}", fmt::join(parts, " · "));
}

Diagram make_diagram(const Network& network, const DiagramOptions& options) {
  ArrowTable table(network);
  table.add_events();
  if (options.relations) table.add_relations();
  Diagram diagram;
  diagram.arrows = table.arrows();
  diagram.left_out = keep_strongest(diagram.arrows, options.max_edges);
  std::set<NodeIndex> nodes;
  for (const Arrow& arrow : diagram.arrows) nodes.insert({arrow.from, arrow.to});
  diagram.nodes.assign(nodes.begin(), nodes.end());
  std::vector<bool> drawn(network.events.size(), false);
  for (const Edge& edge : network.edges) drawn[edge.event] = true;
  diagram.without_target = static_cast<std::size_t>(std::count(drawn.begin(), drawn.end(), false));
  return diagram;
}

}  // namespace dyad::graph
