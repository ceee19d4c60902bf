#include "base/hash.h"

#include <fmt/compile.h>
#include <xxhash.h>

namespace dyad::base {

std::string content_hash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format(FMT_COMPILE("{:016x}{:016x}"), hash.high64, hash.low64);
}

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace dyad::base
