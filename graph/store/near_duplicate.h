// Near-duplicate texts: the same report in several outlets, with another headline, a cut paragraph, other punctuation.
//
// A text is the set of its runs of five words; how much two sets share (Jaccard) is estimated from 64 minima of hashes
// (MinHash, Broder 1997), and only texts that agree in one of 16 bands of four minima are compared at all. Everything is
// a function of the two texts alone, so that it does not matter when they came.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dyad::graph {

inline constexpr std::size_t kMinima = 64;
inline constexpr std::size_t kBands = 16;
using Signature = std::array<std::uint32_t, kMinima>;

// Nothing for a text without words.
std::optional<Signature> make_signature(std::string_view text);

std::array<std::uint64_t, kBands> bands(const Signature& signature);

// Whether the texts are the same report: at least three quarters of their word runs in common, by estimate.
bool is_near_duplicate(const Signature& a, const Signature& b);

// A hash over the words of a sentence, blind to case, marks and punctuation; 0 for a sentence of fewer than eight words,
// which two writers may well write independently ("NATO condemned the attack.").
std::int64_t wording_hash(std::string_view sentence);

}  // namespace dyad::graph
