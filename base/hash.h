// Content hashes: the same bytes give the same id on every machine and in every version (XXH3-128, xxHash 0.8).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dyad::base {

// 32 lower-case hexadecimal digits. On disk as document and event ids: DO NOT CHANGE.
std::string content_hash(std::string_view bytes);

// The same kind of hash as a number (XXH3-64), for tables and signatures. On disk too: DO NOT CHANGE.
std::uint64_t hash64(std::string_view bytes);

}  // namespace dyad::base
