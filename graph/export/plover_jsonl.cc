// One JSON line an event, with the fields that the PLOVER manual names.
#include <ostream>

#include <nlohmann/json.hpp>

#include "graph/export/coded_rows.h"
#include "graph/export/export.h"

namespace dyad::graph {
namespace {

using Json = nlohmann::ordered_json;

void set(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

Json entity_of(const schema::Actor& actor) {
  Json entity;
  set(entity, "code", actor.code);
  if (!actor.sectors.empty()) entity["sector"] = actor.sectors;
  set(entity, "entity_text", actor.name);
  set(entity, "identifier_id", actor.wikidata);
  set(entity, "identifier_text", actor.entity);
  return entity;
}

Json entities_of(const std::vector<schema::Actor>& actors) {
  Json list = Json::array();
  for (const schema::Actor& actor : actors) list.push_back(entity_of(actor));
  return list;
}

Json place_of(const schema::Location& place) {
  Json location;
  set(location, "extracted_place", place.text);
  set(location, "resolved_place", place.name);
  if (place.geonames) location["geonameid"] = *place.geonames;
  if (place.latitude) location["lat"] = *place.latitude;
  if (place.longitude) location["lon"] = *place.longitude;
  set(location, "country_code", place.country);
  return location;
}

// PLOVER has one number; of a range its lower end, as it gives what is known for certain.
Json size_of(const schema::Counts& counts) {
  Json size;
  const auto add = [&](const char* key, const std::optional<schema::Count>& count) {
    if (!count) return;
    if (count->low) size[key] = *count->low;
    else if (count->high) size[key] = *count->high;
  };
  add("dead", counts.dead);
  add("injured", counts.injured);
  add("arrested", counts.arrested);
  return size;
}

Json auxiliary_modes(const schema::Flags& flags) {
  Json modes = Json::array();
  if (flags.historical) modes.push_back("historical");
  if (flags.future) modes.push_back("future");
  if (flags.hypothetical) modes.push_back("hypothetical");
  if (flags.negated) modes.push_back("negation");
  return modes;
}

void add_report(Json& record, const MergedEvent& event) {
  if (event.reports.empty()) return;
  const EventReport& report = best_report(event.reports);
  set(record, "event_text", report.action);
  record["text"] = report.evidence.text;
  record["text_info"] = {{"sequence", report.sentence}, {"start", report.evidence.span.begin}, {"end", report.evidence.span.end}};
  Json cite;
  set(cite, "url", report.url);
  set(cite, "title", report.title);
  set(cite, "publication", report.publisher);
  cite["coder"] = "dyad";
  record["cite_info"] = cite;
}

Json record_of(const MergedEvent& event) {
  Json record = {{"id", event.id}};
  const CodedDate date = coded_date(event);
  if (date.first) record["date"] = base::to_iso(*date.first);
  if (date.last && date.last != date.first) record["enddate"] = base::to_iso(*date.last);
  record["actor"] = entities_of(event.actors);
  if (!event.targets.empty()) record["recipient"] = entities_of(event.targets);
  record["event"] = Json::array({schema::to_string(*event.type)});
  record["mode"] = event.modes;
  if (const Json modes = auxiliary_modes(event.flags); !modes.empty()) record["auxiliary_mode"] = modes;
  record["context"] = event.contexts;
  record["quad_code"] = event.quad;
  record["event_scale"] = event.score;
  if (event.location) record["event_loc"] = place_of(*event.location);
  if (const Json size = size_of(event.counts); !size.is_null()) record["size"] = size;
  add_report(record, event);
  if (date.of_publication) record["coding"] = {{"comment", "no date in the text: date of publication"}};
  return record;
}

}  // namespace

void write_plover_jsonl(const Network& network, std::ostream& out) {
  for (const MergedEvent& event : network.events) {
    if (event.type) out << record_of(event).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
}

}  // namespace dyad::graph
