// Merged events, relations and entities as JSON records, shaped like the records of extraction (schema/event_json.h):
// {"id","action":{"lemma","type",…},"actor":[…],"target":[…],"date":{…},"flags":{…},"sources":100,"independent":1,"confidence":0.8,"reports":[…]}
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "graph/entity/entity.h"
#include "graph/store/merged_event.h"

namespace dyad::graph {

nlohmann::ordered_json merged_event_to_json(const MergedEvent& event);
nlohmann::ordered_json merged_relation_to_json(const MergedRelation& relation);
nlohmann::ordered_json entity_to_json(const Entity& entity);

}  // namespace dyad::graph
