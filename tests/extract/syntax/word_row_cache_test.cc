#include "extract/syntax/word_row_cache.h"

#include <catch2/catch.hpp>

using dyad::extract::WordRowCache;

TEST_CASE("a full memory forgets words that were not seen for long", "[syntax]") {
  WordRowCache cache;
  for (std::uint32_t key = 0; key < WordRowCache::kCapacity; ++key) {
    cache.begin_stretch();
    *cache.add(key) = static_cast<float>(key);
  }
  cache.begin_stretch();
  REQUIRE(cache.find(0) != nullptr);  // asked for again: has a second chance
  cache.begin_stretch();
  *cache.add(WordRowCache::kCapacity) = -1;
  CHECK(cache.find(1) == nullptr);
  REQUIRE(cache.find(0) != nullptr);
  CHECK(*cache.find(0) == 0);
  CHECK(*cache.find(2) == 2);
  CHECK(*cache.find(WordRowCache::kCapacity) == -1);
  cache.clear();
  CHECK(cache.find(2) == nullptr);
}

TEST_CASE("rows asked for in a stretch stay where they are", "[syntax]") {
  WordRowCache cache;
  for (std::uint32_t key = 0; key < WordRowCache::kCapacity; ++key) {
    cache.begin_stretch();
    cache.add(key);
  }
  cache.begin_stretch();
  std::vector<const float*> rows;
  for (std::uint32_t key = 0; key < 500; ++key) rows.push_back(cache.find(key));
  for (std::uint32_t key = 0; key < 500; ++key) cache.add(WordRowCache::kCapacity + key);
  for (std::uint32_t key = 0; key < 500; ++key) CHECK(cache.find(key) == rows[key]);
}
