// The network as searches in time see it: one arc an event and direction, with the days on which it can be taken.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/path/temporal_path.h"

namespace dyad::graph {

using Day = std::int32_t;  // days since 1970-01-01

struct TimeArc {
  NodeIndex from = 0;
  NodeIndex to = 0;
  Day first = 0;
  Day last = 0;
  HopLink link;

  // The same arc where time and direction run backwards.
  TimeArc mirrored() const { return {to, from, -last, -first, link}; }
};

// The day on which one has passed the arc, being at its beginning on `day`; nothing if it is too late.
std::optional<Day> pass(const TimeArc& arc, Day day, DateReading reading);

// Arcs ordered by from, to, first, falling confidence, event. All days are known: open ends are closed as the header says.
std::vector<TimeArc> time_arcs(const Network& network, const TemporalOptions& options);

// The first day on which each node is reached by one who is at `from` on `day`; kNever where it is not reached.
// Immutable after construction.
inline constexpr Day kNever = INT32_MAX;
class ArrivalSearch {
 public:
  ArrivalSearch(std::span<const TimeArc> arcs, std::size_t node_count, DateReading reading);
  ~ArrivalSearch();
  std::vector<Day> arrivals(NodeIndex from, Day day) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::graph
