// Events and relations as JSON, one object a line: what `dyad extract` prints and the store reads back.
// The form is described by schema/event.schema.json; absent things are left out, never null.
//
//   std::cout << to_json_line(event_to_json(event, ontology)) << '\n';
//   Result<Event> event = read_event(line);
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/character_offsets.h"
#include "base/result.h"
#include "schema/event.h"

namespace dyad::schema {

// Keys in the order of the record in docs. Spans count bytes, or code points where the text's `characters` are given.
// `ontology` supplies quad category and score.
nlohmann::ordered_json event_to_json(const Event& event, const Ontology& ontology, const base::CharacterOffsets* characters = nullptr);
nlohmann::ordered_json relation_to_json(const Relation& relation, const base::CharacterOffsets* characters = nullptr);

// The parts, for other records that hold the same things.
nlohmann::ordered_json actor_to_json(const Actor& actor);
nlohmann::ordered_json participant_to_json(const Participant& participant, const base::CharacterOffsets* characters = nullptr);
nlohmann::ordered_json date_to_json(const EventDate& date, const base::CharacterOffsets* characters = nullptr);
nlohmann::ordered_json location_to_json(const Location& location);
nlohmann::ordered_json flags_to_json(const Flags& flags);
nlohmann::ordered_json counts_to_json(const Counts& counts);
nlohmann::ordered_json explanation_to_json(const Explanation& explanation);
double round_confidence(double confidence);  // four decimals: what a record shows

// One line without its newline; bytes that are not UTF-8 become U+FFFD.
std::string to_json_line(const nlohmann::ordered_json& json);

// The inverse of to_json with byte spans. Quad and score are not read, the ontology knows them; unknown keys are ignored.
// BadInput names the key: "date.start: expected a day as YYYY-MM-DD: 2021-13-01".
base::Result<Event> event_from_json(const nlohmann::ordered_json& json);
base::Result<Relation> relation_from_json(const nlohmann::ordered_json& json);
base::Result<Location> location_from_json(const nlohmann::ordered_json& json);
base::Result<Counts> counts_from_json(const nlohmann::ordered_json& json);
base::Result<Explanation> explanation_from_json(const nlohmann::ordered_json& json);
base::Result<Event> read_event(std::string_view line);
base::Result<Relation> read_relation(std::string_view line);

}  // namespace dyad::schema
