#include "extract/actor/gazetteer.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/support/conllu_text.h"

namespace dyad::extract {
namespace {

const Gazetteer& gazetteer() {
  static const auto loaded = Gazetteer::load();
  REQUIRE(loaded);
  return **loaded;
}

// The entity of the preferred record of a form.
std::string entity_of(const Gazetteer& names, std::string_view form) {
  const auto found = names.find(form);
  if (found.empty()) return "";
  const NameRecord& record = names.record(found.front());
  if (record.use == NameUse::City) return "city of " + names.entry(names.city(record.target).country).actor.code;
  return record.use == NameUse::Role ? "role" : names.entry(record.target).actor.entity;
}

TEST_CASE("countries are found by name, alias, demonym and capital", "[actor]") {
  const auto [form, want] = GENERATE(table<std::string, std::string>({
      {"Russia", "country:RUS"},          {"russian federation", "country:RUS"}, {"Russians", "country:RUS"},    {"Moscow", "country:RUS"},
      {"US", "country:USA"},              {"U.S.", "country:USA"},               {"us", ""},                     {"America", "country:USA"},
      {"Britain", "country:GBR"},         {"DRC", "country:COD"},                {"Congo", "country:COD"},       {"North Korea", "country:PRK"},
      {"Türkiye", "country:TUR"},         {"Cote d’Ivoire", "country:CIV"},      {"Tel Aviv", "country:ISR"},    {"Kiev", "country:UKR"},
      {"Dutch", "country:NLD"},           {"Spaniards", "country:ESP"},          {"Kosovo", "country:KOS"},      {"Munich", "city of DEU"},
      {"Bombay", "city of IND"},          {"Ruritania", ""},                     {"Greenland", "country:GRL"},   {"Indian", "country:IND"},
  }));
  CAPTURE(form);
  CHECK(entity_of(gazetteer(), form) == want);
}

TEST_CASE("dependencies have the code of their state and ids of their own", "[actor]") {
  CHECK(gazetteer().entry(*gazetteer().country("GRL")).actor.code == "DNK");
  CHECK(gazetteer().entry(*gazetteer().country("HKG")).actor.code == "HKG");
  CHECK_FALSE(gazetteer().country("XXX"));
}

std::string matches_in(std::string_view block) {
  const auto text = test::parse_conllu(block);
  const Tree tree(text->parse);
  std::string found;
  for (const NameMatch& match : gazetteer().find_matches(text->doc.text, tree, std::nullopt).names) {
    const base::TextSpan span = tree.text_span(match.tokens);
    if (!found.empty()) found += '|';
    found += text->doc.text.substr(span.begin, span.size());
  }
  return found;
}

TEST_CASE("the longest name that begins first is found, whole tokens only, in capitals where the name has them", "[actor]") {
  CHECK(matches_in(R"(
1 Guinea Guinea PROPN NNP _ 4 nsubj _ SpaceAfter=No|NER=B-GPE
2 - - PUNCT HYPH _ 1 punct _ SpaceAfter=No|NER=I-GPE
3 Bissau Bissau PROPN NNP _ 1 punct _ NER=I-GPE
4 asked ask VERB VBD _ 0 ROOT _ _
5 us we PRON PRP _ 4 dobj _ _
6 and and CCONJ CC _ 5 cc _ _
7 the the DET DT _ 9 det _ _
8 United United PROPN NNP _ 9 compound _ NER=B-GPE
9 States States PROPN NNPS _ 5 conj _ NER=I-GPE
10 about about ADP IN _ 4 prep _ _
11 turkey turkey NOUN NN _ 10 pobj _ SpaceAfter=No
12 . . PUNCT . _ 4 punct _ _
)") == "Guinea-Bissau|United States");
}

TEST_CASE("words that are also towns or countries are not found in other use", "[actor]") {
  CHECK(matches_in(R"(
1 Nice nice ADJ JJ _ 0 ROOT _ _
2 to to PART TO _ 3 aux _ _
3 see see VERB VB _ 1 xcomp _ _
4 Michael Michael PROPN NNP _ 5 compound _ NER=B-PERSON
5 Jordan Jordan PROPN NNP _ 3 dobj _ SpaceAfter=No|NER=I-PERSON
6 . . PUNCT . _ 1 punct _ _
)") == "");
}

// The entity of the only name in two tokens of a person, on a day.
std::string person_in(std::string_view first, std::string_view last, const char* day) {
  const auto text = test::parse_conllu(fmt::format("1 {0} {0} PROPN NNP _ 2 compound _ NER=B-PERSON\n2 {1} {1} PROPN NNP _ 3 nsubj _ NER=I-PERSON\n"
                                                   "3 spoke speak VERB VBD _ 0 ROOT _ _\n", first, last));
  const Tree tree(text->parse);
  const auto names = gazetteer().find_matches(text->doc.text, tree, base::parse_date(day)).names;
  if (names.empty()) return "";
  REQUIRE(names.size() == 1);
  return gazetteer().entry(gazetteer().record(names.front().record).target).actor.entity;
}

TEST_CASE("a leader's name stands for him, not for his family", "[actor]") {
  const auto [first, last, day, want] = GENERATE(table<const char*, const char*, const char*, const char*>({
      {"George", "Bush", "1991-02-01", "person:george-h-w-bush"},  // two holders of one name: the day tells
      {"George", "Bush", "2003-03-20", "person:george-w-bush"},
      {"Vladimir", "Putin", "2021-12-22", "person:vladimir-putin"},
      {"Vladmir", "Putin", "2021-12-22", "person:vladimir-putin"}, // a spelling that we do not know
      {"Hunter", "Biden", "2023-08-01", ""},
      {"Biden", "Jr.", "2023-08-01", ""},
  }));
  CAPTURE(first, last, day);
  CHECK(person_in(first, last, day) == want);
}

TEST_CASE("a name leads to what it was on the day", "[actor]") {
  const auto [day, want] = GENERATE(table<const char*, const char*>({{"2009-06-01", "armed:taliban"}, {"2022-06-01", "gov:AFG-taliban-government"}}));
  const auto text = test::parse_conllu("1 Taliban Taliban PROPN NNP _ 2 nsubj _ NER=B-ORG\n2 agreed agree VERB VBD _ 0 ROOT _ _\n");
  const Tree tree(text->parse);
  const auto names = gazetteer().find_matches(text->doc.text, tree, base::parse_date(day)).names;
  REQUIRE(names.size() == 1);
  CHECK(gazetteer().entry(gazetteer().record(names.front().record).target).actor.entity == want);
}

TEST_CASE("a user's table goes before ours; its wrong lines are reported with line and expectation, the rest loads", "[actor]") {
  std::vector<base::Error> problems;
  const UserTable table{"mine.tsv",
                        "name\taliases\tkind\tcode\tsectors\tfrom\tto\n"
                        "Blue Harbour Front\t=BHF\tarmed group\tXAA\tREB\t1991\t1999-06\n"
                        "Wrong Kind\t\tclub\tXAA\tREB\n"
                        "Wrong Sector\t\tarmed group\tXAA\tWAR\n"
                        "Wrong Code\t\tarmed group\tRUSS\tREB\n"
                        "Wrong Dates\t\tarmed group\tRUS\tREB\t2001\t1999\n"};
  const auto names = Gazetteer::load({table}, &problems);
  REQUIRE(names);
  CHECK(entity_of(**names, "BHF") == "armed:blue-harbour-front");
  CHECK(entity_of(**names, "bhf") == "");
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].message == "mine.tsv:3: expected a kind of entity (country, person, government body ...): club");
  CHECK(problems[1].message == "mine.tsv:4: expected PLOVER sectors separated by ';': WAR");
  CHECK(problems[2].message == "mine.tsv:5: expected a code of three capital letters: RUSS");
  CHECK(problems[3].message == "mine.tsv:6: date range ends before it begins: 2001 - 1999");
}

}  // namespace
}  // namespace dyad::extract
