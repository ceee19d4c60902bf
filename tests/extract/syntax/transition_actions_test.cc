#include "extract/syntax/transition_actions.h"

#include <catch2/catch.hpp>

using namespace dyad::extract;

namespace {

// {"moves": TEXT} in MessagePack.
std::string moves_file(const std::string& text) { return "\x81\xA5moves\xD9" + std::string(1, static_cast<char>(text.size())) + text; }

}  // namespace

TEST_CASE("actions are in the order of the network's outputs", "[syntax]") {
  const auto actions = read_actions(moves_file(R"({"1":{"":5},"0":{"":9},"3":{"dobj":7,"amod":7,"pobj":20}})"), "parser/moves", 5);
  REQUIRE(actions);
  CHECK(*actions == std::vector<TransitionAction>{{0, ""}, {1, ""}, {3, "pobj"}, {3, "dobj"}, {3, "amod"}});
}

TEST_CASE("moves that no parser has are refused", "[syntax]") {
  for (const char* text : {"", "[]", R"({"5":{"":1}})", R"({"x":{"":1}})", R"({"1":{"":"a"}})", R"({"1":3})"}) {
    CAPTURE(text);
    const auto actions = read_actions(moves_file(text), "parser/moves", 5);
    REQUIRE_FALSE(actions);
    CHECK(actions.error().message == "parser/moves: expected labels with frequencies for moves 0 to 4");
  }
}
