#include "schema/event_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace dyad::schema {
namespace {

using Json = nlohmann::ordered_json;

Json span_to_json(base::TextSpan span, const base::CharacterOffsets* characters) {
  if (characters) span = characters->to_characters(span);
  return Json::array({span.begin, span.end});
}

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

void put(Json& json, const char* key, const std::vector<std::string>& values) {
  if (!values.empty()) json[key] = values;
}

template <typename T>
void put(Json& json, const char* key, const std::optional<T>& value) {
  if (value) json[key] = *value;
}

void put_object(Json& json, const char* key, Json value) {
  if (!value.empty()) json[key] = std::move(value);
}

void put_actor(Json& json, const Actor& actor) {
  put(json, "entity", actor.entity);
  put(json, "name", actor.name);
  if (actor.kind != EntityKind::Unknown) json["kind"] = to_string(actor.kind);
  put(json, "code", actor.code);
  put(json, "sector", actor.sectors);
  put(json, "wikidata", actor.wikidata);
}

Json action_to_json(const Action& action, const Ontology& ontology, const base::CharacterOffsets* characters) {
  Json json = Json::object();
  put(json, "text", action.text);
  json["span"] = span_to_json(action.span, characters);
  if (action.spans.size() > 1) {
    for (const base::TextSpan piece : action.spans) json["spans"].push_back(span_to_json(piece, characters));
  }
  put(json, "lemma", action.lemma);
  if (action.type) json["type"] = to_string(*action.type);
  put(json, "mode", action.modes);
  put(json, "contexts", action.contexts);
  put(json, "cameo", action.cameo);
  if (action.type) {
    json["quad"] = ontology.facts(*action.type).quad;
    json["score"] = ontology.score(*action.type, action.modes);
  }
  return json;
}

Json participants_to_json(const std::vector<Participant>& participants, const base::CharacterOffsets* characters) {
  Json json = Json::array();
  for (const Participant& participant : participants) json.push_back(participant_to_json(participant, characters));
  return json;
}

Json count_to_json(const Count& count) {
  if (count.low && count.low == count.high) return *count.low;
  Json json = Json::object();
  put(json, "low", count.low);
  put(json, "high", count.high);
  return json;
}

void put_count(Json& json, const char* key, const std::optional<Count>& count) {
  if (count && (count->low || count->high)) json[key] = count_to_json(*count);
}

Json evidence_to_json(const Evidence& evidence, const base::CharacterOffsets* characters) {
  return {{"span", span_to_json(evidence.span, characters)}, {"text", evidence.text}};
}

}  // namespace

Json actor_to_json(const Actor& actor) {
  Json json = Json::object();
  put_actor(json, actor);
  return json;
}

Json participant_to_json(const Participant& participant, const base::CharacterOffsets* characters) {
  Json json = Json::object();
  put(json, "text", participant.text);
  if (participant.span) json["span"] = span_to_json(*participant.span, characters);
  put_actor(json, participant.actor);
  return json;
}

Json date_to_json(const EventDate& date, const base::CharacterOffsets* characters) {
  Json json = Json::object();
  if (date.days.first) json["start"] = base::to_iso(*date.days.first);
  if (date.days.last) json["end"] = base::to_iso(*date.days.last);
  if (date.granularity != Granularity::Unknown) json["granularity"] = to_string(date.granularity);
  put(json, "text", date.text);
  if (date.span) json["span"] = span_to_json(*date.span, characters);
  put(json, "timex", date.timex);
  if (date.basis != DateBasis::Unknown) json["basis"] = to_string(date.basis);
  return json;
}

Json location_to_json(const Location& location) {
  Json json = Json::object();
  put(json, "text", location.text);
  put(json, "name", location.name);
  put(json, "country", location.country);
  put(json, "lat", location.latitude);
  put(json, "lon", location.longitude);
  put(json, "geonames", location.geonames);
  return json;
}

Json flags_to_json(const Flags& flags) {
  return {{"negated", flags.negated}, {"future", flags.future}, {"hypothetical", flags.hypothetical}, {"historical", flags.historical}};
}

Json counts_to_json(const Counts& counts) {
  Json json = Json::object();
  put_count(json, "dead", counts.dead);
  put_count(json, "injured", counts.injured);
  put_count(json, "arrested", counts.arrested);
  return json;
}

// A step that speaks several times (one line an actor) has a list.
Json explanation_to_json(const Explanation& explanation) {
  Json json = Json::object();
  for (const auto& [step, how] : explanation) {
    Json& entry = json[step];
    if (entry.is_null()) {
      entry = how;
    } else if (entry.is_array()) {
      entry.push_back(how);
    } else {
      entry = Json::array({entry, how});
    }
  }
  return json;
}

double round_confidence(double confidence) { return std::round(confidence * 1e4) / 1e4; }

Json event_to_json(const Event& event, const Ontology& ontology, const base::CharacterOffsets* characters) {
  Json json = Json::object();
  json["id"] = event.id;
  json["doc"] = event.document;
  json["sentence"] = event.sentence;
  json["action"] = action_to_json(event.action, ontology, characters);
  json["actor"] = participants_to_json(event.actors, characters);
  json["target"] = participants_to_json(event.targets, characters);
  put_object(json, "date", date_to_json(event.date, characters));
  if (event.location) put_object(json, "location", location_to_json(*event.location));
  json["flags"] = flags_to_json(event.flags);
  if (event.reported_by) put_object(json, "reported_by", participant_to_json(*event.reported_by, characters));
  put_object(json, "counts", counts_to_json(event.counts));
  json["evidence"] = evidence_to_json(event.evidence, characters);
  json["confidence"] = round_confidence(event.confidence);
  put_object(json, "explanation", explanation_to_json(event.explanation));
  return json;
}

Json relation_to_json(const Relation& relation, const base::CharacterOffsets* characters) {
  Json json = Json::object();
  json["doc"] = relation.document;
  json["sentence"] = relation.sentence;
  json["subject"] = participant_to_json(relation.subject, characters);
  json["relation"] = relation.relation;
  json["object"] = participant_to_json(relation.object, characters);
  put_object(json, "date", date_to_json(relation.date, characters));
  json["evidence"] = evidence_to_json(relation.evidence, characters);
  json["confidence"] = round_confidence(relation.confidence);
  put_object(json, "explanation", explanation_to_json(relation.explanation));
  return json;
}

std::string to_json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace dyad::schema
