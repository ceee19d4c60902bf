// spaCy's 64-bit id of a string: the key of the model's tables and the input of its embeddings.
#pragma once

#include <cstdint>
#include <string_view>

namespace dyad::extract {

using StringId = std::uint64_t;

// 0 for the empty string, the small number of a reserved symbol ("agent", "X"), else MurmurHash64A with seed 1.
StringId string_id(std::string_view text);

std::uint64_t murmur_hash_64a(std::string_view bytes, std::uint64_t seed);

}  // namespace dyad::extract
