// What an expression hangs on: the document's date, the tense of its clause, the last date mentioned, or nothing.
#include <catch2/catch.hpp>

#include "extract/time/clause_tense.h"
#include "extract/time/feast_table.h"
#include "extract/time/time_pattern.h"
#include "extract/time/time_value.h"
#include "tests/extract/time/time_text.h"

using namespace dyad;
using Mode = extract::TimeOptions::Mode;

namespace {

std::string values_of(const std::vector<extract::TimeExpression>& times) {
  std::string values;
  for (const auto& time : times) values += (values.empty() ? "" : " ") + time.value;
  return values;
}

std::string clause_block(std::string_view auxiliary, std::string_view auxiliary_tag, std::string_view verb_tag, std::string_view preposition, std::string_view time) {
  std::string block = "1 They they PRON PRP _ 3 nsubj\n";
  block += auxiliary.empty() ? "2 also also ADV RB _ 3 advmod\n" : "2 " + std::string(auxiliary) + " " + std::string(auxiliary) + " AUX " + std::string(auxiliary_tag) + " _ 3 aux\n";
  block += "3 meet meet VERB " + std::string(verb_tag) + " _ 0 ROOT\n4 " + std::string(preposition) + " " + std::string(preposition) + " ADP IN _ 3 prep\n";
  return block + "5 " + std::string(time) + " " + std::string(time) + " PROPN NNP _ 4 pobj\n";
}

}  // namespace

TEST_CASE("the tense of the clause chooses between the last and the next one", "[time][anchor]") {
  const auto [auxiliary, tag, verb, preposition, time, value] = GENERATE(table<std::string, std::string, std::string, std::string, std::string, std::string>({
      {"", "", "VBD", "on", "Wednesday", "2021-12-22"},   // the document's day included
      {"", "", "VBD", "on", "Thursday", "2021-12-16"},
      {"will", "MD", "VB", "on", "Thursday", "2021-12-23"},
      {"will", "MD", "VB", "in", "January", "2022-01"},
      {"", "", "VBD", "in", "January", "2021-01"},
      {"", "", "VBD", "in", "December", "2021-12"},
      {"would", "MD", "VB", "in", "March", "2022-03"},
      {"have", "VBP", "VBN", "since", "March", "2021-03"},
      {"to", "TO", "VB", "in", "March", "2022-03"}}));
  CAPTURE(auxiliary, preposition, time);
  const auto text = test::parse_conllu("1 Title title NOUN NN _ 0 ROOT\n\n" + clause_block(auxiliary, tag, verb, preposition, time));
  CHECK(values_of(test::find_times(*text, "2021-12-22")) == value);
}

TEST_CASE("a narrative hangs on the date told last", "[time][anchor]") {
  const auto [text, values] = GENERATE(table<std::string, std::string>({
      {"They landed on 7 December 1941 . In January they withdrew .", "1941-12-07 1942-01"},
      {"They landed in May 1940 . Three days later they withdrew .", "1940-05 1940-05-04"},
      {"They landed on 3 May 1940 . The next day they withdrew .", "1940-05-03 1940-05-04"},
      {"They landed in 480 BC . The following year they withdrew .", "BC0480 BC0479"},
      {"They landed in June 1965 . A book of 2005 , he wrote", "1965-06"},
      {"They landed in 1914 . In late August they withdrew .", "1914 1914-08"}}));
  CAPTURE(text);
  CHECK(values_of(test::find_times(*test::tokenize_plain(text), "2010-01-01", Mode::Narrative)).starts_with(values));
}

TEST_CASE("without a date of the document, relative times stay symbolic", "[time][anchor]") {
  CHECK(values_of(test::find_times(*test::tokenize_plain("They met on Monday and last week"), "")) == "XXXX-WXX-1 XXXX-WXX");
  CHECK(values_of(test::find_times(*test::tokenize_plain("They met in March and on 3 May 2019"), "")) == "XXXX-03 2019-05-03");
}

