// Kernels for any processor: vectors of four floats, which SSE2 and NEON have.
#include "extract/nn/kernels_internal.h"

namespace dyad::extract {
namespace {

constexpr int kLanes = 4;
constexpr int kTileRows = 4;
constexpr int kAffineRows = 4;
#include "extract/nn/kernel_loops.inc"

}  // namespace

const Kernels kPortableKernels{"portable", kLanes, maxout3, affine, vector_affine, normalize, sum_maxout2, sum_maxout3};

}  // namespace dyad::extract
