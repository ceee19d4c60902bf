// Token vectors: feature ids to embeddings, mixed, then layers that each look at one neighbour to the left and right.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "extract/nn/float_buffer.h"
#include "extract/nn/hash_embedding.h"
#include "extract/nn/kernels.h"

namespace dyad::extract {

// Immutable after construction; shared by threads.
class TokenEncoder {
 public:
  static constexpr std::size_t kWidth = 96;
  static constexpr std::size_t kDepth = 4;
  // A text stands between this many rows of zeros, which take part in every layer: their vectors are not zero after the first.
  // As many as there are layers, so that what lies beyond cannot be seen.
  static constexpr std::size_t kPadding = kDepth;

  // Buffers of one thread.
  struct Scratch {
    FloatBuffer features;
    FloatBuffer current;
    FloatBuffer next;
  };

  // `features` is the number of ids that a token has, `vector_width` the length of the word vectors that it reads (or 0).
  static base::Result<TokenEncoder> read(const WeightsFile& file, std::size_t features, std::size_t vector_width, const Kernels& kernels);

  std::size_t feature_count() const { return embeddings_.size(); }
  // The mixed embedding of one token, which depends on its features alone: kWidth floats. `word_vector` is null for a word without.
  void embed(std::span<const std::uint64_t> ids, const float* word_vector, Scratch& scratch, float* out) const;

  // A text, or a stretch of one, is encoded in two steps. First the caller writes the mixed embeddings of `count` tokens and of
  // kPadding neighbours on either side into the rows of input(), zeros for what is beyond the text's ends; then encode()
  // writes the vectors of the `count` tokens. A text that is encoded in stretches gets the same vectors as in one.
  float* input(std::size_t count, Scratch& scratch) const;
  void encode(std::size_t count, Scratch& scratch, float* out) const;

 private:
  struct Norm {
    std::vector<float> gain;
    std::vector<float> bias;
  };
  base::Result<void> read_layers(const WeightsFile& file, std::size_t mixed_width);
  base::Result<void> read_word_vectors(const WeightsFile& file, std::size_t vector_width);

  const Kernels* kernels_ = nullptr;
  std::vector<HashEmbedding> embeddings_;
  PackedLayer word_vectors_;  // empty without
  PackedLayer mix_;
  Norm mix_norm_;
  PackedLayer layers_[kDepth];
  Norm norms_[kDepth];
};

}  // namespace dyad::extract
