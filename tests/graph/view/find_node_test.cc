#include "graph/view/find_node.h"

#include <catch2/catch.hpp>

#include "tests/support/graph_text.h"

namespace dyad::graph {
namespace {

Network example() {
  Network network = test::graph_from(R"(
      RUS -REQUEST-> NATO
      EU -REQUEST-> USA
      The West -ACCUSE-> RUS
      Anna Karlsson -foreign minister of-> USA
      Erik Karlsson -ACCUSE-> USA
      Côte d'Ivoire -ACCUSE-> USA)");
  network.nodes[node_index(network, "country:RUS")].names = {"Russia", "Moscow", "the Kremlin"};
  return network;
}

TEST_CASE("an entity is found by id, name, alias, key, code and part of its name", "[find_node]") {
  const auto [text, entity] = GENERATE(table<const char*, const char*>({
      {"country:RUS", "country:RUS"}, {"Russia", "country:RUS"}, {"russia", "country:RUS"}, {"Moscow", "country:RUS"},
      {"Kremlin", "country:RUS"}, {"RUS", "country:RUS"}, {"NATO", "igo:NATO"}, {"European Union", "igo:EU"}, {"the European Union", "igo:EU"},
      {"EU", "igo:EU"}, {"The West", "unknown:the-west"}, {"West", "unknown:the-west"}, {"Anna", "unknown:anna-karlsson"},
      {"cote d'ivoire", "unknown:côte-d'ivoire"},
  }));
  CAPTURE(text);
  const Network network = example();
  const auto node = find_node(network, text);
  REQUIRE(node);
  CHECK(network.nodes[*node].actor.entity == entity);
}

TEST_CASE("an entity that is not there, or not the only one, is reported", "[find_node]") {
  const auto [text, message] = GENERATE(table<const char*, const char*>({
      {"France", "no entity of the network is called 'France'"},
      {"", "no entity of the network is called ''"},
      {"Karl", "no entity of the network is called 'Karl'"},
      {"Karlsson", "'Karlsson' may mean 2 entities, give one by its id: Anna Karlsson (unknown:anna-karlsson), Erik Karlsson (unknown:erik-karlsson)"},
  }));
  const auto node = find_node(example(), text);
  REQUIRE_FALSE(node);
  CHECK(node.error().code == base::ErrorCode::NotFound);
  CHECK(node.error().message == message);
}

}  // namespace
}  // namespace dyad::graph
