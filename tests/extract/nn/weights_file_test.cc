#include "extract/nn/weights_file.h"

#include <catch2/catch.hpp>

using namespace dyad::extract;
using namespace std::string_literals;

namespace {

// One node "linear" with a 1x2 array W and an attribute seed = 8, as thinc writes it.
std::string small_file() {
  return "\x84\xA5nodes\x91\x84\xA5index\x00\xA4name\xA6linear\xA4"s + "dims\x80\xA4refs\x81\xA5lower\x00"s +
         "\xA5"s + "attrs\x91\x81\xA4seed\xC4\x01\x08"s +
         "\xA6params\x91\x81\xA1W\x84\xC4\x02nd\xC3\xC4\x04type\xA3<f4\xC4\x05shape\x92\x01\x02\xC4\x04"s + "data\xC4\x08\x00\x00\x80\x3F\x00\x00\x00\x40"s +
         "\xA6shims\x91\x90"s;
}

std::string fault_of(const std::string& bytes) {
  const auto file = WeightsFile::read(bytes, "parser/model");
  return file ? "" : file.error().message;
}

}  // namespace

TEST_CASE("arrays, references and attributes of a model file are found", "[nn]") {
  const std::string bytes = small_file();
  const auto file = WeightsFile::read(bytes, "parser/model");
  REQUIRE(file);
  REQUIRE(file->named("linear").size() == 1);
  const auto node = file->referred("lower");
  REQUIRE(node);
  const auto weights = file->floats(**node, "W", {1, 2});
  REQUIRE(weights);
  CHECK(*weights == std::vector<float>{1.0f, 2.0f});
  const auto seed = file->integer(**node, "seed");
  REQUIRE(seed);
  CHECK(*seed == 8);
}

TEST_CASE("what a model file lacks is told with the file's name", "[nn]") {
  const std::string bytes = small_file();
  const auto file = WeightsFile::read(bytes, "parser/model");
  REQUIRE(file);
  const WeightNode& node = file->nodes()[0];
  CHECK(file->floats(node, "W", {2, 2}).error().message == "parser/model: expected array W of node linear to have the shape [2, 2], not [1, 2]");
  CHECK(file->floats(node, "b", {2}).error().message == "parser/model: expected node linear to have an array b");
  CHECK(file->integer(node, "pad").error().message == "parser/model: expected node linear to have an attribute pad");
  CHECK(file->referred("upper").error().message == "parser/model: expected the first node to refer to a node upper");
}

TEST_CASE("a model file that is cut off anywhere is refused", "[nn]") {
  const std::string bytes = small_file();
  const std::size_t needed = bytes.rfind("\xA6shims");
  for (std::size_t size = 0; size < needed; ++size) {
    CAPTURE(size);
    CHECK(fault_of(bytes.substr(0, size)).starts_with("parser/model: "));
  }
}
