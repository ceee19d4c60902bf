#include <algorithm>

#include <catch2/catch.hpp>

#include "graph/query/query.h"
#include "tests/support/event_text.h"

namespace dyad::graph {
namespace {

using Lines = std::vector<std::string>;
using Kind = Correction::Kind;

void correct(Store& store, Kind kind, std::string subject, std::string value, std::string detail = {}, const std::vector<std::string>& codings = {}) {
  REQUIRE(store.add_correction({kind, std::move(subject), std::move(value), std::move(detail), "Ines", "2023-01-01"}, codings));
}

Lines events_of(Store& store) {
  const auto events = find_events(store, {});
  REQUIRE(events);
  auto lines = test::to_lines(*events);
  std::sort(lines.begin(), lines.end());
  return lines;
}

// The codings of the only event of a type.
std::vector<std::string> codings(Store& store, schema::EventType type) {
  EventFilter filter;
  filter.types = {type};
  const auto events = find_events(store, filter);
  REQUIRE(events);
  REQUIRE(events->size() == 1);
  const auto found = codings_of(store, events->front());
  REQUIRE(found);
  return *found;
}

TEST_CASE("merged entities are one in events, names and filters", "[corrections]") {
  Store store = test::open_store(":memory:");
  test::put(store, "a", "RUS -REQUEST-> NATO @2021-12-15", "text of one");
  test::put(store, "b", "SUN -REQUEST-> NATO @2021-12-15", "text of another");
  CHECK(events_of(store).size() == 2);
  correct(store, Kind::MergeEntity, "country:SUN", "country:RUS");
  CHECK(events_of(store) == Lines{"RUS -REQUEST-> NATO @2021-12-15 x2/2"});
  EventFilter filter;
  filter.actors = {"SUN"};  // the old code still finds what it became
  CHECK(find_events(store, filter)->size() == 1);
  const auto entity = find_entity(store, "Rus");
  REQUIRE(entity);
  CHECK(entity->actor.entity == "country:RUS");
  CHECK(entity->mentions == 2);
  CHECK(find_entities(store)->size() == 2);
}

TEST_CASE("a renamed entity has its name everywhere", "[corrections]") {
  Store store = test::open_store(":memory:");
  test::put(store, "a", "RUS -REQUEST-> NATO @2021-12-15");
  correct(store, Kind::RenameEntity, "country:RUS", "Russian Federation");
  CHECK(find_events(store, {})->front().actors.front().name == "Russian Federation");
  CHECK(load_network(store)->nodes[1].actor.name == "Russian Federation");
  CHECK(find_entity(store, "russian federation")->actor.entity == "country:RUS");
}

TEST_CASE("a split entity leaves by the words that name the other one", "[corrections]") {
  Store store = test::open_store(":memory:");
  auto events = test::events_from("GEO -AID-> UKR @2022-01-01\nGEO -AID-> UKR @2022-01-01");
  events[0].actors[0].text = "Georgia";
  events[1].actors[0].text = "the Georgia legislature";
  events[0].id = "0";
  events[1].id = "1";
  REQUIRE(store.put_document(test::document("a", events), events, {}));
  CHECK(events_of(store).size() == 1);
  correct(store, Kind::SplitEntity, "country:GEO", "gov:USA-georgia", "The Georgia Legislature");
  CHECK(events_of(store) == Lines{"GEO -AID-> UKR @2022-01-01 x1/1", "USA-georgia -AID-> UKR @2022-01-01 x1/1"});
  EventFilter filter;
  filter.actors = {"gov:USA-georgia"};
  CHECK(find_events(store, filter)->size() == 1);
  CHECK(find_entities(store, "gov:USA-georgia")->front().mentions == 1);
}

TEST_CASE("a rejected event stays away, from copies and after a rebuild too", "[corrections]") {
  Store store = test::open_store(":memory:");
  const std::string lines = "RUS -ASSAULT-> NATO @2021-12-15\nRUS -REQUEST-> NATO @2021-12-15";
  test::put(store, "a", lines);
  correct(store, Kind::RejectEvent, "the id it had", "", "", codings(store, schema::EventType::Assault));
  CHECK(events_of(store) == Lines{"RUS -REQUEST-> NATO @2021-12-15 x1/1"});
  test::put(store, "copy", lines);
  CHECK(events_of(store) == Lines{"RUS -REQUEST-> NATO @2021-12-15 x2/1"});
  REQUIRE(store.remove_document("a"));
  REQUIRE(store.remove_document("copy"));
  test::put(store, "a", lines);
  CHECK(events_of(store) == Lines{"RUS -REQUEST-> NATO @2021-12-15 x1/1"});
  // Another sentence with the same coding is not what was rejected.
  test::put(store, "b", "RUS -ASSAULT-> NATO @2021-12-15 \"Shells fell on the base.\"");
  CHECK(events_of(store).size() == 2);
}

TEST_CASE("a recoded event merges as what it is now", "[corrections]") {
  Store store = test::open_store(":memory:");
  test::put(store, "a", "RUS -AID-> NATO @2021-12-15", "text of one");
  test::put(store, "b", "RUS -REQUEST-> NATO @2021-12-15", "text of another");
  correct(store, Kind::RecodeEvent, "the id it had", "REQUEST change", "", codings(store, schema::EventType::Aid));
  CHECK(events_of(store) == Lines{"RUS -REQUEST/change-> NATO @2021-12-15 x2/2"});
  CHECK(find_events(store, {})->front().quad == 3);
}

TEST_CASE("corrections come back with who and when", "[corrections]") {
  Store store = test::open_store(":memory:");
  correct(store, Kind::RenameEntity, "country:RUS", "Russian Federation");
  const auto corrections = store.corrections();
  REQUIRE(corrections);
  REQUIRE(corrections->size() == 1);
  CHECK(corrections->front().who == "Ines");
  CHECK(corrections->front().made_at == "2023-01-01");
  CHECK(to_string(corrections->front().kind) == "rename");
}

}  // namespace
}  // namespace dyad::graph
