#include "graph/query/merged_event_json.h"

#include <nlohmann/json.hpp>

#include "schema/event_json.h"

namespace dyad::graph {
namespace {

using Json = nlohmann::ordered_json;

Json span_to_json(base::TextSpan span) { return Json::array({span.begin, span.end}); }

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void put_object(Json& json, const char* key, Json object) {
  if (!object.empty()) json[key] = std::move(object);
}

Json action_to_json(const MergedEvent& event) {
  Json json = Json::object();
  put(json, "lemma", event.lemma);
  if (event.type) json["type"] = to_string(*event.type);
  if (!event.modes.empty()) json["mode"] = event.modes;
  if (!event.contexts.empty()) json["contexts"] = event.contexts;
  put(json, "cameo", event.cameo);
  if (event.type) {
    json["quad"] = event.quad;
    json["score"] = event.score;
  }
  return json;
}

Json actors_to_json(const std::vector<schema::Actor>& actors) {
  Json json = Json::array();
  for (const schema::Actor& actor : actors) json.push_back(schema::actor_to_json(actor));
  return json;
}

Json report_to_json(const EventReport& report) {
  Json json = {{"doc", report.document}};
  put(json, "title", report.title);
  put(json, "url", report.url);
  put(json, "publisher", report.publisher);
  if (report.published) json["published"] = base::to_iso(*report.published);
  json["sentence"] = report.sentence;
  if (!report.mention.empty()) json["event"] = report.mention;
  put(json, "action", report.action);
  if (!report.mention.empty()) json["span"] = span_to_json(report.action_span);
  json["evidence"] = {{"span", span_to_json(report.evidence.span)}, {"text", report.evidence.text}};
  put_object(json, "date", schema::date_to_json(report.date));
  json["confidence"] = report.confidence;
  put(json, "merged", report.merge_reason);
  put(json, "copy_of", report.copy_of);
  put_object(json, "explanation", schema::explanation_to_json(report.explanation));
  return json;
}

Json reports_to_json(const std::vector<EventReport>& reports) {
  Json json = Json::array();
  for (const EventReport& report : reports) json.push_back(report_to_json(report));
  return json;
}

}  // namespace

Json merged_event_to_json(const MergedEvent& event) {
  Json json = {{"id", event.id}, {"action", action_to_json(event)}, {"actor", actors_to_json(event.actors)}, {"target", actors_to_json(event.targets)}};
  put_object(json, "date", schema::date_to_json(event.date));
  if (event.location) put_object(json, "location", schema::location_to_json(*event.location));
  json["flags"] = schema::flags_to_json(event.flags);
  if (event.reported_by) json["reported_by"] = schema::actor_to_json(*event.reported_by);
  put_object(json, "counts", schema::counts_to_json(event.counts));
  json["sources"] = event.sources;
  json["independent"] = event.independent;
  json["confidence"] = event.confidence;
  json["reports"] = reports_to_json(event.reports);
  return json;
}

Json merged_relation_to_json(const MergedRelation& relation) {
  Json json = {{"subject", schema::actor_to_json(relation.subject)}, {"relation", relation.relation}, {"object", schema::actor_to_json(relation.object)}};
  put_object(json, "date", schema::date_to_json(relation.date));
  json["sources"] = relation.sources;
  json["independent"] = relation.independent;
  json["confidence"] = relation.confidence;
  json["reports"] = reports_to_json(relation.reports);
  return json;
}

Json entity_to_json(const Entity& entity) {
  Json json = schema::actor_to_json(entity.actor);
  Json names = Json::array();
  for (const NameCount& name : entity.names) names.push_back({{"name", name.name}, {"mentions", name.mentions}});
  put_object(json, "names", std::move(names));
  json["mentions"] = entity.mentions;
  json["documents"] = entity.documents;
  return json;
}

}  // namespace dyad::graph
