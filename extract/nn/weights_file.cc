#include "extract/nn/weights_file.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/msgpack.h"

namespace dyad::extract {
namespace {

using base::MsgpackReader;

WeightNode read_node(MsgpackReader& in) {
  WeightNode node;
  for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
    const std::string_view key = in.read_string();
    if (key == "name") {
      node.name = in.read_string();
    } else if (key == "refs") {
      for (std::size_t refs = in.read_map(); refs > 0 && in.ok(); --refs) {
        const std::string name(in.read_string());
        if (in.peek() == MsgpackReader::Type::Nil) in.read_nil();
        else node.refs[name] = in.read_integer();
      }
    } else {
      in.skip();
    }
  }
  return node;
}

void read_attrs(MsgpackReader& in, WeightNode& node) {
  for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
    const std::string name(in.read_string());
    node.attrs[name] = in.read_binary();
  }
}

// An array is a map {nd, type, kind, shape, data}, whose keys are byte strings.
WeightArray read_array(MsgpackReader& in, std::string& fault) {
  WeightArray array;
  std::string_view type;
  for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
    const std::string_view key = in.read_string_or_binary();
    if (key == "type") type = in.read_string_or_binary();
    else if (key == "data") array.data = in.read_string_or_binary();
    else if (key == "shape") {
      for (std::size_t count = in.read_array(); count > 0 && in.ok(); --count) array.shape.push_back(in.read_unsigned());
    } else in.skip();
  }
  if (in.ok() && type != "<f4") fault = fmt::format("expected arrays of type <f4, not {}", type);
  return array;
}

void read_params(MsgpackReader& in, WeightNode& node, std::string& fault) {
  for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
    const std::string name(in.read_string());
    if (in.peek() == MsgpackReader::Type::Map) node.params[name] = read_array(in, fault);
    else in.skip();
  }
}

}  // namespace

base::Result<WeightsFile> WeightsFile::read(std::string_view bytes, std::string file) {
  WeightsFile weights;
  weights.file_ = std::move(file);
  MsgpackReader in(bytes);
  std::string fault;
  auto& nodes = weights.nodes_;
  // The four lists come in this order; each has one entry a node.
  const auto read_list = [&](std::string_view key, auto read_entry) {
    if (in.ok() && in.read_string() != key && in.ok()) fault = fmt::format("expected a list {}", key);
    const std::size_t count = in.read_array();
    if (key == "nodes") nodes.resize(count);
    if (count != nodes.size() && in.ok()) fault = fmt::format("expected as many {} as nodes", key);
    for (std::size_t i = 0; i < count && in.ok() && fault.empty(); ++i) read_entry(nodes[i]);
  };
  in.read_map();
  read_list("nodes", [&](WeightNode& node) { node = read_node(in); });
  read_list("attrs", [&](WeightNode& node) { read_attrs(in, node); });
  read_list("params", [&](WeightNode& node) { read_params(in, node, fault); });
  if (!in.ok()) return base::Error{base::ErrorCode::BadInput, fmt::format("{}: {}", weights.file_, in.fault())};
  if (!fault.empty()) return weights.unsupported(fault);
  return weights;
}

std::vector<const WeightNode*> WeightsFile::named(std::string_view name) const {
  std::vector<const WeightNode*> found;
  for (const WeightNode& node : nodes_) {
    if (node.name == name) found.push_back(&node);
  }
  return found;
}

base::Result<const WeightNode*> WeightsFile::referred(std::string_view reference) const {
  if (!nodes_.empty()) {
    const auto at = nodes_[0].refs.find(reference);
    if (at != nodes_[0].refs.end() && at->second >= 0 && static_cast<std::size_t>(at->second) < nodes_.size()) return &nodes_[at->second];
  }
  return unsupported(fmt::format("expected the first node to refer to a node {}", reference));
}

base::Result<std::vector<float>> WeightsFile::floats(const WeightNode& node, std::string_view param, std::initializer_list<std::size_t> shape) const {
  const auto at = node.params.find(param);
  if (at == node.params.end()) return unsupported(fmt::format("expected node {} to have an array {}", node.name, param));
  const WeightArray& array = at->second;
  const bool fits = std::ranges::equal(array.shape, shape, [](std::size_t is, std::size_t expected) { return expected == 0 || is == expected; });
  if (!fits) {
    return unsupported(fmt::format("expected array {} of node {} to have the shape [{}], not [{}]", param, node.name, fmt::join(shape, ", "),
                                   fmt::join(array.shape, ", ")));
  }
  std::size_t count = 1;
  for (const std::size_t size : array.shape) count *= size;
  if (array.data.size() != count * sizeof(float)) {
    return base::Error{base::ErrorCode::BadInput, fmt::format("{}: expected {} floats in array {} of node {}", file_, count, param, node.name)};
  }
  std::vector<float> values(count);
  static_assert(std::endian::native == std::endian::little, "weights are stored little-endian");
  if (count > 0) std::memcpy(values.data(), array.data.data(), array.data.size());
  return values;
}

base::Result<std::int64_t> WeightsFile::integer(const WeightNode& node, std::string_view attr) const {
  const auto at = node.attrs.find(attr);
  if (at == node.attrs.end()) return unsupported(fmt::format("expected node {} to have an attribute {}", node.name, attr));
  MsgpackReader in(at->second);
  const std::int64_t value = in.read_integer();
  if (!in.ok()) return unsupported(fmt::format("expected attribute {} of node {} to be a number", attr, node.name));
  return value;
}

base::Error WeightsFile::unsupported(std::string_view expected) const {
  return {base::ErrorCode::Unsupported, fmt::format("{}: {}", file_, expected)};
}

}  // namespace dyad::extract
