#include <catch2/catch.hpp>

#include "extract/predicate/lexicon.h"
#include "schema/data.h"

namespace dyad::test {
namespace {

using extract::Lexicon;

TEST_CASE("the tables of schema/predicates load and answer", "[predicate]") {
  const auto lexicon = Lexicon::load();
  REQUIRE(lexicon);
  const Lexicon& words = **lexicon;
  const auto* invasion = words.noun(words.find("invasion"));
  REQUIRE(invasion != nullptr);
  CHECK(invasion->sense == extract::NounSense::Event);
  CHECK(words.text(invasion->verb) == "invade");
  CHECK(words.noun(words.find("building"))->sense == extract::NounSense::Mixed);
  CHECK(words.noun(words.find("talk"))->reciprocal);
  CHECK(words.verb_embedding(words.find("urge"))->control == extract::Control::Object);
  CHECK(words.verb_embedding(words.find("fail"))->infinitive == extract::Effect::Not);
  CHECK(words.light_verbs(words.find("hold")).size() == 1);
  CHECK(words.light_verbs(words.find("see")).empty());
  CHECK(words.find("no such word") == 0);
}

TEST_CASE("a fault in a table is told with file and line", "[predicate]") {
  const auto [file, content, message] = GENERATE(table<const char*, const char*, const char*>({
      {"event_nouns.tsv", "noun\tverb\tsense\tof\tpossessor\tcompound\treciprocal\nraid\traid\tsometimes\tTarget\tActor\tActor\t-\n",
       "schema/predicates/event_nouns.tsv:2: column 'sense': expected one of event, mixed, thing: sometimes"},
      {"event_nouns.tsv", "noun\tverb\tsense\tof\tpossessor\tcompound\treciprocal\nraid\traid\tevent\tVictim\tActor\tActor\t-\n",
       "schema/predicates/event_nouns.tsv:2: column 'of': expected a role (Actor, Target, Recipient, Instrument, Place, Time, Topic): Victim"},
      {"paths.tsv", "frame\tpath\tif\trole\nactive\tsubject\tany\tActor\n",
       "schema/predicates/paths.tsv:2: expected a path of dependency labels like prep:from>pobj: subject"},
      {"light_verbs.tsv", "verb\tnoun_is\tnouns\tsubject\nhold\tsubject\t*\tActor\n",
       "schema/predicates/light_verbs.tsv:2: column 'noun_is': expected object or prep:WORD: subject"},
      {"embedding.tsv", "word\tpos\tcontrol\tinfinitive\tfinite\tnoun\tflags\nsay\tadverb\tsubject\t-\t-\t-\treport\n",
       "schema/predicates/embedding.tsv:2: column 'pos': expected verb, noun or adjective: adverb"},
      {"word_classes.tsv", "class\twords\nanimal\tcat\n", "schema/predicates/word_classes.tsv:2: column 'class': expected one of reciprocal"},
  }));
  CAPTURE(file);
  const auto broken = extract::read_lexicon([&, name = std::string("predicates/") + file, text = std::string_view(content)](const char* wanted) {
    return name == wanted ? base::Result<std::string_view>(text) : schema::data_file(wanted);
  });
  REQUIRE_FALSE(broken);
  CHECK_THAT(broken.error().message, Catch::Matchers::StartsWith(message));
}

}  // namespace
}  // namespace dyad::test
