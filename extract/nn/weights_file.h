// A model file of thinc, the library below spaCy: a MessagePack map of four parallel lists (nodes, attrs, params, shims).
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::extract {

// Little-endian float32 in row order, as views into the file's bytes.
struct WeightArray {
  std::vector<std::size_t> shape;
  std::string_view data;
};

struct WeightNode {
  std::string name;                                          // "hashembed", "maxout", ...
  std::map<std::string, std::int64_t, std::less<>> refs;     // name -> node index
  std::map<std::string, std::string_view, std::less<>> attrs;  // each a MessagePack value
  std::map<std::string, WeightArray, std::less<>> params;
};

// Views the bytes that it was read from.
class WeightsFile {
 public:
  // `file` names the file in messages.
  static base::Result<WeightsFile> read(std::string_view bytes, std::string file);

  const std::string& file() const { return file_; }
  const std::vector<WeightNode>& nodes() const { return nodes_; }
  // The nodes of this name in index order.
  std::vector<const WeightNode*> named(std::string_view name) const;

  // The node that `refs` of node 0 calls `reference`.
  base::Result<const WeightNode*> referred(std::string_view reference) const;
  // A parameter array of exactly this shape, 0 standing for any size.
  base::Result<std::vector<float>> floats(const WeightNode& node, std::string_view param, std::initializer_list<std::size_t> shape) const;
  base::Result<std::int64_t> integer(const WeightNode& node, std::string_view attr) const;

  base::Error unsupported(std::string_view expected) const;

 private:
  std::string file_;
  std::vector<WeightNode> nodes_;
};

}  // namespace dyad::extract
