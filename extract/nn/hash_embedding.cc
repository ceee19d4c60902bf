#include "extract/nn/hash_embedding.h"

#include <bit>

namespace dyad::extract {
namespace {

std::uint64_t mix(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xFF51AFD7ED558CCD;
  hash ^= hash >> 33;
  hash *= 0xC4CEB9FE1A85EC53;
  return hash ^ (hash >> 33);
}

}  // namespace

std::array<std::uint32_t, 4> hash_keys(std::uint64_t id, std::uint32_t seed) {
  std::uint64_t first = std::rotl(id * 0x87C37B91114253D5, 31) * 0x4CF5AD432745937F;
  first ^= seed ^ std::uint64_t{8};
  std::uint64_t second = seed ^ std::uint64_t{8};
  first += second;
  second += first;
  first = mix(first);
  second = mix(second);
  first += second;
  second += first;
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first >> 32), static_cast<std::uint32_t>(second),
          static_cast<std::uint32_t>(second >> 32)};
}

base::Result<HashEmbedding> HashEmbedding::read(const WeightsFile& file, const WeightNode& node, std::size_t width) {
  auto seed = file.integer(node, "seed");
  if (!seed) return seed.error();
  auto table = file.floats(node, "E", {0, width});
  if (!table) return table.error();
  if (table->empty()) return file.unsupported("expected an embedding table with rows");
  HashEmbedding embedding;
  embedding.width_ = width;
  embedding.rows_ = table->size() / width;
  embedding.seed_ = static_cast<std::uint32_t>(*seed);
  embedding.table_ = std::move(*table);
  return embedding;
}

void HashEmbedding::embed(std::uint64_t id, float* out) const {
  const auto keys = hash_keys(id, seed_);
  const float* rows[4];
  for (std::size_t i = 0; i < 4; ++i) rows[i] = table_.data() + keys[i] % rows_ * width_;
  for (std::size_t i = 0; i < width_; ++i) out[i] = rows[0][i] + rows[1][i] + rows[2][i] + rows[3][i];
}

}  // namespace dyad::extract
