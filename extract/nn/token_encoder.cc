#include "extract/nn/token_encoder.h"

#include <algorithm>
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
    if (i == 1) pack_first_layer(*weights, *bias);
    else (i == 0 ? mix_ : layers_[i - 1]) = pack_maxout3(weights->data(), bias->data(), kWidth, inputs, *kernels_);
    (i == 0 ? mix_norm_ : norms_[i - 1]) = {std::move(*gain), std::move(*shift)};
  }
  return {};
}

// From outputs x pieces x (previous, current, next) to (previous, current, next) x pieces x outputs.
void TokenEncoder::pack_first_layer(const std::vector<float>& weights, const std::vector<float>& bias) {
  std::vector<float> ordered(weights.size());
  std::vector<float> ordered_bias(3 * kPart);
  padding_row_.assign(kWordRow, 0.0f);
  for (std::size_t output = 0; output < kWidth; ++output) {
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
      const std::size_t from = output * kPieces + piece;
      const std::size_t to = piece * kWidth + output;
      for (std::size_t place = 0; place < 3; ++place) {
        std::copy_n(weights.data() + from * kWindow + place * kWidth, kWidth, ordered.data() + (place * kPart + to) * kWidth);
      }
      ordered_bias[kPart + to] = bias[from];
      padding_row_[kWidth + kPart + to] = bias[from];
    }
  }
  first_ = pack_affine(ordered.data(), ordered_bias.data(), 3 * kPart, kWidth, *kernels_);
}

void TokenEncoder::embed(std::span<const Word> words, Scratch& scratch) const {
  const std::size_t width = mix_.inputs;
  if (words.empty()) return;
  room(scratch.features, words.size() * width);
  room(scratch.mixed, words.size() * kWidth);
  room(scratch.parts, words.size() * 3 * kPart);
  for (std::size_t w = 0; w < words.size(); ++w) {
    float* features = scratch.features.data() + w * width;
    for (std::size_t i = 0; i < embeddings_.size(); ++i) embeddings_[i].embed(words[w].ids[i], features + i * kWidth);
    float* rest = features + embeddings_.size() * kWidth;
    if (words[w].vector != nullptr) kernels_->affine(word_vectors_, {words[w].vector, word_vectors_.inputs, 1}, {rest, kWidth});
    else std::fill(rest, features + width, 0.0f);
  }
  kernels_->maxout3(mix_, {scratch.features.data(), width, words.size()}, {scratch.mixed.data(), kWidth});
  for (std::size_t w = 0; w < words.size(); ++w) normalize(mix_norm_, nullptr, scratch.mixed.data() + w * kWidth, scratch.mixed.data() + w * kWidth);
  kernels_->affine(first_, {scratch.mixed.data(), kWidth, words.size()}, {scratch.parts.data(), 3 * kPart});
  for (std::size_t w = 0; w < words.size(); ++w) {
    std::copy_n(scratch.mixed.data() + w * kWidth, kWidth, words[w].row);
    std::copy_n(scratch.parts.data() + w * 3 * kPart, 3 * kPart, words[w].row + kWidth);
  }
}

void TokenEncoder::encode(std::span<const float* const> rows, std::span<const std::size_t> runs, Scratch& scratch, float* out) const {
  const std::size_t size = rows.size() * kWidth;
  float* current = room(scratch.current, size);
  float* next = room(scratch.next, size);
  // Layer l (from 0) is wanted for what the layers after it see: in each run from row l + 1 to the same place at the end.
  const auto find_windows = [&](std::size_t layer) {
    scratch.windows.clear();
    std::size_t first = 0;
    for (const std::size_t run : runs) {
      const std::size_t end = first + run + 2 * kPadding;
      for (std::size_t row = first + layer; row + layer + 2 < end; ++row) scratch.windows.push_back(static_cast<std::uint32_t>(row));
      first = end;
    }
  };
  find_windows(0);
  for (const std::size_t before : scratch.windows) {
    float* row = current + (before + 1) * kWidth;
    kernels_->sum_maxout3(rows[before] + kWidth, rows[before + 1] + kWidth + kPart, rows[before + 2] + kWidth + 2 * kPart, kWidth, row);
    normalize(norms_[0], rows[before + 1], row, row);
  }
  for (std::size_t l = 1; l < kDepth; ++l) {
    find_windows(l);
    // Three rows lie one after the other, as the layer's inputs do; what comes of them takes the place of the middle one.
    kernels_->maxout3(layers_[l], {current, kWidth, scratch.windows.size(), scratch.windows.data()}, {next + kWidth, kWidth});
    for (const std::size_t before : scratch.windows) {
      float* row = next + (before + 1) * kWidth;
      const bool is_last = l + 1 == kDepth;
      normalize(norms_[l], current + (before + 1) * kWidth, row, is_last ? out : row);
      if (is_last) out += kWidth;
    }
    std::swap(current, next);
  }
}

}  // namespace dyad::extract
