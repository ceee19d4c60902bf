// Token vectors: feature ids to embeddings, mixed, then layers that each look at one neighbour to the left and right.
//
// Everything up to the first of these layers depends on the word alone: what a word adds to the layer as previous,
// current and next token is a sum of three products that can be kept. So the work is in two parts: WordRow for each word,
// and from these rows the vectors of a text's tokens.
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
  // A text stands between this many padding tokens, which take part in every layer: their vectors are not zero after the first.
  // As many as there are layers, so that what lies beyond cannot be seen.
  static constexpr std::size_t kPadding = kDepth;
  static constexpr std::size_t kMostFeatures = 8;

  // A word's row: its mixed embedding, then its part of the first layer as previous, as current (with the layer's bias)
  // and as next token, each of three pieces of kWidth.
  static constexpr std::size_t kPart = 3 * kWidth;
  static constexpr std::size_t kWordRow = kWidth + 3 * kPart;

  struct Word {
    std::uint64_t ids[kMostFeatures];
    const float* vector = nullptr;  // null for a word without one
    float* row = nullptr;           // kWordRow floats to write
  };

  // Buffers of one thread.
  struct Scratch {
    FloatBuffer features;
    FloatBuffer mixed;
    FloatBuffer parts;
    FloatBuffer current;
    FloatBuffer next;
    std::vector<std::uint32_t> windows;  // that a layer is computed for, each by its first row of three
  };

  // `features` is the number of ids that a token has, `vector_width` the length of the word vectors that it reads (or 0).
  static base::Result<TokenEncoder> read(const WeightsFile& file, std::size_t features, std::size_t vector_width, const Kernels& kernels);

  // Writes the rows of some words.
  void embed(std::span<const Word> words, Scratch& scratch) const;
  const float* padding_row() const { return padding_row_.data(); }
  // The vectors, one after the other, of some runs of tokens, given by their lengths. `rows` are for each run those of kPadding neighbours,
  // of its tokens, and of kPadding neighbours. A text that is encoded in stretches, or beside others, gets the same vectors as in one, or alone.
  void encode(std::span<const float* const> rows, std::span<const std::size_t> runs, Scratch& scratch, float* out) const;

 private:
  struct Norm {
    std::vector<float> gain;
    std::vector<float> bias;
  };
  base::Result<void> read_layers(const WeightsFile& file, std::size_t mixed_width);
  base::Result<void> read_word_vectors(const WeightsFile& file, std::size_t vector_width);
  void pack_first_layer(const std::vector<float>& weights, const std::vector<float>& bias);
  void normalize(const Norm& norm, const float* residual, const float* row, float* out) const {
    kernels_->normalize(row, norm.gain.data(), norm.bias.data(), residual, kWidth, out);
  }

  const Kernels* kernels_ = nullptr;
  std::vector<HashEmbedding> embeddings_;
  PackedLayer word_vectors_;  // empty without
  PackedLayer mix_;
  Norm mix_norm_;
  PackedLayer first_;         // kWidth -> the three parts of a word's row
  PackedLayer layers_[kDepth];  // from the second on
  Norm norms_[kDepth];
  FloatBuffer padding_row_;
};

}  // namespace dyad::extract
