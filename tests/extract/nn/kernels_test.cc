#include "extract/nn/kernels.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace dyad::extract;

namespace {

std::vector<float> random_floats(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> values(-1, 1);
  std::vector<float> out(count);
  std::ranges::generate(out, [&] { return values(random); });
  return out;
}

// Row o of `weights` times `in`, plus bias; in double precision.
double product(const std::vector<float>& weights, std::size_t row, const float* in, std::size_t inputs, float bias) {
  double sum = bias;
  for (std::size_t k = 0; k < inputs; ++k) sum += double{weights[row * inputs + k]} * in[k];
  return sum;
}

constexpr double kTolerance = 1e-4;

}  // namespace

// Every set of kernels that this machine runs must agree with the plain sums.
TEST_CASE("kernels compute their layers", "[nn]") {
  const std::string name = GENERATE("portable", "avx2", "avx512");
  const Kernels* kernels = find_kernels(name);
  if (kernels == nullptr) {
    SUCCEED("not on this processor");
    return;
  }
  CAPTURE(name);
  const std::size_t count = GENERATE(1, 3, 4, 7, 17);
  CAPTURE(count);

  SECTION("maxout over a window of overlapping rows") {
    constexpr std::size_t kWidth = 32, kInputs = 96, kOutputs = 48;
    const auto weights = random_floats(kOutputs * 3 * kInputs, 1), bias = random_floats(kOutputs * 3, 2), in = random_floats((count + 2) * kWidth, 3);
    const PackedLayer layer = pack_maxout3(weights.data(), bias.data(), kOutputs, kInputs, *kernels);
    std::vector<float> out(count * kOutputs);
    kernels->maxout3(layer, {in.data(), kWidth, count}, {out.data(), kOutputs});
    for (std::size_t r = 0; r < count; ++r) {
      for (std::size_t o = 0; o < kOutputs; ++o) {
        double best = -1e9;
        for (std::size_t piece = 0; piece < 3; ++piece) best = std::max(best, product(weights, o * 3 + piece, in.data() + r * kWidth, kInputs, bias[o * 3 + piece]));
        REQUIRE(out[r * kOutputs + o] == Approx(best).margin(kTolerance));
      }
    }
  }

  SECTION("chosen rows, each to its own place") {
    constexpr std::size_t kWidth = 32, kOutputs = 48;
    const auto weights = random_floats(kOutputs * 3 * kWidth, 13), bias = random_floats(kOutputs * 3, 14), in = random_floats(2 * count * kWidth, 15);
    const PackedLayer maxout = pack_maxout3(weights.data(), bias.data(), kOutputs, kWidth, *kernels);
    const PackedLayer affine = pack_affine(weights.data(), bias.data(), kOutputs, kWidth, *kernels);
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t r = 0; r < count; ++r) numbers.push_back(2 * r + r % 2);
    for (const bool is_maxout : {true, false}) {
      CAPTURE(is_maxout);
      const PackedLayer& layer = is_maxout ? maxout : affine;
      const auto run = is_maxout ? kernels->maxout3 : kernels->affine;
      FloatBuffer all(2 * count * layer.padded_outputs), chosen(2 * count * layer.padded_outputs, 7.0f);
      run(layer, {in.data(), kWidth, 2 * count}, {all.data(), layer.padded_outputs});
      run(layer, {in.data(), kWidth, count, numbers.data()}, {chosen.data(), layer.padded_outputs});
      for (std::size_t r = 0; r < 2 * count; ++r) {
        const bool is_chosen = std::ranges::find(numbers, r) != numbers.end();
        for (std::size_t o = 0; o < kOutputs; ++o) {
          const std::size_t at = r * layer.padded_outputs + o;
          REQUIRE(chosen[at] == Approx(is_chosen ? all[at] : 7.0f).margin(kTolerance));
        }
      }
    }
  }

  SECTION("affine layers of any number of outputs") {
    constexpr std::size_t kInputs = 64, kOutputs = 50;
    const auto weights = random_floats(kOutputs * kInputs, 4), bias = random_floats(kOutputs, 5), in = random_floats(count * kInputs, 6);
    const PackedLayer rows = pack_affine(weights.data(), bias.data(), kOutputs, kInputs, *kernels);
    const PackedLayer vector = pack_vector_affine(weights.data(), bias.data(), kOutputs, kInputs);
    FloatBuffer out(count * rows.padded_outputs), single(vector.padded_outputs);
    kernels->affine(rows, {in.data(), kInputs, count}, {out.data(), rows.padded_outputs});
    for (std::size_t r = 0; r < count; ++r) {
      kernels->vector_affine(vector, in.data() + r * kInputs, single.data());
      for (std::size_t o = 0; o < kOutputs; ++o) {
        const double expected = product(weights, o, in.data() + r * kInputs, kInputs, bias[o]);
        REQUIRE(out[r * rows.padded_outputs + o] == Approx(expected).margin(kTolerance));
        REQUIRE(single[o] == Approx(expected).margin(kTolerance));
      }
    }
  }

  SECTION("normalization with residual") {
    constexpr std::size_t kWidth = 96;
    const auto in = random_floats(kWidth, 7), gain = random_floats(kWidth, 8), bias = random_floats(kWidth, 9), residual = random_floats(kWidth, 10);
    std::vector<float> out(kWidth);
    kernels->normalize(in.data(), gain.data(), bias.data(), residual.data(), kWidth, out.data());
    double mean = 0, variance = 0;
    for (const float value : in) mean += value / double{kWidth};
    for (const float value : in) variance += (value - mean) * (value - mean) / double{kWidth};
    for (std::size_t i = 0; i < kWidth; ++i) {
      REQUIRE(out[i] == Approx((in[i] - mean) / std::sqrt(variance + 1e-8) * gain[i] + bias[i] + residual[i]).margin(kTolerance));
    }
  }

  SECTION("the larger of two sums") {
    constexpr std::size_t kWidth = 64;
    const auto bias = random_floats(2 * kWidth, 11), rows = random_floats(count * 2 * kWidth, 12);
    std::vector<const float*> pointers;
    for (std::size_t r = 0; r < count; ++r) pointers.push_back(rows.data() + r * 2 * kWidth);
    std::vector<float> out(kWidth);
    kernels->sum_maxout2(pointers.data(), count, bias.data(), kWidth, out.data());
    for (std::size_t i = 0; i < kWidth; ++i) {
      double first = bias[i], second = bias[kWidth + i];
      for (const float* row : pointers) {
        first += row[i];
        second += row[kWidth + i];
      }
      REQUIRE(out[i] == Approx(std::max(first, second)).margin(kTolerance));
    }
  }
}