TEST_CASE("the kind of text is found by itself", "[time][anchor]") {
  const auto history = test::tokenize_plain("In 1914 they met . In 1915 they fought . In 1916 they lost . In 1917 and 1918 they fled . In May they returned .");
  CHECK(values_of(test::find_times(*history, "2010-01-01", Mode::Automatic)).ends_with("1918-05"));
  const auto news = test::tokenize_plain("In 1914 they met . On Monday they said so . In May they returned .");
  CHECK(values_of(test::find_times(*news, "2010-06-01", Mode::Automatic)).ends_with("2010-05"));
}

TEST_CASE("durations and points are written as TIMEX3 has them", "[time][value]") {
  using extract::Unit;
  CHECK(extract::duration_value(2500, Unit::Year) == "P2.5Y");
  CHECK(extract::duration_value(30000, Unit::Minute) == "PT30M");
  CHECK(extract::duration_value(extract::kVagueCount, Unit::Day) == "PXD");
  CHECK(extract::duration_value(1000, Unit::Fortnight) == "P2W");
  CHECK(extract::duration_value(3000, Unit::Decade) == "P30Y");
  const base::Date day = *base::parse_date("2021-12-22");
  CHECK(extract::to_value(extract::to_point(Unit::Week, day)) == "2021-W51");
  CHECK(extract::to_value(extract::shift(Unit::Week, day, 2)) == "2022-W01");
  CHECK(extract::to_value(extract::shift(Unit::Quarter, day, -1)) == "2021-Q3");
  CHECK(extract::to_value(extract::to_point(Unit::Decade, day)) == "202");
  CHECK(extract::to_value(extract::to_point(Unit::Weekend, day)) == "2021-W51-WE");
}

TEST_CASE("feasts fall on their days", "[time][feasts]") {
  const auto feasts = extract::FeastTable::load();
  REQUIRE(feasts);
  const auto day_of = [&](std::string_view name, int year) {
    for (std::size_t i = 0; i < feasts->feasts().size(); ++i) {
      const auto& names = feasts->feasts()[i].names;
      if (std::find(names.begin(), names.end(), name) != names.end()) return base::to_iso(*feasts->days_in(i, year).first);
    }
    return std::string("no such feast");
  };
  const auto [name, year, day] = GENERATE(table<std::string, int, std::string>({{"thanksgiving", 2021, "2021-11-25"}, {"good friday", 2022, "2022-04-15"},
      {"ramadan", 2022, "2022-04-03"}, {"memorial day", 2021, "2021-05-31"}, {"yom kippur", 2023, "2023-09-25"}, {"lunar new year", 2022, "2022-02-01"},
      {"boxing day", 2021, "2021-12-26"}, {"victory day", 2022, "2022-05-09"}}));
  CAPTURE(name, year);
  CHECK(day_of(name, year) == day);
}

TEST_CASE("a pattern that is wrong is told so", "[time][pattern]") {
  CHECK(extract::read_pattern("( the | a week").error().message == "expected ')' after '('");
  CHECK(extract::read_pattern("{in <date>").error().message == "expected '}' after '{'");
  CHECK(extract::read_pattern("the?").error().message == "expected a pattern of at least one token");
  const auto pattern = extract::read_pattern("{in|#IN} the? ( MONTH | <year> )? UNIT {!~-}");
  REQUIRE(pattern);
  CHECK(pattern->sequences.size() == 6);
  CHECK(pattern->contexts.size() == 2);
}

TEST_CASE("numeric dates are read as the text writes them", "[time][anchor]") {
  CHECK(values_of(test::find_times(*test::tokenize_plain("Signed 03/04/2021 and 3/14/2021 there"), "2021-12-22")) == "2021-03-04 2021-03-14");
  CHECK(values_of(test::find_times(*test::tokenize_plain("Signed 03/04/2021 and 25/03/2021 there"), "2021-12-22")) == "2021-04-03 2021-03-25");
}
