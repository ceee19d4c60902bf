// Prints the sample records as JSON lines, for validate_records.py.
#include <cstdio>

#include <nlohmann/json.hpp>

#include "schema/event_json.h"
#include "tests/support/sample_events.h"

int main() {
  using namespace dyad;
  const auto ontology = schema::Ontology::load();
  if (!ontology) return 1;
  for (const auto& event : {test::full_event(), test::minimal_event()}) std::puts(schema::to_json_line(schema::event_to_json(event, *ontology)).c_str());
  std::puts(schema::to_json_line(schema::relation_to_json(test::full_relation())).c_str());
}
