#include "extract/actor/actor_resolver.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/support/conllu_text.h"

namespace dyad::extract {
namespace {

const ActorResolver& resolver() {
  static const auto loaded = ActorResolver::load();
  REQUIRE(loaded);
  return **loaded;
}

// "country:RUS GOV" for the mention with this head; " place" is added for a place's name used as a place.
std::string actor_of(const test::ParsedText& text, std::string_view head) {
  const Tree tree(text.parse);
  const Resolution resolution = resolver().resolve(text.doc, tree);
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (tree[t].form != head) continue;
    const ActorRef* ref = resolution.actor_at(t);
    if (ref == nullptr) return "no mention";
    CHECK_FALSE(ref->explanation.empty());
    std::string found = ref->actor.entity;
    for (const std::string& sector : ref->actor.sectors) found += ' ' + sector;
    return ref->is_place_use ? found + " place" : found;
  }
  return "no such word";
}

TEST_CASE("a capital is its government as an argument and a place after in", "[actor]") {
  const auto text = test::parse_conllu(R"(
1 Moscow Moscow PROPN NNP _ 2 nsubj _ NER=B-GPE
2 criticised criticise VERB VBD _ 0 ROOT _ _
3 Ankara Ankara PROPN NNP _ 2 dobj _ NER=B-GPE
4 in in ADP IN _ 2 prep _ _
5 Vienna Vienna PROPN NNP _ 4 pobj _ SpaceAfter=No|NER=B-GPE
6 . . PUNCT . _ 2 punct _ _
)");
  CHECK(actor_of(*text, "Moscow") == "country:RUS GOV");
  CHECK(actor_of(*text, "Ankara") == "country:TUR GOV");
  CHECK(actor_of(*text, "Vienna") == "place:AUT-vienna place");
}

TEST_CASE("its is who the chain says; a thing has the code of its owner and is no actor", "[actor]") {
  const auto text = test::parse_conllu(R"(
1 Japan Japan PROPN NNP _ 2 nsubj _ NER=B-GPE
2 withdrew withdraw VERB VBD _ 0 ROOT _ _
3 its its PRON PRP$ _ 4 poss _ _
4 complaint complaint NOUN NN _ 2 dobj _ SpaceAfter=No
5 . . PUNCT . _ 2 punct _ _
)");
  CHECK(actor_of(*text, "its") == "country:JPN GOV");
  CHECK(actor_of(*text, "complaint") == "country:JPN GOV");
  const Tree tree(text->parse);
  const Resolution resolution = resolver().resolve(text->doc, tree);
  CHECK_FALSE(resolution.actor_at(3)->is_actor);
  CHECK(resolution.actor_at(2)->is_actor);
}

TEST_CASE("a city is the one in the state that is named with it, else the largest", "[actor][place]") {
  const auto [after, geonames, latitude] = GENERATE(table<std::string, std::int64_t, double>({
      {"7 Illinois Illinois PROPN NNP _ 5 appos _ SpaceAfter=No|NER=B-GPE\n", 4250542, 39.802},
      {"7 Ohio Ohio PROPN NNP _ 5 appos _ SpaceAfter=No|NER=B-GPE\n", 4525353, 39.9238},
      {"7 yesterday yesterday NOUN NN _ 2 npadvmod _ SpaceAfter=No\n", 4409896, 37.215},
  }));
  CAPTURE(after);
  const auto text = test::parse_conllu("1 Police police NOUN NNS _ 2 nsubj _ _\n2 arrested arrest VERB VBD _ 0 ROOT _ _\n3 men man NOUN NNS _ 2 dobj _ _\n"
                                       "4 in in ADP IN _ 2 prep _ _\n5 Springfield Springfield PROPN NNP _ 4 pobj _ SpaceAfter=No|NER=B-GPE\n6 , , PUNCT , _ 5 punct _ _\n" +
                                       after + "8 . . PUNCT . _ 2 punct _ _\n");
  const Tree tree(text->parse);
  const Resolution resolution = resolver().resolve(text->doc, tree);
  REQUIRE(resolution.actor_at(4)->place);
  CHECK(resolution.actor_at(4)->place->geonames == geonames);
  CHECK(*resolution.actor_at(4)->place->latitude == Approx(latitude).margin(0.001));
}

// "Vladimir Putin spoke." read on a day.
std::string leader_on(std::string_view first, std::string_view last, std::string_view day) {
  auto text = test::parse_conllu(fmt::format("1 {0} {0} PROPN NNP _ 2 compound _ NER=B-PERSON\n2 {1} {1} PROPN NNP _ 3 nsubj _ NER=I-PERSON\n"
                                             "3 spoke speak VERB VBD _ 0 ROOT _ SpaceAfter=No\n4 . . PUNCT . _ 3 punct _ _\n", first, last));
  text->doc.creation_time = base::parse_date(day);
  const Tree tree(text->parse);
  const Resolution resolution = resolver().resolve(text->doc, tree);
  const schema::Actor& actor = resolution.actor_at(1)->actor;
  return fmt::format("{} {} {}", actor.entity, actor.code, fmt::join(actor.sectors, " "));
}

TEST_CASE("a leader is what he is on the day: not yet in office, in it, out of it", "[actor]") {
  const auto [first, last, day, want] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"Angela", "Merkel", "1985-05-01", "person:angela-merkel DEU "},
      {"Angela", "Merkel", "2010-05-01", "person:angela-merkel DEU GOV"},
      {"Angela", "Merkel", "2023-05-01", "person:angela-merkel DEU ELI"},
      {"Barack", "Obama", "2000-01-01", "person:barack-obama USA "},
      {"Barack", "Obama", "2012-01-01", "person:barack-obama USA GOV"},
      {"Barack", "Obama", "2020-01-01", "person:barack-obama USA ELI"},
  }));
  CAPTURE(first, last, day);
  CHECK(leader_on(first, last, day) == want);
}

TEST_CASE("unknown names are entities of their own", "[actor]") {
  const auto text = test::parse_conllu(R"(
1 Vornak Vornak PROPN NNP _ 2 nsubj _ NER=B-PERSON
2 met meet VERB VBD _ 0 ROOT _ _
3 the the DET DT _ 5 det _ _
4 Blue Blue PROPN NNP _ 5 compound _ NER=B-ORG
5 Harbour Harbour PROPN NNP _ 2 dobj _ SpaceAfter=No|NER=I-ORG
6 . . PUNCT . _ 2 punct _ _
)");
  CHECK(actor_of(*text, "Vornak") == "person:vornak");
  CHECK(actor_of(*text, "Harbour") == "org:blue-harbour");
}

}  // namespace
}  // namespace dyad::extract
