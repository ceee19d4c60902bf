#include "tests/support/sample_events.h"

namespace dyad::test {
namespace {

using base::TextSpan;

schema::Participant participant(const char* text, TextSpan span, schema::Actor actor) { return {std::move(actor), text, span}; }

schema::EventDate day_date(const char* iso) {
  const auto day = base::parse_date(iso);
  return {{day, day}, schema::Granularity::Day, schema::DateBasis::Stated, "On Tuesday", TextSpan{0, 10}, iso};
}

}  // namespace

schema::Event full_event() {
  schema::Event event;
  event.id = "e1";
  event.document = "doc-1";
  event.sentence = 2;
  event.action = {"présent … proposals", {{20, 28}, {40, 49}}, {20, 28}, "present proposal", schema::EventType::Request, {"change"},
                  {"diplomatic", "territory"}, "100"};
  event.actors = {participant("the envoy", {11, 20}, {"person:ana-perel", "Ana Perel", schema::EntityKind::Person, "GBR", {"GOV"}, "Q42"})};
  event.targets = {participant("Paris", {53, 58}, {"country:FRA", "France", schema::EntityKind::Country, "FRA", {"GOV"}, ""})};
  event.date = day_date("2023-05-02");
  event.location = schema::Location{"Porto Alba", "Porto Alba", "PRT", 41.5, -8.25, 2735943};
  event.flags = {true, false, true, false};
  event.reported_by = schema::Participant{{"country:ESP", "Spain", schema::EntityKind::Country, "ESP", {}, ""}, "", {}};
  event.counts = {schema::Count{3, 3}, schema::Count{12, {}}, schema::Count{5, 8}};
  event.evidence = {{0, 90}, "On Tuesday the envoy did not présent the list of proposals to Paris."};
  event.confidence = 0.8125;
  event.explanation = {{"lexicon", "present proposal -> REQUEST"}, {"actor", "title"}, {"actor", "possessive"}};
  return event;
}

schema::Event minimal_event() {
  schema::Event event;
  event.id = "e2";
  event.document = "doc-1";
  event.action.spans = {{3, 9}};
  event.action.span = {3, 9};
  event.evidence = {{0, 12}, "It rained."};
  return event;
}

schema::Relation full_relation() {
  schema::Relation relation;
  relation.document = "doc-1";
  relation.sentence = 1;
  relation.subject = participant("Ana Perel", {30, 39}, {"person:ana-perel", "Ana Perel", schema::EntityKind::Person, "GBR", {"GOV"}, ""});
  relation.relation = "trade minister of";
  relation.object = participant("Britain", {10, 17}, {"country:GBR", "United Kingdom", schema::EntityKind::Country, "GBR", {}, "Q145"});
  relation.date = day_date("2023-05-02");
  relation.date.days.last.reset();
  relation.evidence = {{10, 80}, "Britain's trade minister Ana Perel spoke."};
  relation.confidence = 0.9;
  relation.explanation = {{"rule", "title before name"}};
  return relation;
}

}  // namespace dyad::test
