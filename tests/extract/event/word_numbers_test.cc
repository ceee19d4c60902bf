#include "extract/event/word_numbers.h"

#include <string>

#include <catch2/catch.hpp>

#include "extract/event/entry_list.h"

namespace dyad::extract {
namespace {

Sense make_sense(schema::EventType type, std::size_t weight, std::vector<EntryCondition> conditions) {
  Sense sense;
  sense.type = type;
  sense.weight = weight;
  sense.conditions = std::move(conditions);
  return sense;
}

EntryCondition asks_for(EntryCondition::Subject subject, std::vector<WordNumber> words, bool is_negated = false) {
  EntryCondition condition;
  condition.subject = subject;
  condition.is_negated = is_negated;
  for (WordNumber word : words) condition.words.add(word);
  return condition;
}

}  // namespace

TEST_CASE("Words keep their numbers, and words that were not added have none", "[coding]") {
  WordNumbers numbers;
  for (int i = 0; i < 5000; ++i) CHECK(numbers.add("word" + std::to_string(i)) == static_cast<WordNumber>(i + 1));
  CHECK(numbers.add("word7") == 8);
  for (int i = 0; i < 5000; ++i) {
    CHECK(numbers.find("word" + std::to_string(i)) == static_cast<WordNumber>(i + 1));
    CHECK(numbers.find("other" + std::to_string(i)) == kUnknownWord);
  }
}

TEST_CASE("What is known by word is found by its number alone", "[coding]") {
  ByWord<std::string> known;
  known[900] = "far";
  known[3] = "near";
  known[900] += "ther";
  REQUIRE(known.find(900));
  CHECK(*known.find(900) == "farther");
  CHECK(*known.find(3) == "near");
  for (WordNumber other : {kUnknownWord, WordNumber{1}, WordNumber{899}, WordNumber{100000}}) CHECK_FALSE(known.find(other));
}

TEST_CASE("The key of an entry tells what its first condition asks for", "[coding]") {
  using Subject = EntryCondition::Subject;
  EntryList<Sense> entries;
  entries.add(make_sense(schema::EventType::Aid, 5, {asks_for(Subject::Clause, {9}, true), asks_for(Subject::Object, {3, 70})}));
  entries.add(make_sense(schema::EventType::Assault, 0, {asks_for(Subject::Near, {3}, true)}));
  REQUIRE(entries.keys().size() == 2);
  CHECK(entries.keys()[0].asks);
  CHECK(entries.keys()[0].subject == Subject::Object);
  CHECK(entries.keys()[0].weight == 5);
  WordNumberSet words;
  words.add(70);
  CHECK(words.may_have(entries.keys()[0].signature));
  // Only what must not be there: no word rules it out.
  CHECK_FALSE(entries.keys()[1].asks);
}

}  // namespace dyad::extract
