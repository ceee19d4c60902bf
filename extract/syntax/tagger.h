// Part-of-speech tags: one layer over the token vectors, the best score wins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/nn/float_buffer.h"
#include "extract/nn/kernels.h"
#include "extract/nn/weights_file.h"
#include "extract/syntax/decision_margins.h"
#include "extract/syntax/label_table.h"

namespace dyad::extract {

// Immutable after construction; shared by threads.
class Tagger {
 public:
  // `labels_json` is the bytes of tagger/cfg.
  static base::Result<Tagger> read(const WeightsFile& weights, std::string_view labels_json, const std::string& labels_file, std::size_t token_width,
                                   const Kernels& kernels);

  const LabelTable& tags() const { return tags_; }
  // Appends one tag a token vector.
  void tag(const float* vectors, std::size_t count, FloatBuffer& scratch, std::vector<LabelId>& tags, DecisionMargins* margins = nullptr) const;

 private:
  const Kernels* kernels_ = nullptr;
  std::size_t token_width_ = 0;
  PackedLayer layer_;
  LabelTable tags_;
};

}  // namespace dyad::extract
