// Events over time, counted by day, week, month or year.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "graph/view/network.h"

namespace dyad::graph {

enum class TimeStep : std::uint8_t { Day, Week, Month, Year };  // weeks begin on Monday
std::optional<TimeStep> to_time_step(std::string_view name);    // "day", "week", "month", "year"

struct TimelineRow {
  base::Date first;           // first day of the step
  std::string label;          // "2021-12-13", "2021-W50", "2021-12", "2021"
  std::size_t events = 0;     // that begin in it; each event counts once
  std::size_t quads[4] = {};
  std::size_t uncertain = 0;  // of them, those whose interval reaches beyond the step, or has an open end
  double mean_score = 0;      // over events with a type; 0 without any
  std::size_t reports = 0;
};

struct Timeline {
  std::vector<TimelineRow> rows;  // from the first to the last step with an event, empty ones too
  std::size_t undated = 0;        // events that are in no row
};
Timeline make_timeline(const Network& network, TimeStep step);

}  // namespace dyad::graph
