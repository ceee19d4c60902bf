// Bytes of a file or of standard input, with gzip and zstd undone. The names in messages are the caller's matter: an
// error here says what is wrong and what was expected, not where.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/result.h"

namespace dyad::extract {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills the front of the buffer; fewer bytes than asked for do not mean the end, 0 does. REQUIRES: size > 0
  virtual base::Result<std::size_t> read(char* buffer, std::size_t size) = 0;
};

// "-" is standard input. Compression is recognised by the first bytes, whatever the name says.
base::Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& path);

}  // namespace dyad::extract
