// Paths in the order of time: each event on the way happens no earlier than the one before it.
//
//   auto path = temporal_path(network, *from, *to, {.goal = TemporalGoal::EarliestArrival});
//   path->path.hops[0].day       // the day of the first event on the way
//
// What is known of an event's day is an interval. A path is read in one of two ways:
//   Possible   one day can be chosen in each interval so that the days never fall. "Last week" and "on Wednesday" may follow
//              each other in either order. The day that is chosen is part of the answer.
//   Certain    whatever the days were: each interval ends before or on the day on which the next begins.
// Two events of one day may follow each other. An open interval ("since 2014") reaches in Possible to the first or last day that
// the network or the window names, and is never part of a Certain path. Events without any date and relations are on no path.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "graph/path/path.h"

namespace dyad::graph {

enum class TemporalGoal : std::uint8_t {
  EarliestArrival,  // the last event as early as possible
  LatestDeparture,  // the first event as late as possible
  Fastest,          // the fewest days from the first to the last event
};

enum class DateReading : std::uint8_t { Possible, Certain };

struct TemporalOptions {
  TemporalGoal goal = TemporalGoal::EarliestArrival;
  DateReading reading = DateReading::Possible;
  bool directed = false;
  bool negated = false;
  bool hypothetical = true;
  double min_confidence = 0;
  base::DateInterval window = {};  // no event of the path before its first, none after its last day
};

struct TemporalPath {
  Path path;                       // each hop with its day and the one event that is taken
  base::Date departure;
  base::Date arrival;
};

// Of the paths that reach the goal equally well, the one with the fewest hops, then the smallest entity ids; of the events of
// a hop the one that comes first, then the surest. Nothing if there is no path, or the two are the same node.
// REQUIRES: from and to are nodes of the network.
std::optional<TemporalPath> temporal_path(const Network& network, NodeIndex from, NodeIndex to, const TemporalOptions& options);

}  // namespace dyad::graph
