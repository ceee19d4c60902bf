#include "graph/store/near_duplicate.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"

namespace dyad::graph {
namespace {

constexpr std::size_t kShingle = 5;
constexpr std::size_t kWordsOfOwnWording = 8;
constexpr std::size_t kAlike = kMinima * 3 / 4;

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

// Hashes of the words of a folded text. Punctuation outside ASCII counts as part of its word: it is rare and the same in copies.
std::vector<std::uint64_t> hash_words(std::string_view text) {
  const std::string folded = base::fold_marks(text);
  std::vector<std::uint64_t> words;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && is_word_byte(folded[end])) ++end;
    if (end > at) words.push_back(base::hash64(std::string_view(folded).substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

// Finaliser of SplitMix64 (Steele et al. 2014): one well mixed function for each seed.
std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31);
}

std::uint64_t hash_run(const std::vector<std::uint64_t>& words, std::size_t begin, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t i = begin; i < begin + count; ++i) hash = mix(hash * 0x9e3779b97f4a7c15ULL + words[i]);
  return hash;
}

}  // namespace

std::optional<Signature> make_signature(std::string_view text) {
  const auto words = hash_words(text);
  if (words.empty()) return std::nullopt;
  Signature signature;
  signature.fill(UINT32_MAX);
  const std::size_t length = std::min(kShingle, words.size());
  for (std::size_t begin = 0; begin + length <= words.size(); ++begin) {
    const std::uint64_t run = hash_run(words, begin, length);
    for (std::size_t i = 0; i < kMinima; ++i) {
      const auto value = static_cast<std::uint32_t>(mix(run + i * 0x9e3779b97f4a7c15ULL) >> 32);
      signature[i] = std::min(signature[i], value);
    }
  }
  return signature;
}

std::array<std::uint64_t, kBands> bands(const Signature& signature) {
  constexpr std::size_t kRows = kMinima / kBands;
  std::array<std::uint64_t, kBands> out{};
  for (std::size_t i = 0; i < kMinima; ++i) out[i / kRows] = mix(out[i / kRows] * 0x9e3779b97f4a7c15ULL + signature[i]);
  return out;
}

bool is_near_duplicate(const Signature& a, const Signature& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < kMinima; ++i) equal += a[i] == b[i] ? 1 : 0;
  return equal >= kAlike;
}

std::int64_t wording_hash(std::string_view sentence) {
  const auto words = hash_words(sentence);
  if (words.size() < kWordsOfOwnWording) return 0;
  const auto hash = static_cast<std::int64_t>(hash_run(words, 0, words.size()));
  return hash == 0 ? 1 : hash;
}

}  // namespace dyad::graph
