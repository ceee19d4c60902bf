// What the formats of event data sets have in common: one row an ordered pair of actors, a date always, CAMEO codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "graph/view/network.h"

namespace dyad::graph {

// Data sets want a date. Where the text gave none it is that of the first report's publication, and marked.
struct CodedDate {
  std::optional<base::Date> first;
  std::optional<base::Date> last;
  bool of_publication = false;
};
CodedDate coded_date(const MergedEvent& event);

// An event between two actors, or one actor alone. Reciprocal events give both directions, as in these data sets.
struct CodedRow {
  const MergedEvent* event = nullptr;
  const schema::Actor* actor = nullptr;
  const schema::Actor* target = nullptr;  // null: the event has none
  std::uint64_t number = 0;               // stable, from a hash over event and pair; below 2^60
};

// Of events that have a CAMEO code and took place: no denied, planned or hypothetical ones, because these formats cannot say so.
std::vector<CodedRow> coded_rows(const Network& network);

// The role by which CAMEO names a PLOVER sector: JRN -> MED, MED -> HLH; empty for what CAMEO lacks.
std::string cameo_role(const std::string& sector);

// Quad class of a CAMEO code as GDELT counts it: roots 01-05 are 1, 06-09 2, 10-14 3, 15-20 4; 0 for anything else.
int gdelt_quad(const std::string& cameo);

// "Russia" for RUS, if the network has the country; else the code.
std::string country_name(const Network& network, const std::string& code);

}  // namespace dyad::graph
