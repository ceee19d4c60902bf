// Streams that undo gzip and zstd. Several members or frames after each other are read as one, as the tools do.
#pragma once

#include <memory>

#include "base/result.h"
#include "extract/document/byte_source.h"

namespace dyad::extract {

base::Result<std::unique_ptr<ByteSource>> undo_gzip(std::unique_ptr<ByteSource> packed);
base::Result<std::unique_ptr<ByteSource>> undo_zstd(std::unique_ptr<ByteSource> packed);

}  // namespace dyad::extract
