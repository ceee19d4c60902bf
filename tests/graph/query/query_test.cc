#include "graph/query/query.h"

#include <catch2/catch.hpp>

#include "base/date.h"
#include "graph/query/full_text.h"
#include "tests/support/event_text.h"
#include "tests/support/sample_events.h"

namespace dyad::graph {
namespace {

schema::Participant party(const char* entity, const char* name, schema::EntityKind kind, const char* code, std::vector<std::string> sectors,
                          const char* text) {
  return {{entity, name, kind, code, std::move(sectors), {}}, text, {}};
}

schema::Event event(schema::EventType type, schema::Participant actor, schema::Participant target, const char* day, double confidence,
                    const char* evidence) {
  schema::Event out = test::events_from("A -AID-> B").front();
  out.id = evidence;
  out.action.type = type;
  out.actors = {std::move(actor)};
  out.targets = {std::move(target)};
  if (*day) out.date.days = {base::parse_date(day), base::parse_date(day)};
  out.confidence = confidence;
  out.evidence.text = evidence;
  return out;
}

// Five events among Russia, its minister, the European Union, NATO and the West.
Store make_store() {
  using enum schema::EventType;
  using enum schema::EntityKind;
  const auto russia = [](const char* text, std::vector<std::string> sectors = {}) { return party("country:RUS", "Russia", Country, "RUS", std::move(sectors), text); };
  const auto minister = party("person:sergei-lavrov", "Sergei Lavrov", Person, "RUS", {"GOV"}, "The foreign minister");
  const auto union_ = party("igo:EU", "European Union", InternationalOrganisation, "EUR", {}, "Brussels");
  const auto nato = party("igo:NATO", "NATO", InternationalOrganisation, "IGO", {"MIL"}, "the alliance");
  const auto west = party("people:west", "The West", People, "", {}, "the West");
  std::vector<schema::Event> events = {
      event(Request, russia("Moscow", {"GOV"}), nato, "2021-12-15", 0.9, "Moscow made demands of the alliance over Geneva."),
      event(Threaten, minister, union_, "2021-12-17", 0.4, "The foreign minister warned Brussels."),
      event(Accuse, west, russia("its"), "2021-12-20", 0.7, "It was accused by the West of peace-breaking."),
      event(Consult, union_, nato, "", 0.8, "Brussels talked with the alliance."),
      event(Assault, russia("Russia"), nato, "2021-12-15", 0.6, "Russia never attacked the alliance."),
  };
  events[1].flags.future = true;
  events[4].flags.negated = true;
  Store store = test::open_store(":memory:");
  auto relation = test::full_relation();
  relation.subject = party("person:sergei-lavrov", "Sergei Lavrov", Person, "RUS", {"GOV"}, "Lavrov");
  relation.relation = "foreign minister of";
  relation.object = russia("Russia");
  relation.evidence.text = "Russia's foreign minister Lavrov spoke.";
  for (std::size_t i = 0; i < events.size(); ++i) events[i].sentence = static_cast<std::uint32_t>(i);
  REQUIRE(store.put_document(test::document("a", {events[0], events[1]}), {events[0], events[1]}, {relation}));
  REQUIRE(store.put_document(test::document("b", {events[2], events[3], events[4]}), {events[2], events[3], events[4]}, {}));
  return store;
}

std::string types_of(Store& store, const EventFilter& filter) {
  const auto events = find_events(store, filter);
  INFO((events ? "" : events.error().message));
  REQUIRE(events);
  std::string text;
  for (const MergedEvent& found : *events) text += std::string(text.empty() ? "" : " ") + std::string(to_string(*found.type));
  return text;
}

EventFilter with(void (*change)(EventFilter&)) {
  EventFilter filter;
  change(filter);
  return filter;
}

TEST_CASE("filters choose merged events, in the order of their dates", "[query]") {
  Store store = make_store();
  const auto [change, expected] = GENERATE(table<void (*)(EventFilter&), const char*>({
      {[](EventFilter&) {}, "CONSULT REQUEST THREATEN ACCUSE"},
      {[](EventFilter& f) { f.negated = true; f.types = {schema::EventType::Assault}; }, "ASSAULT"},
      {[](EventFilter& f) { f.future = false; }, "CONSULT REQUEST ACCUSE"},
      {[](EventFilter& f) { f.actors = {"Russia"}; }, "REQUEST"},
      {[](EventFilter& f) { f.actors = {"RUS"}; }, "REQUEST THREATEN"},
      {[](EventFilter& f) { f.actors = {"RUS"}; f.targets = {"nato"}; }, "REQUEST"},
      {[](EventFilter& f) { f.actors = {"Lavrov", "european union"}; }, "CONSULT THREATEN"},
      {[](EventFilter& f) { f.entities = {"EU"}; }, "CONSULT THREATEN"},
      {[](EventFilter& f) { f.quads = {3}; }, "REQUEST THREATEN ACCUSE"},
      {[](EventFilter& f) { f.quads = {1}; f.types = {schema::EventType::Request}; }, ""},
      {[](EventFilter& f) { f.since = base::parse_date("2021-12-16"); }, "THREATEN ACCUSE"},
      {[](EventFilter& f) { f.until = base::parse_date("2021-12-15"); }, "REQUEST"},
      {[](EventFilter& f) { f.min_confidence = 0.75; }, "CONSULT REQUEST"},
      {[](EventFilter& f) { f.text = "alliance"; }, "CONSULT REQUEST"},
      {[](EventFilter& f) { f.text = "\"the alliance\" demand*"; }, "REQUEST"},
      {[](EventFilter& f) { f.text = "peace-breaking AND"; }, ""},
      {[](EventFilter& f) { f.text = "PEACE-BREAKING"; }, "ACCUSE"},
      {[](EventFilter& f) { f.documents = {"b"}; }, "CONSULT ACCUSE"},
      {[](EventFilter& f) { f.limit = 2; }, "CONSULT REQUEST"},
  }));
  CHECK(types_of(store, with(change)) == expected);
}

TEST_CASE("actors go by id, code, name, the names that texts use, and words of a name", "[query][entity]") {
  Store store = make_store();
  const auto [name, expected] = GENERATE(table<const char*, std::vector<std::string>>({
      {"country:RUS", {"country:RUS"}},
      {"RUS", {"country:RUS", "person:sergei-lavrov"}},
      {"russia", {"country:RUS"}},
      {"MOSCOW", {"country:RUS"}},
      {"EU", {"igo:EU"}},
      {"European  Union", {}},
      {"european union", {"igo:EU"}},
      {"Lavrov", {"person:sergei-lavrov"}},
      {"sergei-lavrov", {"person:sergei-lavrov"}},
      {"West", {"people:west"}},
      {"the alliance", {}},  // what a text calls several things is no name
      {"its", {}},
      {"av", {}},
  }));
  CAPTURE(name);
  const auto entities = find_entities(store, name);
  REQUIRE(entities);
  std::vector<std::string> ids;
  for (const Entity& entity : *entities) ids.push_back(entity.actor.entity);
  CHECK(ids == expected);
}

TEST_CASE("one entity is meant: the country by its code, else the most frequent", "[query][entity]") {
  Store store = make_store();
  CHECK(find_entity(store, "RUS")->actor.entity == "country:RUS");
  CHECK(find_entity(store, "Lavrov")->actor.entity == "person:sergei-lavrov");
  const auto none = find_entity(store, "Atlantis");
  REQUIRE_FALSE(none);
  CHECK(none.error().message == ":memory:: no actor is called 'Atlantis'");
  EventFilter filter;
  filter.targets = {"Atlantis"};
  CHECK(find_events(store, filter).error().code == base::ErrorCode::NotFound);
}

TEST_CASE("an entity counts its names, not the pronouns for it", "[query][entity]") {
  Store store = make_store();
  const auto russia = find_entity(store, "Russia");
  REQUIRE(russia);
  CHECK(russia->names == std::vector<NameCount>{{"Russia", 2}, {"Moscow", 1}});
  CHECK(russia->mentions == 4);
  CHECK(russia->documents == 2);
}

TEST_CASE("relations are found by their entities", "[query]") {
  Store store = make_store();
  EventFilter filter;
  filter.entities = {"Lavrov"};
  const auto relations = find_relations(store, filter);
  REQUIRE(relations);
  REQUIRE(relations->size() == 1);
  CHECK(relations->front().relation == "foreign minister of");
  CHECK(relations->front().sources == 1);
  filter.entities = {"NATO"};
  CHECK(find_relations(store, filter)->empty());
}

TEST_CASE("a narrowed network has the relations of its participants only", "[query]") {
  Store store = make_store();
  const auto whole = load_network(store);
  REQUIRE(whole);
  CHECK(whole->events.size() == 4);
  CHECK(whole->relations.size() == 1);
  CHECK(whole->nodes.size() == 5);
  EventFilter filter;
  filter.types = {schema::EventType::Consult};
  const auto narrow = load_network(store, filter);
  REQUIRE(narrow);
  CHECK(narrow->relations.empty());
  CHECK(narrow->nodes.size() == 2);
}

TEST_CASE("an event is found by the beginning of its id, with explanations", "[query]") {
  Store store = test::open_store(":memory:");
  const schema::Event full = test::full_event();
  schema::Event asserted = full;
  asserted.flags = {};
  REQUIRE(store.put_document(test::document("doc-1", {asserted}), {asserted}, {}));
  const std::string id = find_events(store, {})->front().id;
  const auto found = find_event(store, id.substr(0, 6));
  REQUIRE(found);
  CHECK(found->reports.front().explanation == full.explanation);
  CHECK(found->location == full.location);
  CHECK(found->counts == full.counts);
  CHECK(found->contexts == full.action.contexts);
  CHECK(found->reported_by == full.reported_by->actor);
  CHECK_FALSE(find_event(store, ""));
  CHECK_FALSE(find_event(store, "0123456789"));
}

TEST_CASE("a filter does not change what an event is", "[query]") {
  Store store = test::open_store(":memory:");
  test::put(store, "a", "A -AID-> B @2022-01-01 0.9", "one text here");
  test::put(store, "b", "A -AID-> B @2022-01-01..2022-01-31 0.2", "another text there");
  EventFilter filter;
  filter.documents = {"b"};
  CHECK(test::to_lines(*find_events(store, filter)) == std::vector<std::string>{"A -AID-> B @2022-01-01 x2/2"});
}

TEST_CASE("what a user types is a query, never an error", "[query]") {
  const auto [typed, query] = GENERATE(table<const char*, const char*>({
      {"border talks", R"("border" "talks")"},
      {R"("peace talks" geneva)", R"("peace talks" "geneva")"},
      {"negotiat*", R"("negotiat"*)"},
      {R"(un"balanced)", R"("unbalanced")"},
      {R"("open)", R"("open")"},
      {"AND OR NOT (", R"("AND" "OR" "NOT" "(")"},
      {"   ", ""},
      {"*", R"("*")"},
  }));
  CHECK(to_match_query(typed) == query);
}

}  // namespace
}  // namespace dyad::graph
