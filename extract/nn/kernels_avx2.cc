// Kernels for AVX2 with fused multiply-add; compiled with these instructions on.
#include "extract/nn/kernels_internal.h"

namespace dyad::extract {
namespace {

constexpr int kLanes = 8;
constexpr int kTileRows = 4;
constexpr int kAffineRows = 6;
#include "extract/nn/kernel_loops.inc"

}  // namespace

const Kernels kAvx2Kernels{"avx2", kLanes, maxout3, affine, vector_affine, normalize, sum_maxout2, sum_maxout3};

}  // namespace dyad::extract
