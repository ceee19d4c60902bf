#include "extract/nn/token_encoder.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace dyad::extract {
namespace {

constexpr std::size_t kWidth = TokenEncoder::kWidth;
constexpr std::size_t kDepth = TokenEncoder::kDepth;
constexpr std::size_t kWindow = 3 * kWidth;
constexpr std::size_t kPieces = 3;

}  // namespace

base::Result<TokenEncoder> TokenEncoder::read(const WeightsFile& file, std::size_t features, std::size_t vector_width, const Kernels& kernels) {
  TokenEncoder encoder;
  encoder.kernels_ = &kernels;
  const auto tables = file.named("hashembed");
  if (tables.size() != features) return file.unsupported(fmt::format("expected {} embedding tables, not {}", features, tables.size()));
  for (const WeightNode* node : tables) {
    auto embedding = HashEmbedding::read(file, *node, kWidth);
    if (!embedding) return embedding.error();
    encoder.embeddings_.push_back(std::move(*embedding));
  }
  if (auto done = encoder.read_word_vectors(file, vector_width); !done) return done.error();
  const std::size_t blocks = features + (vector_width > 0 ? 1 : 0);
  if (auto done = encoder.read_layers(file, blocks * kWidth); !done) return done.error();
  return encoder;
}

base::Result<void> TokenEncoder::read_word_vectors(const WeightsFile& file, std::size_t vector_width) {
  const auto nodes = file.named("static_vectors");
  if (nodes.size() != (vector_width > 0 ? 1u : 0u)) return file.unsupported("expected word vectors in the network if and only if there are vocab/vectors");
  if (nodes.empty()) return {};
  auto weights = file.floats(*nodes[0], "W", {kWidth, vector_width});
  if (!weights) return weights.error();
  word_vectors_ = pack_affine(weights->data(), nullptr, kWidth, vector_width, *kernels_);
  return {};
}

base::Result<void> TokenEncoder::read_layers(const WeightsFile& file, std::size_t mixed_width) {
  const auto layers = file.named("maxout");
  const auto norms = file.named("layernorm");
  if (layers.size() != 1 + kDepth || norms.size() != 1 + kDepth) {
    return file.unsupported(fmt::format("expected {} maxout layers with layer norm, not {} and {}", 1 + kDepth, layers.size(), norms.size()));
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const std::size_t inputs = i == 0 ? mixed_width : kWindow;
    auto weights = file.floats(*layers[i], "W", {kWidth, kPieces, inputs});
    if (!weights) return weights.error();
    auto bias = file.floats(*layers[i], "b", {kWidth, kPieces});
    if (!bias) return bias.error();
    auto gain = file.floats(*norms[i], "G", {kWidth});
    if (!gain) return gain.error();
    auto shift = file.floats(*norms[i], "b", {kWidth});
    if (!shift) return shift.error();
    (i == 0 ? mix_ : layers_[i - 1]) = pack_maxout3(weights->data(), bias->data(), kWidth, inputs, *kernels_);
    (i == 0 ? mix_norm_ : norms_[i - 1]) = {std::move(*gain), std::move(*shift)};
  }
  return {};
}

void TokenEncoder::embed(std::span<const std::uint64_t> ids, const float* word_vector, Scratch& scratch, float* out) const {
  const std::size_t width = mix_.inputs;
  scratch.features.assign(width, 0.0f);
  float* features = scratch.features.data();
  for (std::size_t i = 0; i < embeddings_.size(); ++i) embeddings_[i].embed(ids[i], features + i * kWidth);
  if (word_vector != nullptr) {
    kernels_->affine(word_vectors_, {word_vector, word_vectors_.inputs, 1}, {features + embeddings_.size() * kWidth, kWidth});
  }
  float mixed[kWidth];
  kernels_->maxout3(mix_, {features, width, 1}, {mixed, kWidth});
  kernels_->normalize(mixed, mix_norm_.gain.data(), mix_norm_.bias.data(), nullptr, kWidth, out);
}

float* TokenEncoder::input(std::size_t count, Scratch& scratch) const {
  const std::size_t rows = count + 2 * kPadding;
  if (scratch.current.size() < rows * kWidth) {
    scratch.current.resize(rows * kWidth);
    scratch.next.resize(rows * kWidth);
  }
  return scratch.current.data();
}

void TokenEncoder::encode(std::size_t count, Scratch& scratch, float* out) const {
  const std::size_t rows = count + 2 * kPadding;
  float* current = scratch.current.data();
  float* next = scratch.next.data();
  // Layer l is wanted for the rows from l to rows - l: what the layers after it see.
  for (std::size_t l = 0; l < kDepth; ++l) {
    const std::size_t first = l + 1;
    const std::size_t wanted = rows - 2 * first;
    // Row r's window is the three rows from r - 1, which lie one after the other.
    kernels_->maxout3(layers_[l], {current + (first - 1) * kWidth, kWidth, wanted}, {next + first * kWidth, kWidth});
    for (std::size_t r = first; r < first + wanted; ++r) {
      float* row = next + r * kWidth;
      kernels_->normalize(row, norms_[l].gain.data(), norms_[l].bias.data(), current + r * kWidth, kWidth, row);
    }
    std::swap(current, next);
  }
  std::memcpy(out, current + kPadding * kWidth, count * kWidth * sizeof(float));
}

}  // namespace dyad::extract
