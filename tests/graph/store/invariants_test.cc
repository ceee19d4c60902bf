// What holds of every store, whatever came when: checked on random histories against a store built straight.
#include <algorithm>
#include <map>
#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "graph/query/query.h"
#include "tests/support/event_text.h"

namespace dyad::graph {
namespace {

using Documents = std::map<std::string, std::string>;  // events by document

// A random event among few actors, types and days, so that many merge.
std::string random_line(std::mt19937& random) {
  const auto pick = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  const char* actors[] = {"A", "B", "A,B", "C"};
  const char* types[] = {"REQUEST", "REQUEST/change", "REQUEST/meet", "AID"};
  const char* flags[] = {"", "", "", " negated", " future"};
  std::string date;
  const int first = 10 + pick(6), last = first + pick(4);
  if (const int kind = pick(8); kind < 4) date = fmt::format(" @2021-12-{}", first);
  else if (kind < 6) date = fmt::format(" @2021-12-{}..2021-12-{}", first, last);
  else if (kind < 7) date = fmt::format(" @2021-12-{}..", first);
  return fmt::format("{} -{}-> {}{}{} 0.{}", actors[pick(4)], types[pick(4)], actors[pick(4)], date, flags[pick(5)], 1 + pick(9));
}

Documents random_documents(std::mt19937& random, int count) {
  Documents documents;
  std::string last;
  for (int i = 0; i < count; ++i) {
    std::string lines;
    const int events = 1 + static_cast<int>(random() % 4);
    for (int event = 0; event < events; ++event) lines += random_line(random) + "\n";
    if (random() % 4 == 0 && !last.empty()) lines = last;  // a copy
    documents[fmt::format("doc{:03}", random() % 1000)] = last = lines;
  }
  return documents;
}

std::string network_of(Store& store, MergePolicy policy) {
  EventFilter everything;
  everything.negated = true;
  const auto network = load_network(store, everything, policy);
  REQUIRE(network);
  return test::describe(*network);
}

std::string built_straight(const Documents& documents, MergePolicy policy) {
  Store store = test::open_store(":memory:");
  for (const auto& [id, lines] : documents) test::put(store, id, lines);
  return network_of(store, policy);
}

TEST_CASE("any order of documents, with removals and repetitions, gives the same network", "[store][invariants]") {
  const unsigned seed = GENERATE(range(1U, 13U));
  const MergePolicy policy = GENERATE(MergePolicy::Default, MergePolicy::Strict, MergePolicy::OneADay);
  CAPTURE(seed, to_string(policy));
  std::mt19937 random(seed);
  const Documents documents = random_documents(random, 12);
  const Documents others = random_documents(random, 8);
  Store store = test::open_store(":memory:");
  std::vector<std::string> steps;
  for (const auto& [id, lines] : documents) steps.insert(steps.end(), {id, id});  // each twice
  for (const auto& [id, lines] : others) steps.push_back(id);
  std::shuffle(steps.begin(), steps.end(), random);
  for (const std::string& id : steps) {
    // First the other document of the same id, if there is one; it is replaced in the end.
    const bool is_other = others.contains(id) && random() % 2 == 0;
    test::put(store, id, is_other || !documents.contains(id) ? others.at(id) : documents.at(id));
    if (random() % 5 == 0) REQUIRE(store.remove_document(id));
  }
  for (const auto& [id, lines] : others) {
    if (!documents.contains(id)) REQUIRE(store.remove_document(id));
  }
  for (const auto& [id, lines] : documents) test::put(store, id, lines);
  CHECK(network_of(store, policy) == built_straight(documents, policy));
}

TEST_CASE("events of opposite polarity or different flags never merge", "[store][invariants]") {
  std::mt19937 random(7);
  Store store = test::open_store(":memory:");
  for (const auto& [id, lines] : random_documents(random, 40)) test::put(store, id, lines);
  const MergePolicy policy = GENERATE(MergePolicy::Default, MergePolicy::Strict, MergePolicy::OneADay);
  EventFilter everything;
  everything.negated = true;
  const auto events = find_events(store, everything, policy);
  REQUIRE(events);
  std::size_t reports = 0;
  for (const MergedEvent& event : *events) {
    reports += event.reports.size();
    for (const EventReport& report : event.reports) {
      const auto mentions = store.events_of(report.document);
      const auto mention = std::find_if(mentions->begin(), mentions->end(), [&](const schema::Event& other) { return other.id == report.mention; });
      REQUIRE(mention != mentions->end());
      CHECK(mention->flags == event.flags);
      CHECK(mention->action.type == event.type);
      if (mention->date.days.is_known() && policy != MergePolicy::OneADay) CHECK(mention->date.days.overlaps(event.date.days));
    }
  }
  // Every mention is a report of exactly one event.
  std::size_t mentions = 0;
  const auto documents = store.document_ids();
  for (const std::string& id : *documents) mentions += store.events_of(id)->size();
  CHECK(reports == mentions);
}

TEST_CASE("a hundred copies are one event with a hundred sources and no more confidence", "[store]") {
  Store store = test::open_store(":memory:");
  const std::string lines =
      "RUS -REQUEST/change-> NATO,USA @2021-12-13..2021-12-19 0.8\nEUR -REQUEST-> NATO @2021-12-22 0.7\nRUS -CONSULT-> USA @2022-01-01..2022-01-31 future";
  for (int i = 0; i < 100; ++i) test::put(store, fmt::format("copy{:02}", i), lines);
  const auto events = find_events(store, {});
  REQUIRE(events);
  CHECK(test::to_lines(*events) == std::vector<std::string>{"RUS -REQUEST/change-> NATO,USA @2021-12-13..2021-12-19 x100/1",
                                                            "EUR -REQUEST-> NATO @2021-12-22 x100/1",
                                                            "RUS -CONSULT-> USA @2022-01-01..2022-01-31 future x100/1"});
  CHECK(events->front().confidence == 0.8);
  CHECK(events->front().reports.size() == 100);
  CHECK(events->front().reports[0].copy_of.empty());
  CHECK(events->front().reports[99].copy_of == "copy00");
  CHECK(events->front().reports[99].merge_reason == "same actors, targets and type; same date (2021-12-13/2021-12-19); copy of copy00");
}

TEST_CASE("a copy between two that differ more holds them together only while it is there", "[store]") {
  std::string a, b, between;
  for (int i = 0; i < 60; ++i) {
    const std::string shared = fmt::format("Word{0} and word{0}b came to town{0} for talks{0}. ", i);
    a += i < 8 ? fmt::format("First{0} paper{0} wrote{0} this{0} alone{0}. ", i) : shared;
    between += shared;
    b += i > 51 ? fmt::format("Second{0} paper{0} wrote{0} that{0} alone{0}. ", i) : shared;
  }
  Store store = test::open_store(":memory:");
  const auto independent = [&] { return find_events(store, {})->front().independent; };
  test::put(store, "a", "A -AID-> B @2022-01-01 \"Short one.\"", a);
  test::put(store, "b", "A -AID-> B @2022-01-01 \"Another.\"", b);
  const auto apart = independent();
  test::put(store, "between", "A -AID-> B @2022-01-01 \"Third.\"", between);
  CHECK(independent() == 1);
  REQUIRE(store.remove_document("between"));
  CHECK(independent() == apart);
  CHECK(apart == 2);
}

}  // namespace
}  // namespace dyad::graph
