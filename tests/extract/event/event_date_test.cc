#include "extract/event/event_date.h"

#include <catch2/catch.hpp>

#include "tests/extract/time/time_text.h"
#include "tests/support/conllu_text.h"

using namespace dyad;

namespace {

// Dates the predicates of a parsed text; the caller says where their triggers are.
std::vector<extract::DatedEvent> date_events(const test::ParsedText& text, const std::vector<extract::Predicate>& predicates) {
  const extract::Tree tree(text.parse);
  const auto day = base::parse_date("2021-12-22");
  const auto times = test::time_tagger().find_times(text.doc, tree, {day, extract::TimeOptions::Mode::News});
  const extract::EventDater dater(tree, times, predicates, day);
  std::vector<extract::DatedEvent> dated;
  for (std::size_t i = 0; i < predicates.size(); ++i) dated.push_back(dater.date_of(i));
  return dated;
}

extract::Predicate make_predicate(extract::TokenIndex trigger, extract::Tense tense, bool perfect = false, bool future = false) {
  extract::Predicate predicate;
  predicate.trigger = trigger;
  predicate.pieces = {trigger};
  predicate.status.tense = tense;
  predicate.status.perfect = perfect;
  predicate.status.future = future;
  return predicate;
}

std::string to_text(const schema::EventDate& date) {
  return (date.days.first ? base::to_iso(*date.days.first) : "") + "/" + (date.days.last ? base::to_iso(*date.days.last) : "") + " " +
         std::string(schema::to_string(date.granularity)) + " " + std::string(schema::to_string(date.basis));
}

constexpr std::string_view kSaidWouldBegin = R"(
1 The the DET DT _ 2 det
2 minister minister NOUN NN _ 3 nsubj
3 said say VERB VBD _ 0 ROOT
4 Tuesday Tuesday PROPN NNP _ 3 npadvmod
5 talks talk NOUN NNS _ 7 nsubj
6 will will AUX MD _ 7 aux
7 begin begin VERB VB _ 3 ccomp
8 in in ADP IN _ 7 prep
9 January January PROPN NNP _ 8 pobj
10 . . PUNCT . _ 3 punct
)";

constexpr std::string_view kSentDemanding = R"(
1 Last last ADJ JJ _ 2 amod
2 week week NOUN NN _ 4 npadvmod
3 Rome Rome PROPN NNP _ 4 nsubj
4 sent send VERB VBD _ 0 ROOT
5 troops troops NOUN NNS _ 4 dobj
6 , , PUNCT , _ 4 punct
7 demanding demand VERB VBG _ 4 advcl
8 peace peace NOUN NN _ 7 dobj
)";

constexpr std::string_view kHasAccused = R"(
1 Rome Rome PROPN NNP _ 3 nsubj
2 has have AUX VBZ _ 3 aux
3 accused accuse VERB VBN _ 0 ROOT
4 Athens Athens PROPN NNP _ 3 dobj
)";

}  // namespace

TEST_CASE("an expression dates the verb of its own clause", "[event][date]") {
  const auto text = test::parse_conllu(kSaidWouldBegin);
  auto begin = make_predicate(6, extract::Tense::Future, false, true);
  begin.governor = 0;
  begin.link = extract::GovernorLink::Reported;
  const auto dated = date_events(*text, {make_predicate(2, extract::Tense::Past), begin});
  CHECK(to_text(dated[0].date) == "2021-12-21/2021-12-21 day stated");
  CHECK(to_text(dated[1].date) == "2022-01-01/2022-01-31 month stated");
  CHECK(dated[1].date.text == "January");
}

TEST_CASE("a participle clause has the date of its governor", "[event][date]") {
  const auto text = test::parse_conllu(kSentDemanding);
  auto demanding = make_predicate(6, extract::Tense::None);
  demanding.governor = 0;
  demanding.link = extract::GovernorLink::Adverbial;
  const auto dated = date_events(*text, {make_predicate(3, extract::Tense::Past), demanding});
  CHECK(to_text(dated[0].date) == "2021-12-13/2021-12-19 week stated");
  CHECK(to_text(dated[1].date) == "2021-12-13/2021-12-19 week inherited");
}

TEST_CASE("without an expression the tense decides", "[event][date]") {
  const auto text = test::parse_conllu(kHasAccused);
  const auto perfect = date_events(*text, {make_predicate(2, extract::Tense::Present, true)});
  CHECK(to_text(perfect[0].date) == "/2021-12-22 interval inferred");
  const auto past = date_events(*text, {make_predicate(2, extract::Tense::Past)});
  CHECK(to_text(past[0].date) == "2021-12-22/2021-12-22 day document");
  const auto future = date_events(*text, {make_predicate(2, extract::Tense::Future, false, true)});
  CHECK(to_text(future[0].date) == "2021-12-22/ interval inferred");
}
