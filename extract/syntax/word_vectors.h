// Word vectors of a model that has them: vocab/key2row and vocab/vectors.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/nn/float_buffer.h"
#include "extract/token/string_id.h"

namespace dyad::extract {

// Immutable after construction; shared by threads. Without words in a model that has none.
class WordVectors {
 public:
  // `matrix` is a NumPy file, `keys` a MessagePack map from word id to row.
  static base::Result<WordVectors> read(std::string_view matrix, const std::string& matrix_file, std::string_view keys, const std::string& keys_file);

  std::size_t width() const { return width_; }
  // Empty for an unknown word.
  std::span<const float> find(StringId word) const;

 private:
  base::Result<void> read_matrix(std::string_view bytes, const std::string& file);
  base::Result<void> read_keys(std::string_view bytes, const std::string& file);

  std::size_t width_ = 0;
  std::size_t rows_ = 0;
  FloatBuffer values_;
  std::vector<StringId> words_;        // a hash table; its size is a power of two
  std::vector<std::uint32_t> row_plus_one_;  // beside words_; 0: free
};

}  // namespace dyad::extract
