// The norm of a word form, the first feature of the embeddings: a table of the model (spelling variants), then a few
// signs ("…" -> "..."), else lower case.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "extract/token/string_id.h"

namespace dyad::extract {

// Immutable after construction; shared by threads.
class NormTable {
 public:
  // `bytes` of the model's vocab/lookups.bin; `file` names it in messages.
  static base::Result<NormTable> read(std::string_view bytes, const std::string& file);

  // The norm of `form`, whose id and lower case the caller knows. The result views the table or `lower`.
  std::string_view norm(std::string_view form, StringId id, std::string_view lower) const;

 private:
  std::unordered_map<StringId, std::string> variants_;
};

}  // namespace dyad::extract
