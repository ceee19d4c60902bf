// Text as folded words: the alphabet of the gazetteer. Case, marks, hyphens, apostrophes and final full stops do not
// matter, so that "Guinea-Bissau", "GUINEA BISSAU" and "Al-Qa'eda" are found however they are written and tokenized.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dyad::extract {

// A word's identity: a 64-bit hash of its folded form. Two different words of one document share it with a probability
// below 10^-9, which costs one wrong look-up.
using WordHash = std::uint64_t;

// What stands between words and cannot be skipped: commas, brackets, full stops by themselves.
inline constexpr WordHash kBarrier = 0;

// Appends the hashes of the words of `text`; a text of other punctuation alone gives one kBarrier, one of hyphens,
// apostrophes or white space nothing.
void append_words(std::string_view text, std::vector<WordHash>& words);

// The hash of one word as append_words computes it, if the word has only ASCII letters and digits: "Alliance" as "alliance".
WordHash hash_word(std::string_view word);

// An order-dependent hash of two.
constexpr WordHash combine(WordHash a, WordHash b) { return (a ^ (b + 0x9E3779B97F4A7C15ull + (a << 6) + (a >> 2))) * 0xD6E8FEB86659FD93ull; }

}  // namespace dyad::extract
