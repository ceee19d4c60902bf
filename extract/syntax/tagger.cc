#include "extract/syntax/tagger.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace dyad::extract {

base::Result<Tagger> Tagger::read(const WeightsFile& weights, std::string_view labels_json, const std::string& labels_file, std::size_t token_width,
                                  const Kernels& kernels) {
  Tagger tagger;
  const auto settings = nlohmann::json::parse(labels_json, nullptr, false);
  if (!settings.is_object() || !settings.contains("labels") || !settings["labels"].is_array()) {
    return base::Error{base::ErrorCode::BadInput, labels_file + ": expected a JSON object with a list labels"};
  }
  for (const auto& label : settings["labels"]) {
    if (!label.is_string()) return base::Error{base::ErrorCode::BadInput, labels_file + ": expected labels that are strings"};
    tagger.tags_.intern(label.get<std::string>());
  }
  const auto nodes = weights.named("softmax");
  if (nodes.size() != 1) return weights.unsupported("expected one node softmax");
  const std::size_t count = tagger.tags_.size();
  auto layer = weights.floats(*nodes[0], "W", {count, token_width});
  if (!layer) return layer.error();
  auto bias = weights.floats(*nodes[0], "b", {count});
  if (!bias) return bias.error();
  tagger.kernels_ = &kernels;
  tagger.token_width_ = token_width;
  tagger.layer_ = pack_affine(layer->data(), bias->data(), count, token_width, kernels);
  return tagger;
}

void Tagger::tag(const float* vectors, std::size_t count, FloatBuffer& scratch, std::vector<LabelId>& tags, DecisionMargins* margins) const {
  const std::size_t stride = layer_.padded_outputs;
  room(scratch, count * stride);
  kernels_->affine(layer_, {vectors, token_width_, count}, {scratch.data(), stride});
  for (std::size_t i = 0; i < count; ++i) {
    const float* scores = scratch.data() + i * stride;
    tags.push_back(static_cast<LabelId>(std::max_element(scores, scores + layer_.outputs) - scores));
    if (margins) margins->add(scores, layer_.outputs, tags.back(), [](std::size_t) { return true; });
  }
}

}  // namespace dyad::extract
