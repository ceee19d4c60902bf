#include "extract/event/coding_lexicon.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace dyad::extract {
namespace {

using schema::EventType;

CodingLexicon load() {
  const auto ontology = schema::Ontology::load();
  REQUIRE(ontology);
  auto lexicon = CodingLexicon::load(*ontology);
  if (!lexicon) FAIL(lexicon.error().message);
  return std::move(*lexicon);
}

TEST_CASE("the lexicon covers every type with at least 250 predicates in all", "[lexicon]") {
  const CodingLexicon lexicon = load();
  CHECK(lexicon.size() >= 250);
  const auto [pos, lemma, type] = GENERATE(table<PartOfSpeech, const char*, EventType>({
      {PartOfSpeech::Verb, "promise", EventType::Agree},        {PartOfSpeech::Verb, "negotiate", EventType::Consult},
      {PartOfSpeech::Verb, "praise", EventType::Support},       {PartOfSpeech::Verb, "apologize", EventType::Concede},
      {PartOfSpeech::Noun, "cooperation", EventType::Cooperate}, {PartOfSpeech::Verb, "donate", EventType::Aid},
      {PartOfSpeech::Noun, "withdrawal", EventType::Retreat},   {PartOfSpeech::Verb, "demand", EventType::Request},
      {PartOfSpeech::Verb, "condemn", EventType::Accuse},       {PartOfSpeech::Verb, "reject", EventType::Reject},
      {PartOfSpeech::Verb, "threaten", EventType::Threaten},    {PartOfSpeech::Noun, "demonstration", EventType::Protest},
      {PartOfSpeech::Verb, "expel", EventType::Sanction},       {PartOfSpeech::Verb, "deploy", EventType::Mobilize},
      {PartOfSpeech::Verb, "arrest", EventType::Coerce},        {PartOfSpeech::Noun, "invasion", EventType::Assault},
  }));
  CAPTURE(lemma);
  const auto& senses = lexicon.senses(pos, lemma);
  const auto plain = std::find_if(senses.begin(), senses.end(), [](const Sense& sense) { return sense.conditions.empty(); });
  REQUIRE(plain != senses.end());
  CHECK(to_string(plain->type) == to_string(type));
}

TEST_CASE("the types of a word are those of its senses, with and without a condition", "[lexicon]") {
  const CodingLexicon lexicon = load();
  for (const char* lemma : {"release", "attack", "demand", "buy"}) {
    SenseTypes expected;
    for (const Sense& sense : lexicon.senses(PartOfSpeech::Verb, lemma)) {
      if (!sense.is_none) (sense.conditions.empty() ? expected.plain : expected.conditioned).set(static_cast<std::size_t>(sense.type));
    }
    const SenseTypes* types = lexicon.types(PartOfSpeech::Verb, lexicon.numbers().find(lemma));
    CAPTURE(lemma);
    REQUIRE(types);
    CHECK(types->plain == expected.plain);
    CHECK(types->conditioned == expected.conditioned);
  }
  CHECK_FALSE(lexicon.types(PartOfSpeech::Verb, kUnknownWord));
}

TEST_CASE("governing predicates make types of what they govern", "[lexicon]") {
  const CodingLexicon lexicon = load();
  const auto [op, governed, type] = GENERATE(table<Operator, EventType, EventType>({
      {Operator::Threaten, EventType::Assault, EventType::Threaten}, {Operator::Promise, EventType::Retreat, EventType::Concede},
      {Operator::Refuse, EventType::Consult, EventType::Reject},     {Operator::Ask, EventType::Coerce, EventType::Request},
      {Operator::End, EventType::Coerce, EventType::Concede},        {Operator::End, EventType::Aid, EventType::Sanction},
  }));
  CAPTURE(to_string(op), to_string(governed));
  const Composition* composition = lexicon.compose(op, governed);
  REQUIRE(composition);
  CHECK(composition->type == type);
}

TEST_CASE("function words are known by what they do", "[lexicon]") {
  const CodingLexicon lexicon = load();
  const auto [use, word, other] = GENERATE(table<FunctionWord, const char*, const char*>({
      {FunctionWord::Measure, "tonne", "ambassador"}, {FunctionWord::NoAgent, "storm", "rebel"},    {FunctionWord::Particle, "away", "today"},
      {FunctionWord::Blame, "responsible", "tall"},    {FunctionWord::Inside, "from", "during"},     {FunctionWord::Direction, "into", "in"},
      {FunctionWord::Until, "until", "when"},
  }));
  CAPTURE(word);
  CHECK(lexicon.is(use, word));
  CHECK_FALSE(lexicon.is(use, other));
}

TEST_CASE("every type has a CAMEO code and the table's conventions are known", "[lexicon]") {
  const CodingLexicon lexicon = load();
  for (std::size_t i = 0; i < schema::kEventTypeCount; ++i) CHECK_FALSE(lexicon.cameo(static_cast<EventType>(i), {}).code.empty());
  REQUIRE(lexicon.table_reading("163"));
  CHECK(lexicon.table_reading("163")->type == EventType::Coerce);
  CHECK_FALSE(lexicon.table_reading("010"));
}

}  // namespace
}  // namespace dyad::extract
