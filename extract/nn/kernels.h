// The inner loops of the networks, compiled for several instruction sets; the best one that the processor has is chosen
// once at run time. All sum in float32; the order of summation differs, so results differ in the last digits only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/nn/float_buffer.h"

namespace dyad::extract {

// Weights of a layer in the order in which a kernel reads them. Made by pack_*; for one set of kernels only.
struct PackedLayer {
  FloatBuffer weights;
  FloatBuffer bias;
  std::size_t inputs = 0;
  std::size_t outputs = 0;         // as in the model
  std::size_t padded_outputs = 0;  // as written; what is beyond `outputs` is 0
};

// Rows to work on: row r is data[r * stride .. r * stride + width). Rows may overlap: a window of three rows of 96 is
// one row of 288 with stride 96. With `numbers` only those rows are read and written, `count` of them.
struct InputRows {
  const float* data = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;
  const std::uint32_t* numbers = nullptr;
};
struct OutputRows {
  float* data = nullptr;
  std::size_t stride = 0;
};

struct Kernels {
  std::string_view name;
  std::size_t lanes = 0;  // floats in a vector

  // out = max over three pieces of (W in + b)
  void (*maxout3)(const PackedLayer& layer, InputRows in, OutputRows out);
  // out = W in + b
  void (*affine)(const PackedLayer& layer, InputRows in, OutputRows out);
  // out = W in + b for one row; the layer is packed by pack_vector_affine.
  void (*vector_affine)(const PackedLayer& layer, const float* in, float* out);
  // out = (in - mean) / sqrt(variance + 1e-8) * gain + bias, plus `residual` unless null. `width` floats; in may be out.
  void (*normalize)(const float* in, const float* gain, const float* bias, const float* residual, std::size_t width, float* out);
  // out[i] = max(sum[i], sum[i + width]) where sum = bias + all rows; each row has 2 * width floats.
  void (*sum_maxout2)(const float* const* rows, std::size_t count, const float* bias, std::size_t width, float* out);
  // out[i] = max over p of sum[i + p * width], p = 0, 1, 2, where sum = a + b + c; each has 3 * width floats.
  void (*sum_maxout3)(const float* a, const float* b, const float* c, std::size_t width, float* out);
};

// REQUIRES of the layers that are packed: outputs of maxout are a multiple of 16, inputs one of 4.
inline constexpr std::size_t kWidestVector = 16;

// "avx512", "avx2" or "portable"; null if this processor or build has no such kernels.
const Kernels* find_kernels(std::string_view name);
// The fastest that the processor runs. The environment variable DYAD_KERNELS can name another.
const Kernels& best_kernels();

// `weights` as in the model: outputs x 3 x inputs (bias outputs x 3), or outputs x inputs.
PackedLayer pack_maxout3(const float* weights, const float* bias, std::size_t outputs, std::size_t inputs, const Kernels& kernels);
PackedLayer pack_affine(const float* weights, const float* bias, std::size_t outputs, std::size_t inputs, const Kernels& kernels);
PackedLayer pack_vector_affine(const float* weights, const float* bias, std::size_t outputs, std::size_t inputs);

}  // namespace dyad::extract
