// An embedding table of fewer rows than there are ids: each id has four rows by its hash, and its vector is their sum.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/result.h"
#include "extract/nn/weights_file.h"

namespace dyad::extract {

// Four 32-bit keys of an id. A short form of MurmurHash3 (x64, 128 bits) that thinc uses; part of the model's contract.
std::array<std::uint32_t, 4> hash_keys(std::uint64_t id, std::uint32_t seed);

// Immutable after construction.
class HashEmbedding {
 public:
  // REQUIRES: `node` is a node "hashembed" of `file`.
  static base::Result<HashEmbedding> read(const WeightsFile& file, const WeightNode& node, std::size_t width);

  std::size_t width() const { return width_; }
  // Writes width() floats.
  void embed(std::uint64_t id, float* out) const;

 private:
  std::size_t width_ = 0;
  std::size_t rows_ = 0;
  std::uint32_t seed_ = 0;
  std::vector<float> table_;
};

}  // namespace dyad::extract
