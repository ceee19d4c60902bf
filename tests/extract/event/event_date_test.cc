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
  auto accused = make_predicate(2, extract::Tense::Present, true);
  CHECK(to_text(date_events(*text, {accused})[0].date) == "2021-12-22/2021-12-22 day inferred");  // the lead: the day's news
  const auto past = date_events(*text, {make_predicate(2, extract::Tense::Past)});
  CHECK(to_text(past[0].date) == "2021-12-22/2021-12-22 day document");
  const auto future = date_events(*text, {make_predicate(2, extract::Tense::Future, false, true)});
  CHECK(to_text(future[0].date) == "2021-12-22/ interval inferred");
}

namespace {

constexpr std::string_view kTitleAndBody = R"(
1 Rome Rome PROPN NNP _ 2 nsubj
2 recalls recall VERB VBZ _ 0 ROOT
3 envoy envoy NOUN NN _ 2 dobj

1 Rome Rome PROPN NNP _ 2 nsubj
2 recalled recall VERB VBD _ 0 ROOT
3 its its PRON PRP$ _ 4 poss
4 envoy envoy NOUN NN _ 2 dobj
5 on on ADP IN _ 2 prep
6 Monday Monday PROPN NNP _ 5 pobj
7 . . PUNCT . _ 2 punct

1 Athens Athens PROPN NNP _ 2 nsubj
2 protested protest VERB VBD _ 0 ROOT
3 . . PUNCT . _ 2 punct
)";

constexpr std::string_view kPostponed = R"(
1 The the DET DT _ 2 det
2 vote vote NOUN NN _ 4 nsubjpass
3 was be AUX VBD _ 4 auxpass
4 postponed postpone VERB VBN _ 0 ROOT
5 until until ADP IN _ 4 prep
6 January January PROPN NNP _ 5 pobj
)";

constexpr std::string_view kAttackKilled = R"(
1 The the DET DT _ 2 det
2 attack attack NOUN NN _ 5 nsubj
3 on on ADP IN _ 2 prep
4 Monday Monday PROPN NNP _ 3 pobj
5 killed kill VERB VBD _ 0 ROOT
6 three three NUM CD _ 5 dobj
)";

extract::Predicate depend(extract::Predicate predicate, std::uint32_t governor, extract::GovernorLink link) {
  predicate.governor = governor;
  predicate.link = link;
  return predicate;
}

}  // namespace

TEST_CASE("a title has the date that the text gives the event, and the text goes on with its day", "[event][date]") {
  const auto text = test::parse_conllu(kTitleAndBody);
  auto title = make_predicate(1, extract::Tense::Present), body = make_predicate(4, extract::Tense::Past), next = make_predicate(11, extract::Tense::Past);
  title.lemma = body.lemma = "recall";
  next.lemma = "protest";
  body.sentence = 1;
  next.sentence = 2;
  const auto dated = date_events(*text, {title, body, next});
  CHECK(to_text(dated[0].date) == "2021-12-20/2021-12-20 day inherited");
  CHECK(to_text(dated[1].date) == "2021-12-20/2021-12-20 day stated");
  CHECK(to_text(dated[2].date) == "2021-12-20/2021-12-20 day inherited");
}

TEST_CASE("a new time dates what was postponed, not the postponing", "[event][date]") {
  const auto text = test::parse_conllu(kPostponed);
  auto vote = depend(make_predicate(1, extract::Tense::None), 1, extract::GovernorLink::Nominal);
  vote.kind = extract::PredicateKind::Noun;
  const auto dated = date_events(*text, {vote, make_predicate(3, extract::Tense::Past)});
  CHECK(to_text(dated[0].date) == "2022-01-01/2022-01-31 month stated");
  CHECK(to_text(dated[1].date) == "2021-12-22/2021-12-22 day document");
}

TEST_CASE("a verb has the date of the event that is its subject", "[event][date]") {
  const auto text = test::parse_conllu(kAttackKilled);
  auto attack = depend(make_predicate(1, extract::Tense::None), 1, extract::GovernorLink::Nominal);
  attack.kind = extract::PredicateKind::Noun;
  const auto dated = date_events(*text, {attack, make_predicate(4, extract::Tense::Past)});
  CHECK(to_text(dated[0].date) == "2021-12-20/2021-12-20 day stated");
  CHECK(to_text(dated[1].date) == "2021-12-20/2021-12-20 day inherited");
}

