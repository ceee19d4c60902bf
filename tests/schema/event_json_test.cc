#include "schema/event_json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/sample_events.h"

namespace dyad::schema {
namespace {

std::string write(const Event& event) {
  static const auto ontology = Ontology::load();
  REQUIRE(ontology);
  return to_json_line(event_to_json(event, *ontology));
}

TEST_CASE("an event is written as the record of the design", "[json]") {
  CHECK(write(test::full_event()) ==
        R"({"id":"e1","doc":"doc-1","sentence":2,"action":{"text":"présent … proposals","span":[20,28],"spans":[[20,28],[40,49]],)"
        R"("lemma":"present proposal","type":"REQUEST","mode":["change"],"contexts":["diplomatic","territory"],"cameo":"100","quad":3,"score":-1.0},)"
        R"("actor":[{"text":"the envoy","span":[11,20],"entity":"person:ana-perel","name":"Ana Perel","kind":"person","code":"GBR","sector":["GOV"],)"
        R"("wikidata":"Q42"}],"target":[{"text":"Paris","span":[53,58],"entity":"country:FRA","name":"France","kind":"country","code":"FRA",)"
        R"("sector":["GOV"]}],"date":{"start":"2023-05-02","end":"2023-05-02","granularity":"day","text":"On Tuesday","span":[0,10],)"
        R"("timex":"2023-05-02","basis":"stated"},"location":{"text":"Porto Alba","name":"Porto Alba","country":"PRT","lat":41.5,"lon":-8.25,)"
        R"("geonames":2735943},"flags":{"negated":true,"future":false,"hypothetical":true,"historical":false},)"
        R"("reported_by":{"entity":"country:ESP","name":"Spain","kind":"country","code":"ESP"},)"
        R"("counts":{"dead":3,"injured":{"low":12},"arrested":{"low":5,"high":8}},)"
        R"("evidence":{"span":[0,90],"text":"On Tuesday the envoy did not présent the list of proposals to Paris."},"confidence":0.8125,)"
        R"("explanation":{"lexicon":"present proposal -> REQUEST","actor":["title","possessive"]}})");
}

TEST_CASE("absent things are left out", "[json]") {
  CHECK(write(test::minimal_event()) ==
        R"({"id":"e2","doc":"doc-1","sentence":0,"action":{"span":[3,9]},"actor":[],"target":[],)"
        R"("flags":{"negated":false,"future":false,"hypothetical":false,"historical":false},"evidence":{"span":[0,12],"text":"It rained."},"confidence":0.0})");
}

TEST_CASE("events and relations come back as they were written", "[json]") {
  for (const Event& event : {test::full_event(), test::minimal_event()}) {
    const auto read = read_event(write(event));
    REQUIRE(read);
    CHECK(*read == event);
  }
  const auto relation = read_relation(to_json_line(relation_to_json(test::full_relation())));
  REQUIRE(relation);
  CHECK(*relation == test::full_relation());
}

TEST_CASE("spans count characters where they are asked for", "[json]") {
  const auto ontology = Ontology::load();
  REQUIRE(ontology);
  const std::string text = "Zoë Île … presented";
  Event event = test::minimal_event();
  event.action.span = {14, 23};
  event.action.spans = {{14, 23}};
  const base::CharacterOffsets offsets(text);
  const auto json = event_to_json(event, *ontology, &offsets);
  CHECK(json["action"]["span"].dump() == "[10,19]");
}

TEST_CASE("bytes that are not UTF-8 do not stop a record", "[json]") {
  Event event = test::minimal_event();
  event.evidence.text = "bad \xff byte";
  CHECK(write(event).find("bad \xEF\xBF\xBD byte") != std::string::npos);
}

TEST_CASE("a bad record names the key and what was expected", "[json]") {
  const auto [key, value, message] = GENERATE(table<const char*, const char*, const char*>({
      {"/date/start", R"("2021-13-01")", "date.start: expected a day as YYYY-MM-DD: 2021-13-01"},
      {"/date/end", R"("2023-05-01")", "date.end: expected a day not before the start: 2023-05-01"},
      {"/action/type", R"("DEMAND")", "action.type: expected one of the sixteen event types: DEMAND"},
      {"/action/span", "[9,3]", "action.span: expected a span [begin,end]: [9,3]"},
      {"/actor/0/sector", R"("GOV")", "actor[0].sector: expected a list of texts: GOV"},
      {"/actor/0/kind", R"("ship")", "actor[0].kind: expected a kind of entity: ship"},
      {"/flags/negated", "1", "flags.negated: expected true or false: 1"},
      {"/counts/dead", R"("few")", "counts.dead: expected a whole number: few"},
      {"/confidence", "1.5", "confidence: expected a number from 0 to 1: 1.5"},
      {"/sentence", "-1", "sentence: expected a sentence number from 0: -1"},
      {"/evidence", "null", "evidence: expected an object, found nothing"},
      {"/doc", "7", "doc: expected a text: 7"},
  }));
  CAPTURE(key);
  auto json = nlohmann::ordered_json::parse(write(test::full_event()));
  json[nlohmann::ordered_json::json_pointer(key)] = nlohmann::ordered_json::parse(value);
  const auto read = event_from_json(json);
  REQUIRE_FALSE(read);
  CHECK(read.error().message == message);
}

TEST_CASE("what is not a JSON object is refused", "[json]") {
  for (const char* line : {"", "{", "[1]", "7", "{\"id\":\"x\"} {}"}) {
    CAPTURE(line);
    CHECK_FALSE(read_event(line));
  }
}

}  // namespace
}  // namespace dyad::schema
