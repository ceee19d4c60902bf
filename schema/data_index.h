// The table that cmake/EmbedData.cmake generates; only schema/data.cc includes it.
#pragma once

#include <cstddef>

namespace dyad::schema {

struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};
extern const EmbeddedFile kEmbeddedFiles[];
extern const std::size_t kEmbeddedFileCount;

}  // namespace dyad::schema
