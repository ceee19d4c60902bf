// Persons across documents: a bare surname in one is whom the others establish for that time.
#include "graph/entity/name_links.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "graph/query/query.h"
#include "graph/query/unknown_actors.h"
#include "tests/support/event_text.h"

namespace dyad::graph {
namespace {

// An article in which `who` accuses Chile; with an office, "Elena Quiroga, foreign minister of Peru, ...".
struct Article {
  std::string id;
  std::string date;
  std::string who;                       // "Quiroga"
  std::string entity;                    // "person:quiroga"
  std::string code;                      // of the mention
  std::vector<std::string> sectors;
  std::string office;                    // of Peru; empty: none
};

void put(Store& store, const Article& article) {
  auto events = test::events_from(fmt::format("PER -ACCUSE-> CHL @{} \"{} accused Chile in {}.\"", article.date, article.who, article.id));
  const schema::Participant person{{article.entity, article.who, schema::EntityKind::Person, article.code, article.sectors, {}}, article.who, {}};
  events[0].actors = {person};
  std::vector<schema::Relation> relations;
  if (!article.office.empty()) {
    schema::Relation relation;
    relation.subject = person;
    relation.relation = article.office;
    relation.object = {test::country("PER"), "Peru", {}};
    relation.evidence = events[0].evidence;
    relation.confidence = 0.9;
    relations.push_back(std::move(relation));
  }
  DocumentRecord record = test::document(article.id, events);
  record.published = base::parse_date(article.date);
  REQUIRE(store.put_document(record, events, relations));
}

const Article kOffice = {"a", "2023-03-06", "Elena Quiroga", "person:elena-quiroga", "PER", {"GOV"}, "foreign minister of"};
const Article kBare = {"b", "2023-03-10", "Quiroga", "org:quiroga", "", {}, ""};
const Article kWhole = {"c", "2023-03-12", "Elena Quiroga", "person:elena-quiroga", "", {}, ""};
const Article kPlace = {"d", "2023-03-13", "Elena Quiroga", "person:elena-quiroga", "CHL", {}, ""};
const Article kMuchLater = {"e", "2033-03-10", "Quiroga", "org:quiroga", "", {}, ""};
const Article kNamesake = {"f", "2023-03-20", "Juan Quiroga", "person:juan-quiroga", "ARG", {"BUS"}, ""};
const Article kForeign = {"g", "2023-03-15", "Elena Quiroga", "person:elena-quiroga", "CHL", {"GOV"}, ""};

// "person:elena-quiroga PER GOV" of the actor in each document's event, by date.
std::vector<std::string> actors_of(Store& store) {
  std::vector<std::string> lines;
  const auto events = find_events(store, {});
  REQUIRE(events);
  for (const MergedEvent& event : *events) {
    const schema::Actor& actor = event.actors.front();
    lines.push_back(fmt::format("{} {}{}{}", actor.entity, actor.code, actor.sectors.empty() ? "" : " ", actor.sectors.empty() ? "" : actor.sectors.front()));
  }
  return lines;
}

std::vector<std::string> actors_of(const std::vector<Article>& articles) {
  Store store = test::open_store(":memory:");
  for (const Article& article : articles) put(store, article);
  return actors_of(store);
}

using Lines = std::vector<std::string>;

TEST_CASE("a surname is the person whose office other documents state", "[entity]") {
  CHECK(actors_of({kBare}) == Lines{"org:quiroga "});
  CHECK(actors_of({kOffice, kBare}) == Lines{"person:elena-quiroga PER GOV", "person:elena-quiroga PER GOV"});
}

TEST_CASE("a surname stays itself long after, and where two persons of that name are known", "[entity]") {
  CHECK(actors_of({kOffice, kBare, kMuchLater}) == Lines{"person:elena-quiroga PER GOV", "person:elena-quiroga PER GOV", "org:quiroga "});
  CHECK(actors_of({kOffice, kBare, kNamesake}) == Lines{"person:elena-quiroga PER GOV", "org:quiroga ", "person:juan-quiroga ARG BUS"});
}

TEST_CASE("a person has the office that other documents state, whatever country the place gives", "[entity]") {
  CHECK(actors_of({kOffice, kWhole, kPlace, kForeign}) == Lines(4, "person:elena-quiroga PER GOV"));
  CHECK(actors_of({kWhole, kPlace}) == Lines{"person:elena-quiroga ", "person:elena-quiroga CHL"});
}

TEST_CASE("the order of documents does not show, nor that some were in and went", "[entity]") {
  std::vector<Article> articles = {kOffice, kBare, kWhole, kPlace, kMuchLater, kNamesake};
  Store first = test::open_store(":memory:"), last = test::open_store(":memory:");
  for (const Article& article : articles) put(first, article);
  std::reverse(articles.begin(), articles.end());
  for (const Article& article : articles) put(last, article);
  CHECK(test::describe(*load_network(first)) == test::describe(*load_network(last)));
  REQUIRE(*first.remove_document("f"));
  Store without = test::open_store(":memory:");
  for (const Article& article : {kMuchLater, kPlace, kWhole, kBare, kOffice}) put(without, article);
  CHECK(test::describe(*load_network(first)) == test::describe(*load_network(without)));
}

TEST_CASE("who is linked is found under either name and counted once", "[entity]") {
  Store store = test::open_store(":memory:");
  for (const Article& article : {kOffice, kBare, kMuchLater}) put(store, article);
  const auto ids = [&](std::string_view name) {
    Lines found;
    const auto entities = find_entities(store, name);
    REQUIRE(entities);
    for (const Entity& entity : *entities) found.push_back(fmt::format("{} {}", entity.actor.entity, entity.mentions));
    return found;
  };
  CHECK(ids("Quiroga") == Lines{"org:quiroga 1", "person:elena-quiroga 3"});  // two events and a relation
  CHECK(ids("Elena Quiroga") == Lines{"person:elena-quiroga 3"});
  EventFilter filter;
  filter.actors = {"Elena Quiroga"};
  CHECK(find_events(store, filter)->size() == 2);
  const auto unknown = find_unknown_actors(store, {});
  REQUIRE(unknown);
  REQUIRE(unknown->size() == 1);
  CHECK(unknown->front().actor.entity == "org:quiroga");
  CHECK(unknown->front().examples == std::vector<UnknownActor::Example>{{"e", "Quiroga accused Chile in e."}});
}

TEST_CASE("a link says what it hangs on, and gives way to a correction", "[entity]") {
  Store store = test::open_store(":memory:");
  for (const Article& article : {kOffice, kBare}) {
    put(store, article);
  }
  auto events = test::events_from("PER -AID-> CHL @2023-03-10 \"Quiroga thanked Chile.\"");
  events[0].actors[0].actor = {"org:quiroga", "Quiroga", schema::EntityKind::Organisation, {}, {}, {}};
  events[0].actors[0].text = "Quiroga";
  events[0].explanation = {{"lexicon", "aid"}};
  DocumentRecord record = test::document("h", events);
  record.published = base::parse_date("2023-03-10");
  REQUIRE(store.put_document(record, events, {}));
  EventFilter filter;
  filter.types = {schema::EventType::Aid};
  const auto shown = find_event(store, find_events(store, filter)->front().id);
  REQUIRE(shown);
  CHECK(shown->reports.front().explanation.back().second == "Quiroga: Elena Quiroga, foreign minister of PER (said in a)");
  REQUIRE(store.add_correction({Correction::Kind::RenameEntity, "org:quiroga", "Quiroga and Sons", "", "me", "2024-01-01"}, {}));
  CHECK(find_events(store, filter)->front().actors.front().name == "Quiroga and Sons");
}

}  // namespace
}  // namespace dyad::graph
