// A transition scorer of small random weights, through the file format.
#include "extract/nn/role_rows.h"

#include <cstring>
#include <random>

#include <catch2/catch.hpp>

using namespace dyad::extract;

namespace {

constexpr std::size_t kRoles = 3, kActions = 5, kWidth = 32, kHidden = TransitionScorer::kHidden;

std::string head(char lead, std::uint32_t size) {
  std::string out(1, lead);
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(size >> shift));
  return out;
}
std::string text(const std::string& value) { return head('\xDB', static_cast<std::uint32_t>(value.size())) + value; }

std::string array(const std::vector<std::size_t>& shape, std::mt19937& random) {
  std::size_t count = 1;
  std::string sizes = head('\xDD', static_cast<std::uint32_t>(shape.size()));
  for (const std::size_t size : shape) {
    count *= size;
    sizes += head('\xCE', static_cast<std::uint32_t>(size));
  }
  std::uniform_real_distribution<float> values(-1, 1);
  std::string data(count * sizeof(float), '\0');
  for (std::size_t i = 0; i < count; ++i) {
    const float value = values(random);
    std::memcpy(data.data() + i * sizeof value, &value, sizeof value);
  }
  return "\x83" + text("type") + text("<f4") + text("shape") + sizes + text("data") + text(data);
}

std::string scorer_file() {
  std::mt19937 random(5);
  const auto node = [](const std::string& name, const std::string& refs) { return "\x82" + text("name") + text(name) + text("refs") + refs; };
  const std::string no_refs = "\x80";
  std::string out = "\x83" + text("nodes") + "\x94" + node("parser_model", "\x82" + text("lower") + "\x01" + text("upper") + "\x02") +
                    node("precomputable_affine", no_refs) + node("linear", no_refs) + node("linear", no_refs);
  out += text("attrs") + "\x94\x80\x80\x80\x80";
  out += text("params") + "\x94\x80";
  out += "\x83" + text("W") + array({kRoles, kHidden, 2, kHidden}, random) + text("b") + array({kHidden, 2}, random) + text("pad") + array({1, kRoles, kHidden, 2}, random);
  out += "\x82" + text("W") + array({kActions, kHidden}, random) + text("b") + array({kActions}, random);
  out += "\x82" + text("W") + array({kHidden, kWidth}, random) + text("b") + array({kHidden}, random);
  return out;
}

}  // namespace

TEST_CASE("rows are the same whether a token is near, far behind or all are made at once", "[nn]") {
  const std::string bytes = scorer_file();
  const auto file = WeightsFile::read(bytes, "parser/model");
  REQUIRE(file);
  const auto scorer = TransitionScorer::read(*file, kWidth, kRoles, kActions, best_kernels());
  REQUIRE(scorer);
  constexpr std::size_t kCount = 1000;
  std::mt19937 random(6);
  std::uniform_real_distribution<float> values(-1, 1);
  FloatBuffer vectors(kCount * kWidth), reduced(kCount * kHidden), all(kCount * scorer->row_size());
  for (float& value : vectors) value = values(random);
  scorer->reduce(vectors.data(), kCount, reduced.data());
  scorer->prepare(reduced.data(), kCount, all.data());

  RoleRows rows;
  rows.start(*scorer);
  rows.show(reduced.data(), 0, kCount);
  CHECK(rows.row(-1) == nullptr);
  for (std::size_t next = 0; next < kCount; ++next) {
    for (const std::size_t token : {next, next / 2, std::size_t{0}}) {
      const float* row = rows.row(static_cast<std::int32_t>(token));
      REQUIRE(row != nullptr);
      for (std::size_t i = 0; i < kRoles * 2 * kHidden; i += 37) REQUIRE(row[i] == Approx(all[token * scorer->row_size() + i]).margin(1e-4));
    }
  }
}

TEST_CASE("rows are the same where a text's vectors are shown in stretches that move on", "[nn]") {
  const std::string bytes = scorer_file();
  const auto file = WeightsFile::read(bytes, "parser/model");
  REQUIRE(file);
  const auto scorer = TransitionScorer::read(*file, kWidth, kRoles, kActions, best_kernels());
  REQUIRE(scorer);
  constexpr std::size_t kCount = 1000, kStretch = 7 * RoleRows::kBlock;
  std::mt19937 random(7);
  std::uniform_real_distribution<float> values(-1, 1);
  FloatBuffer reduced(kCount * kHidden), all(kCount * scorer->row_size());
  for (float& value : reduced) value = values(random);
  scorer->prepare(reduced.data(), kCount, all.data());
  RoleRows rows;
  rows.start(*scorer);
  std::size_t first = 0;
  for (std::size_t known = kStretch; first < kCount; known = std::min(known + kStretch, kCount)) {
    rows.show(reduced.data() + first * kHidden, first, known - first);
    const std::size_t end = known == kCount ? kCount : known - 2;
    for (std::size_t next = first; next < end; ++next) {
      for (const std::size_t token : {next, first + (next - first) / 2, first}) {
        const float* row = rows.row(static_cast<std::int32_t>(token - first));
        for (std::size_t i = 0; i < kRoles * 2 * kHidden; i += 37) REQUIRE(row[i] == Approx(all[token * scorer->row_size() + i]).margin(1e-4));
      }
    }
    first = end;
  }
}
