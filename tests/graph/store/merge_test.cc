#include "graph/store/merge.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "graph/query/query.h"
#include "tests/support/event_text.h"

namespace dyad::graph {
namespace {

using Lines = std::vector<std::string>;

// Each document holds the events of one text; no document is a copy of another.
Lines merged(const Lines& documents, MergePolicy policy = MergePolicy::Default) {
  Store store = test::open_store(":memory:");
  for (std::size_t i = 0; i < documents.size(); ++i) test::put(store, fmt::format("doc{}", i), documents[i], fmt::format("One{0} two{0} three{0} four{0} five{0}", i));
  EventFilter everything;
  everything.negated = everything.untyped = true;
  const auto events = find_events(store, everything, policy);
  REQUIRE(events);
  return test::to_lines(*events);
}

TEST_CASE("reports merge when actors, targets, type, modes, dates and flags allow it", "[merge]") {
  const auto [documents, expected] = GENERATE(table<Lines, Lines>({
      // the same day
      {{"RUS -REQUEST-> NATO @2021-12-15", "RUS -REQUEST-> NATO @2021-12-15"}, {"RUS -REQUEST-> NATO @2021-12-15 x2/2"}},
      // a week is narrowed to the day in it
      {{"RUS -REQUEST-> NATO @2021-12-13..2021-12-19", "RUS -REQUEST-> NATO @2021-12-15"}, {"RUS -REQUEST-> NATO @2021-12-15 x2/2"}},
      // to the days in common
      {{"RUS -REQUEST-> NATO @2021-12-13..2021-12-19", "RUS -REQUEST-> NATO @2021-12-18..2021-12-24"}, {"RUS -REQUEST-> NATO @2021-12-18..2021-12-19 x2/2"}},
      // open intervals
      {{"RUS -REQUEST-> NATO @2021-12-13..", "RUS -REQUEST-> NATO @..2021-12-19"}, {"RUS -REQUEST-> NATO @2021-12-13..2021-12-19 x2/2"}},
      // several actors are the same set in any order
      {{"RUS,BLR -REQUEST-> NATO,USA @2021-12-15", "BLR,RUS -REQUEST-> USA,NATO @2021-12-15"}, {"BLR,RUS -REQUEST-> NATO,USA @2021-12-15 x2/2"}},
      // a mode is more than none
      {{"RUS -REQUEST/change-> NATO @2021-12-15", "RUS -REQUEST-> NATO @2021-12-15"}, {"RUS -REQUEST/change-> NATO @2021-12-15 x2/2"}},
      // in one document
      {{"RUS -REQUEST-> NATO @2021-12-15\nRUS -REQUEST-> NATO @2021-12-15"}, {"RUS -REQUEST-> NATO @2021-12-15 x1/1"}},
      // nobody is a target
      {{"RUS -PROTEST-> - @2021-12-15", "RUS -PROTEST-> - @2021-12-15"}, {"RUS -PROTEST-> - @2021-12-15 x2/2"}},
  }));
  CAPTURE(documents);
  CHECK(merged(documents) == expected);
}

TEST_CASE("what differs stays apart", "[merge]") {
  const auto documents = GENERATE(values<Lines>({
      {"RUS -REQUEST-> NATO @2021-12-15", "BLR -REQUEST-> NATO @2021-12-15"},                  // actor
      {"RUS -REQUEST-> NATO @2021-12-15", "RUS -REQUEST-> NATO,USA @2021-12-15"},              // targets
      {"RUS -REQUEST-> NATO @2021-12-15", "NATO -REQUEST-> RUS @2021-12-15"},                  // direction
      {"RUS -REQUEST-> NATO @2021-12-15", "RUS -REJECT-> NATO @2021-12-15"},                   // type
      {"RUS -REQUEST/change-> NATO @2021-12-15", "RUS -REQUEST/meet-> NATO @2021-12-15"},      // modes
      {"RUS -REQUEST-> NATO @2021-12-15", "RUS -REQUEST-> NATO @2021-12-16"},                  // day
      {"RUS -REQUEST-> NATO @2021-12-13..2021-12-19", "RUS -REQUEST-> NATO @2021-12-20.."},    // touching is not overlapping
      {"RUS -REQUEST-> NATO @2021-12-15", "RUS -REQUEST-> NATO @2021-12-15 negated"},          // polarity
      {"RUS -REQUEST-> NATO @2021-12-15", "RUS -REQUEST-> NATO @2021-12-15 future"},           // flags
      {"RUS -REQUEST-> NATO @2021-12-15", "RUS -REQUEST-> NATO @2021-12-15 hypothetical"},
      {"RUS -REQUEST-> NATO @2021-12-15", "RUS -REQUEST-> NATO @2021-12-15 historical"},
      {"RUS -REQUEST-> NATO @2021-12-15", "RUS -REQUEST-> NATO"},                              // no date, another document
      {"RUS -REQUEST-> NATO", "RUS -REQUEST-> NATO"},
  }));
  CAPTURE(documents);
  CHECK(merged(documents).size() == 2);
}

TEST_CASE("a wide date that fits several events belongs to none of them", "[merge]") {
  const Lines days = {"RUS -ASSAULT-> UKR @2022-03-01", "RUS -ASSAULT-> UKR @2022-03-03"};
  const std::string week = "RUS -ASSAULT-> UKR @2022-02-28..2022-03-06";
  CHECK(merged({days[0], days[1], week}) ==
        Lines{"RUS -ASSAULT-> UKR @2022-02-28..2022-03-06 x1/1", "RUS -ASSAULT-> UKR @2022-03-01 x1/1", "RUS -ASSAULT-> UKR @2022-03-03 x1/1"});
  // Two such weeks are the same event with each other,
  CHECK(merged({days[0], days[1], week, week}).front() == "RUS -ASSAULT-> UKR @2022-02-28..2022-03-06 x2/2");
  // and a document that tells of one of the days means that one.
  CHECK(merged({days[0], days[1] + "\n" + week}) == Lines{"RUS -ASSAULT-> UKR @2022-03-01 x1/1", "RUS -ASSAULT-> UKR @2022-03-03 x1/1"});
}

TEST_CASE("all reports of an event have a day in common", "[merge]") {
  // Each overlaps the next, the first and the last do not overlap.
  CHECK(merged({"A -AID-> B @2022-01-01..2022-01-05", "A -AID-> B @2022-01-04..2022-01-08", "A -AID-> B @2022-01-07..2022-01-11"}) ==
        Lines{"A -AID-> B @2022-01-04..2022-01-05 x2/2", "A -AID-> B @2022-01-07..2022-01-11 x1/1"});
}

TEST_CASE("an event without date is what its own document tells of", "[merge]") {
  CHECK(merged({"A -AID-> B @2022-01-01\nA -AID-> B"}) == Lines{"A -AID-> B @2022-01-01 x1/1"});
  CHECK(merged({"A -AID-> B\nA -AID-> B"}) == Lines{"A -AID-> B x1/1"});
}

TEST_CASE("the policy is chosen when the store is read", "[merge]") {
  const Lines documents = {"A -AID-> B @2022-01-03..2022-01-09", "A -AID-> B @2022-01-03", "A -AID-> B @2022-01-05"};
  CHECK(merged({documents[0], documents[1]}, MergePolicy::Default).size() == 1);
  CHECK(merged({documents[0], documents[1]}, MergePolicy::Strict).size() == 2);
  CHECK(merged({documents[1], documents[1]}, MergePolicy::Strict) == Lines{"A -AID-> B @2022-01-03 x2/2"});
  // One a day: the week counts on its first day, modes do not matter.
  CHECK(merged(documents, MergePolicy::OneADay) == Lines{"A -AID-> B @2022-01-03 x2/2", "A -AID-> B @2022-01-05 x1/1"});
  CHECK(merged({"A -REQUEST/meet-> B @2022-01-03", "A -REQUEST/change-> B @2022-01-03"}, MergePolicy::OneADay) ==
        Lines{"A -REQUEST/change/meet-> B @2022-01-03 x2/2"});
  CHECK(merged({"A -AID-> B @2022-01-03", "A -AID-> B @2022-01-03 negated"}, MergePolicy::OneADay).size() == 2);
  // Undated ones count on the day of publication, which is 2021-12-22 in these tests.
  CHECK(merged({"A -AID-> B", "A -AID-> B @2021-12-22"}, MergePolicy::OneADay) == Lines{"A -AID-> B @2021-12-22 x2/2"});
}

TEST_CASE("policies go by their names", "[merge]") {
  for (const MergePolicy policy : {MergePolicy::Strict, MergePolicy::Default, MergePolicy::OneADay}) CHECK(to_merge_policy(to_string(policy)) == policy);
  CHECK_FALSE(to_merge_policy("lenient"));
}

MentionKey report(std::uint32_t document, std::uint32_t cluster, std::int64_t wording, double confidence) {
  MentionKey key;
  key.document = document;
  key.cluster = cluster;
  key.wording = wording;
  key.confidence = confidence;
  return key;
}

TEST_CASE("independent reports raise confidence, copies do not", "[merge]") {
  const std::vector<MentionKey> mentions = {report(0, 0, 11, 0.6), report(1, 1, 12, 0.6), report(2, 0, 13, 0.6), report(3, 3, 11, 0.6),
                                            report(4, 4, 0, 0.985)};
  CHECK(weigh(mentions, {0}).confidence == Approx(0.6));
  const Support two = weigh(mentions, {0, 1});
  CHECK(two.sources == 2);
  CHECK(two.independent == 2);
  CHECK(two.confidence == Approx(1 - 0.4 * 0.7));
  // 2 is a copy of 0 as a document, 3 has 0's sentence.
  const Support copies = weigh(mentions, {3, 2, 0});
  CHECK(copies.sources == 3);
  CHECK(copies.independent == 1);
  CHECK(copies.confidence == Approx(0.6));
  CHECK(copies.original == std::vector<std::uint32_t>{2, 2, 2});
  // There is a most that reports can do, and no report takes away what another gave.
  CHECK(weigh(mentions, {0, 1, 4}).confidence == Approx(0.99));
}

}  // namespace
}  // namespace dyad::graph