TEST_CASE("a perfect brings up the news only while the text has not gone on to another day", "[event][date]") {
  const auto text = test::parse_conllu(R"(
1 Rome Rome PROPN NNP _ 2 nsubj
2 met meet VERB VBD _ 0 ROOT
3 Athens Athens PROPN NNP _ 2 dobj
4 on on ADP IN _ 2 prep
5 Monday Monday PROPN NNP _ 4 pobj
6 . . PUNCT . _ 2 punct

1 Rome Rome PROPN NNP _ 3 nsubj
2 has have AUX VBZ _ 3 aux
3 accused accuse VERB VBN _ 0 ROOT
4 Athens Athens PROPN NNP _ 3 dobj
5 . . PUNCT . _ 3 punct
)");
  auto met = make_predicate(1, extract::Tense::Past), accused = make_predicate(8, extract::Tense::Present, true);
  met.lemma = "meet";
  accused.lemma = "accuse";
  accused.sentence = 1;
  CHECK(to_text(date_events(*text, {met, accused})[1].date) == "/2021-12-22 interval inferred");
  CHECK(to_text(date_events(*text, {accused})[0].date) == "2021-12-22/2021-12-22 day inferred");
}

TEST_CASE("days lie a distance apart as exactly as its unit tells", "[event][date]") {
  const auto apart = [](std::string_view distance, int way) {
    const base::Date day = *base::parse_date("2021-12-22");
    schema::EventDate date;
    date.days = extract::days_apart({day, day}, distance, way);
    return date.days.first ? to_text(date).substr(0, 21) : std::string("?");
  };
  CHECK(apart("P2D", 1) == "2021-12-24/2021-12-24");
  CHECK(apart("P2D", -1) == "2021-12-20/2021-12-20");
  CHECK(apart("P2W", 1) == "2022-01-03/2022-01-09");
  CHECK(apart("P2Y", -1) == "2019-01-01/2019-12-31");
  CHECK(apart("PT3H", 1) == "2021-12-22/2021-12-22");
  for (const std::string_view unclear : {"PXD", "P1.5Y", "P", "", "P99999D", "P2Q"}) CHECK(apart(unclear, 1) == "?");
  const base::Date day = *base::parse_date("2021-12-22");
  CHECK(base::to_iso(*extract::to_day_apart(day, "P2W", -1)) == "2021-12-08");
  CHECK(base::to_iso(*extract::to_day_apart(day, "P3M", 1)) == "2022-03-22");
  CHECK_FALSE(extract::to_day_apart(day, "PXW", 1));
}

TEST_CASE("events that a word puts in order bound each other", "[event][date]") {
  const auto text = test::parse_conllu(R"(
1 Rome Rome PROPN NNP _ 3 nsubj
2 had have AUX VBD _ 3 aux
3 left leave VERB VBN _ 0 ROOT
4 before before ADP IN _ 6 mark
5 Athens Athens PROPN NNP _ 6 nsubj
6 came come VERB VBD _ 3 advcl
7 on on ADP IN _ 6 prep
8 Monday Monday PROPN NNP _ 7 pobj
)");
  auto left = make_predicate(2, extract::Tense::Past, true);
  left.sentence = 20;
  left.lemma = "leave";
  const auto came = depend(make_predicate(5, extract::Tense::Past), 0, extract::GovernorLink::Temporal);
  const std::vector<extract::Predicate> predicates = {left, came};
  const auto dated = date_events(*text, predicates);
  CHECK(to_text(dated[0].date) == "/2021-12-20 interval inferred");
  CHECK(to_text(dated[1].date) == "2021-12-20/2021-12-20 day stated");
  const extract::Tree tree(text->parse);
  const std::vector<extract::TimeExpression> no_times;
  const extract::EventDater dater(tree, no_times, predicates, base::parse_date("2021-12-22"));
  REQUIRE(dater.orders().size() == 1);
  CHECK(dater.orders()[0].earlier == 0);
  CHECK(dater.orders()[0].word == "before");
}
