#include "extract/syntax/tree_shape.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <catch2/catch.hpp>

using namespace dyad::extract;

TEST_CASE("edges span all that is below a token", "[syntax]") {
  // 0 <- 1 -> 2 -> 4 -> 3, and a second tree 5
  const std::vector<std::int32_t> heads = {1, 1, 1, 4, 2, 5};
  TreeEdges edges;
  find_edges(heads, edges);
  CHECK(edges.left == std::vector<std::int32_t>{0, 0, 2, 3, 3, 5});
  CHECK(edges.right == std::vector<std::int32_t>{0, 4, 4, 3, 4, 5});
}

TEST_CASE("edges of a tree with crossing arcs cover it all", "[syntax]") {
  // 3 hangs on 0, 2 on 1 hangs on 4: arcs 0-3 and 1-4 cross.
  const std::vector<std::int32_t> heads = {0, 4, 1, 0, 0};
  TreeEdges edges;
  find_edges(heads, edges);
  CHECK(edges.left[0] == 0);
  CHECK(edges.right[0] == 4);
  CHECK(edges.left[4] == 1);
}

TEST_CASE("a lifted token finds its head below", "[syntax]") {
  LabelTable labels;
  const LabelId root = labels.intern("ROOT"), nsubj = labels.intern("nsubj"), dobj = labels.intern("dobj"), det = labels.intern("det");
  const LabelId lifted_label = labels.intern("relcl||dobj");
  const auto lifted = find_lifted_labels(labels);
  const LabelId relcl = labels.intern("relcl");
  // "He saw a man yesterday who left": "who left" was lifted from "man" (dobj) to "saw"
  std::vector<std::int32_t> heads = {1, 1, 3, 1, 1, 1};
  std::vector<LabelId> names = {nsubj, root, det, dobj, nsubj, lifted_label};
  std::vector<std::uint8_t> is_space(6);
  TreeEdges edges;
  find_edges(heads, edges);

  SECTION("the first with the wanted label") {
    CHECK(deprojectivize(lifted, is_space, edges, heads, names));
    CHECK(heads[5] == 3);
    CHECK(names[5] == relcl);
  }
  SECTION("white space is nobody's head") {
    is_space[3] = 1;
    CHECK(deprojectivize(lifted, is_space, edges, heads, names));
    CHECK(heads[5] == 1);
    CHECK(names[5] == relcl);
  }
  SECTION("without a lifted label nothing changes") {
    names[5] = relcl;
    CHECK_FALSE(deprojectivize(find_lifted_labels(labels), is_space, edges, heads, names));
    CHECK(heads[5] == 1);
  }
}

// What lets a long text be worked on in pieces: the other tree's need for more passes does not move where sentences start.
TEST_CASE("trees side by side start their sentences where they do alone", "[syntax]") {
  std::mt19937 random(11);
  const auto starts_of = [](const std::vector<std::int32_t>& heads) {
    TreeEdges edges;
    find_edges(heads, edges);
    std::vector<std::int32_t> starts;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      if (heads[i] == static_cast<std::int32_t>(i)) starts.push_back(edges.left[i]);
    }
    return starts;
  };
  for (int round = 0; round < 20000; ++round) {
    std::vector<std::int32_t> heads, expected;
    for (int tree = 0; tree < 3; ++tree) {
      // A random forest with arcs that cross: every token but the roots hangs on one that was drawn before it.
      const auto first = static_cast<std::int32_t>(heads.size());
      std::vector<std::int32_t> order(1 + random() % 9), alone(order.size());
      std::iota(order.begin(), order.end(), 0);
      std::shuffle(order.begin(), order.end(), random);
      for (std::size_t i = 0; i < order.size(); ++i) alone[order[i]] = i == 0 || random() % 5 == 0 ? order[i] : order[random() % i];
      for (const std::int32_t start : starts_of(alone)) expected.push_back(first + start);
      for (const std::int32_t head : alone) heads.push_back(first + head);
    }
    REQUIRE(starts_of(heads) == expected);
  }
}
