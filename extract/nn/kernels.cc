#include "extract/nn/kernels.h"

#include <cstdlib>

#include "extract/nn/kernels_internal.h"

namespace dyad::extract {
namespace {

std::size_t round_up(std::size_t value, std::size_t step) { return (value + step - 1) / step * step; }

}  // namespace

const float* weights_of(const PackedLayer& layer) { return layer.weights.data(); }
const float* bias_of(const PackedLayer& layer) { return layer.bias.data(); }

const Kernels* find_kernels(std::string_view name) {
#ifdef DYAD_X86_KERNELS
  if (name == "avx512") return __builtin_cpu_supports("avx512f") ? &kAvx512Kernels : nullptr;
  if (name == "avx2") return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kAvx2Kernels : nullptr;
#endif
  return name == "portable" ? &kPortableKernels : nullptr;
}

const Kernels& best_kernels() {
  static const Kernels& best = [] () -> const Kernels& {
    const char* wanted = std::getenv("DYAD_KERNELS");
    if (wanted != nullptr) {
      if (const Kernels* kernels = find_kernels(wanted)) return *kernels;
    }
    for (const char* name : {"avx512", "avx2"}) {
      if (const Kernels* kernels = find_kernels(name)) return *kernels;
    }
    return kPortableKernels;
  }();
  return best;
}

PackedLayer pack_maxout3(const float* weights, const float* bias, std::size_t outputs, std::size_t inputs, const Kernels& kernels) {
  const std::size_t lanes = kernels.lanes;
  PackedLayer layer{FloatBuffer(outputs * 3 * inputs), FloatBuffer(outputs * 3), inputs, outputs, outputs};
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t piece = 0; piece < 3; ++piece) {
      const std::size_t column = piece * lanes + o % lanes;
      const std::size_t panel = o / lanes * 3 * lanes;
      layer.bias[panel + column] = bias[o * 3 + piece];
      for (std::size_t k = 0; k < inputs; ++k) layer.weights[panel * inputs + k * 3 * lanes + column] = weights[(o * 3 + piece) * inputs + k];
    }
  }
  return layer;
}

PackedLayer pack_affine(const float* weights, const float* bias, std::size_t outputs, std::size_t inputs, const Kernels& kernels) {
  const std::size_t width = 2 * kernels.lanes;
  const std::size_t padded = round_up(outputs, 2 * kWidestVector);
  PackedLayer layer{FloatBuffer(padded * inputs), FloatBuffer(padded), inputs, outputs, padded};
  for (std::size_t o = 0; o < outputs; ++o) {
    if (bias != nullptr) layer.bias[o] = bias[o];
    for (std::size_t k = 0; k < inputs; ++k) layer.weights[o / width * width * inputs + k * width + o % width] = weights[o * inputs + k];
  }
  return layer;
}

PackedLayer pack_vector_affine(const float* weights, const float* bias, std::size_t outputs, std::size_t inputs) {
  const std::size_t padded = round_up(outputs, kWidestVector);
  PackedLayer layer{FloatBuffer(padded * inputs), FloatBuffer(padded), inputs, outputs, padded};
  for (std::size_t o = 0; o < outputs; ++o) {
    layer.bias[o] = bias[o];
    for (std::size_t k = 0; k < inputs; ++k) layer.weights[k * padded + o] = weights[o * inputs + k];
  }
  return layer;
}

}  // namespace dyad::extract
