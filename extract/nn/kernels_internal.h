// What the kernel files share. No standard library code in it: see kernel_loops.inc.
#pragma once

#include "extract/nn/kernels.h"

namespace dyad::extract {

using std::size_t;
using std::uint32_t;

// Out of line on purpose: std::vector's members must not be compiled with wide instructions.
const float* weights_of(const PackedLayer& layer);
const float* bias_of(const PackedLayer& layer);

extern const Kernels kPortableKernels;
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;

}  // namespace dyad::extract
