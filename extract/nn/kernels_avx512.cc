// Kernels for AVX-512F; compiled with these instructions on.
#include "extract/nn/kernels_internal.h"

namespace dyad::extract {
namespace {

constexpr int kLanes = 16;
constexpr int kTileRows = 8;
constexpr int kAffineRows = 12;
#include "extract/nn/kernel_loops.inc"

}  // namespace

const Kernels kAvx512Kernels{"avx512", kLanes, maxout3, affine, vector_affine, normalize, sum_maxout2, sum_maxout3};

}  // namespace dyad::extract
