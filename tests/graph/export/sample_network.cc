#include "tests/graph/export/sample_network.h"

#include <map>
#include <string>

#include "tests/support/graph_text.h"

namespace dyad::test {
namespace {

using schema::Actor;
using schema::EntityKind;

void set_kinds(std::vector<Actor*> actors) {
  static const std::map<std::string, EntityKind, std::less<>> kinds = {
      {"Norland Defence Ministry", EntityKind::GovernmentBody}, {"Free Delta Front", EntityKind::ArmedGroup},
      {"Maria Oduya", EntityKind::Person}, {"Jonas Brandt", EntityKind::Person}, {"Protesters", EntityKind::People},
      {"Red Crescent", EntityKind::Organisation}, {"Baltgas", EntityKind::Company},
  };
  for (Actor* actor : actors) {
    const auto found = kinds.find(actor->name);
    if (found != kinds.end()) actor->kind = found->second;
  }
}

}  // namespace

graph::Network crisis_network() {
  GraphParts parts = graph_parts(R"(
      RUS -REQUEST.change@2021-12-13..2021-12-19 0.87 x3-> USA, NATO
      RUS -REQUEST@2021-12-21 0.7-> NATO
      EU -REQUEST@2021-12-22 0.8-> USA, NATO
      USA -THREATEN.restrict@2021-12-07 0.8 x4-> RUS
      USA -ACCUSE@2021-12-03 0.75 x2-> RUS
      RUS -REJECT@2021-12-04 0.7-> USA
      RUS -MOBILIZE.troops@2021-11-01..2021-11-30 0.8 x6-> UKR
      RUS -ASSAULT hypothetical 0.5 x2-> UKR
      RUS, USA -CONSULT@2022-01-01..2022-01-31 future 0.7 x5->
      NATO -SUPPORT@2021-12-16 0.8 x2-> UKR
      USA -AID@2021-11-20..2021-12-10 0.9 x3-> UKR
      UKR -CONSULT.visit@2021-12-16 0.8-> EU
      EU -SANCTION@2021-12-13 0.85 x2-> Baltgas
      Baltgas -REJECT@2021-12-14 0.6-> EU
      Free Delta Front -ASSAULT@2021-12-05 0.9 x2-> UKR
      Free Delta Front -ASSAULT@2021-12-11 0.9 x3-> UKR
      UKR -COERCE.arrest@2021-12-12 0.8-> Free Delta Front
      Protesters -PROTEST@2021-12-18 0.8 x2-> Baltgas
      Norland Defence Ministry -COOPERATE@2021-12-08 0.8-> NATO
      Maria Oduya -CONSULT.visit@2021-12-15..2021-12-16 0.8 x2-> RUS
      Jonas Brandt -ACCUSE@2021-12-17 0.7-> RUS
      Red Crescent -AID@2021-12-09 0.9-> UKR
      RUS -AGREE future negated 0.6-> NATO
      Maria Oduya -foreign minister of-> USA
      Jonas Brandt -spokesperson of-> NATO
      USA -member of-> NATO
      UKR -RETREAT@2021-12-20 0.7->)");
  for (auto& event : parts.events) {
    std::vector<Actor*> actors;
    for (Actor& actor : event.actors) actors.push_back(&actor);
    for (Actor& target : event.targets) actors.push_back(&target);
    set_kinds(actors);
  }
  for (auto& relation : parts.relations) set_kinds({&relation.subject, &relation.object});
  return graph::make_network(std::move(parts.events), std::move(parts.relations));
}

graph::Network hostile_network() {
  GraphParts parts = graph_parts("RUS -ACCUSE@2021-12-22-> USA\nRUS -ally; \"friend\" of-> USA\nRUS -REQUEST@2021-12-01..-> USA");
  graph::MergedEvent& event = parts.events[0];
  event.actors[0] = {"person:\"quote\" \\back <tag> & é", "A \"quoted\" \\ <b>&amp;</b> \n Ünïcode 中文 \x01\x7F\t]]>", EntityKind::Person, "", {"GOV;MIL"}, ""};
  event.targets[0].name = "'single', comma; and\r\nline";
  event.modes = {"it's", "<mode>"};
  event.location = schema::Location{"Genève", "Genève <&\">", "CHE", 46.2, 6.1, 2660646};
  event.counts.dead = schema::Count{3, std::nullopt};
  event.reports[0].evidence.text = "She said: \"a\\b <c> & d\"\x02\nnext line \xEF\xBF\xBF é \\N \\G";
  event.reports[0].url = "https://news.example/a b?q=<\"x\">&y=[1]|^`{é}%zz#one#two";
  event.reports[0].document = "doc with blank/and#hash";
  event.reports[0].publisher = "\\";
  parts.events[1].reports[0].url = "not an address";
  return graph::make_network(std::move(parts.events), std::move(parts.relations));
}

}  // namespace dyad::test
