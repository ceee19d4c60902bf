#include "extract/mention/word_lists.h"

#include <catch2/catch.hpp>

#include "schema/data.h"

namespace dyad::extract {
namespace {

TEST_CASE("the lists of words have the form that their reader expects", "[mention]") {
  const auto lists = WordLists::load();
  if (!lists) FAIL(lists.error().message);
  CHECK(is_in(WordList::Saying, "announce"));
  CHECK_FALSE(is_in(WordList::Saying, "attack"));
  CHECK(is_in(WordList::Honorific, "Mrs."));
  CHECK_FALSE(is_in(WordList::Honorific, "mrs."));
  CHECK(is_in(WordList::LocationNoun, "outskirt"));
}

TEST_CASE("a wrong list of words is named by file and line", "[mention]") {
  const auto [row, message] = GENERATE(table<std::string, std::string>({
      {"sayings\tsay", "expected the name of a list (place preposition, motion …): sayings"},
      {"saying\tsay;;tell", "expected words separated by ';', none empty: say;;tell"},
      {"saying\t", "expected words separated by ';', none empty: "},
      {"saying\tSay", "expected lemmas in lower case: Say"},
      {"saying\tsay;tell;say", "expected each word once: say"},
      {"motion\tgo\nmotion\tcome", "expected each list once: motion"},
  }));
  CAPTURE(row);
  const auto lists = WordLists::read("list\twords\n" + row + "\n", "w.tsv");
  REQUIRE_FALSE(lists);
  const std::string line = row.find('\n') == std::string::npos ? "2" : "3";
  CHECK(lists.error().message == "w.tsv:" + line + ": " + message);
}

TEST_CASE("a table that lacks a list is refused", "[mention]") {
  const auto lists = WordLists::read("list\twords\nplace preposition\tin\n", "w.tsv");
  REQUIRE_FALSE(lists);
  CHECK(lists.error().message == "w.tsv: expected a list 'motion'");
}

}  // namespace
}  // namespace dyad::extract
