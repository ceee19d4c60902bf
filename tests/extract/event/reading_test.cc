#include "extract/event/reading.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/support/conllu_text.h"

namespace dyad::extract {
namespace {

using schema::EventType;

// "X <governor> to <governed> Y" with both predicates as the step before finds them.
constexpr const char* kSentence = R"(
1 Chad Chad PROPN NNP _ 2 nsubj _ _
2 VERB VERB VERB VBD _ 0 ROOT _ _
3 to to PART TO _ 4 aux _ _
4 ACT ACT VERB VB _ 2 xcomp _ _
5 Niger Niger PROPN NNP _ 4 dobj _ _
)";

std::string replace(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at; (at = text.find(from)) != std::string::npos;) text.replace(at, from.size(), to);
  return text;
}

Argument argument(Role role, TokenIndex head, const char* path, ArgumentSource source = ArgumentSource::Own) {
  Argument argument;
  argument.role = role;
  argument.head = head;
  argument.phrase = {head, head + 1};
  argument.path = path;
  argument.source = source;
  return argument;
}

// Countries at tokens 0 and 4.
Resolution two_countries(std::size_t tokens) {
  Resolution resolution;
  resolution.mentions.by_token.assign(tokens, -1);
  for (TokenIndex head : {0u, 4u}) {
    resolution.mentions.by_token[head] = static_cast<std::int32_t>(resolution.mentions.all.size());
    Mention mention;
    mention.span = mention.name = {head, head + 1};
    mention.head = head;
    resolution.mentions.all.push_back(mention);
    ActorRef ref;
    ref.is_actor = true;
    ref.actor.entity = head == 0 ? "country:TCD" : "country:NER";
    ref.actor.kind = schema::EntityKind::Country;
    resolution.actors.push_back(ref);
  }
  return resolution;
}

std::vector<Predicate> two_predicates(const std::string& governor, const std::string& act) {
  std::vector<Predicate> predicates(2);
  predicates[0].trigger = 1;
  predicates[0].pieces = {1};
  predicates[0].lemma = governor;
  predicates[0].arguments = {argument(Role::Actor, 0, "nsubj")};
  predicates[1].trigger = 3;
  predicates[1].pieces = {3};
  predicates[1].lemma = act;
  predicates[1].governor = 0;
  predicates[1].link = GovernorLink::Complement;
  predicates[1].arguments = {argument(Role::Actor, 0, "nsubj", ArgumentSource::Control), argument(Role::Target, 4, "dobj")};
  return predicates;
}

TEST_CASE("governing and governed predicate form one type", "[reading]") {
  const auto [governor, act, type, absorbed] = GENERATE(table<std::string, std::string, EventType, bool>({
      {"threaten", "attack", EventType::Threaten, true}, {"agree", "negotiate", EventType::Agree, true},
      {"refuse", "negotiate", EventType::Reject, true},  {"promise", "attack", EventType::Threaten, true},
      {"begin", "bombard", EventType::Assault, true},    {"say", "attack", EventType::Assault, false},
  }));
  CAPTURE(governor, act);
  const auto text = test::parse_conllu(replace(replace(kSentence, "VERB VERB", governor + " " + governor), "ACT ACT", act + " " + act));
  const Tree tree(text->parse);
  const auto ontology = schema::Ontology::load();
  REQUIRE(ontology);
  const auto lexicon = CodingLexicon::load(*ontology);
  REQUIRE(lexicon);
  const Resolution resolution = two_countries(tree.size());
  const std::vector<TimeExpression> times;
  const auto predicates = two_predicates(governor, act);
  const auto readings = read_predicates({text->doc, tree, resolution, times, predicates, *lexicon}, {});
  REQUIRE(readings.size() == 2);
  const Reading& reading = governor == "say" ? readings[1] : readings[0];
  REQUIRE(reading.type);
  CHECK(to_string(*reading.type) == to_string(type));
  CHECK(readings[1].is_absorbed == absorbed);
  REQUIRE(reading.parties.actors.size() == 1);
  REQUIRE(reading.parties.targets.size() == 1);
  CHECK(reading.parties.actors[0].participant.actor.entity == "country:TCD");
  CHECK(reading.parties.targets[0].participant.actor.entity == "country:NER");
}

// A verb and a particle that is no "prt" to the parser, with what stands behind it.
std::optional<EventType> type_with_particle(const char* verb, const char* particle, const char* label, const char* object) {
  const bool is_preposition = std::string_view(label) == "prep";
  const auto text = test::parse_conllu(fmt::format("1 Chad Chad PROPN NNP _ 2 nsubj _ _\n2 {0} {0} VERB VBD _ 0 ROOT _ _\n3 {1} {1} ADV RB _ 2 {2} _ _\n"
                                                   "4 {3} {3} NOUN NNS _ {4} {5} _ _\n", verb, particle, label, object, is_preposition ? 3 : 2, is_preposition ? "pobj" : "dobj"));
  const Tree tree(text->parse);
  const auto ontology = schema::Ontology::load();
  REQUIRE(ontology);
  const auto lexicon = CodingLexicon::load(*ontology);
  REQUIRE(lexicon);
  std::vector<Predicate> predicates(1);
  predicates[0].trigger = 1;
  predicates[0].pieces = {1};
  predicates[0].lemma = verb;
  predicates[0].arguments = {argument(Role::Actor, 0, "nsubj"), argument(Role::Target, 3, is_preposition ? "prep:in>pobj" : "dobj")};
  Resolution resolution;
  resolution.mentions.by_token.assign(tree.size(), -1);
  const std::vector<TimeExpression> times;
  return read_predicates({text->doc, tree, resolution, times, predicates, *lexicon}, {}).at(0).type;
}

TEST_CASE("a particle belongs to its verb, whatever the parser takes it for", "[reading]") {
  CHECK(type_with_particle("lead", "away", "advmod", "singer") == EventType::Coerce);
  CHECK(type_with_particle("fall", "back", "advmod", "river") == EventType::Retreat);
  CHECK(type_with_particle("hand", "in", "prep", "weapon") == EventType::Retreat);
  CHECK(type_with_particle("lead", "soon", "advmod", "singer") == std::nullopt);
  CHECK(type_with_particle("lead", "in", "prep", "singer") == std::nullopt);
}

}  // namespace
}  // namespace dyad::extract
