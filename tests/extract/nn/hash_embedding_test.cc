#include "extract/nn/hash_embedding.h"

#include <catch2/catch.hpp>

using namespace dyad::extract;

TEST_CASE("ids are hashed to rows as thinc does", "[nn]") {
  using Keys = std::array<std::uint32_t, 4>;
  const auto [id, seed, keys] = GENERATE(table<std::uint64_t, std::uint32_t, Keys>({
      {8566208034543834098u, 8, Keys{2653853934, 3922826080, 3980780901, 3736755472}},
      {1, 12, Keys{2938686206, 2291508213, 2246688320, 3554967022}},
      {0, 12, Keys{3628889788, 3483432925, 485828337, 1486234390}},
  }));
  CHECK(hash_keys(id, seed) == keys);
}
