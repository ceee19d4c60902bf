#include "extract/document/seen_ids.h"

#include <string>

#include <catch2/catch.hpp>

using dyad::extract::SeenIds;

TEST_CASE("an id stands for one text, however many there are", "[document]") {
  SeenIds seen;
  for (int i = 0; i < 5000; ++i) REQUIRE(seen.add("doc" + std::to_string(i), "text" + std::to_string(i % 7)));
  for (int i = 0; i < 5000; ++i) {
    CHECK(seen.add("doc" + std::to_string(i), "text" + std::to_string(i % 7)));
    CHECK_FALSE(seen.add("doc" + std::to_string(i), "text" + std::to_string(i % 7 + 1)));
  }
  CHECK(seen.add("", "text"));
  CHECK_FALSE(seen.add("", "other"));
}
