#include "extract/token/string_id.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>

namespace dyad::extract {
namespace {

struct Symbol {
  std::string_view name;
  StringId id;
};

// spaCy's symbols (spacy/symbols.pyx) as far as a norm (lower case), an affix of up to three characters, a shape or a table key can
// be one: the others never meet text. Sorted by name.
constexpr Symbol kSymbols[] = {
    {"ADJ", 84}, {"ADP", 85}, {"ADV", 86}, {"AUX", 87}, {"DEP", 76}, {"DET", 90}, {"EOL", 102}, {"GPE", 384}, {"ID", 64}, {"IDX", 455},
    {"LAW", 390}, {"LOC", 385}, {"NUM", 93}, {"ORG", 383}, {"POS", 74}, {"SYM", 99}, {"TAG", 75}, {"X", 101}, {"_", 456},
    {"acl", 451}, {"acomp", 398}, {"advcl", 399}, {"advmod", 400}, {"agent", 401}, {"amod", 402}, {"appos", 403}, {"attr", 404},
    {"aux", 405}, {"auxpass", 406}, {"cc", 407}, {"ccomp", 408}, {"complm", 409}, {"conj", 410}, {"cop", 411}, {"csubj", 412},
    {"csubjpass", 413}, {"dep", 414}, {"det", 415}, {"dobj", 416}, {"expl", 417}, {"hmod", 418}, {"hyph", 419}, {"infmod", 420},
    {"intj", 421}, {"iobj", 422}, {"mark", 423}, {"meta", 424}, {"neg", 425}, {"nmod", 426}, {"nn", 427}, {"npadvmod", 428},
    {"nsubj", 429}, {"nsubjpass", 430}, {"num", 431}, {"number", 432}, {"obj", 434}, {"obl", 435}, {"oprd", 433}, {"parataxis", 436},
    {"partmod", 437}, {"pcomp", 438}, {"pobj", 439}, {"poss", 440}, {"possessive", 441}, {"preconj", 442}, {"prep", 443}, {"prt", 444},
    {"punct", 445}, {"quantmod", 446}, {"rcmod", 448}, {"relcl", 447}, {"root", 449}, {"xcomp", 450},
};
static_assert(std::ranges::is_sorted(kSymbols, {}, &Symbol::name));
constexpr std::size_t kLongestSymbol = 10;

std::uint64_t load_64(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

}  // namespace

std::uint64_t murmur_hash_64a(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kFactor = 0xC6A4A7935BD1E995;
  constexpr int kShift = 47;
  std::uint64_t hash = seed ^ (bytes.size() * kFactor);
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = load_64(bytes.data() + at) * kFactor;
    word ^= word >> kShift;
    hash = (hash ^ word * kFactor) * kFactor;
  }
  if (at < bytes.size()) {
    std::uint64_t tail = 0;
    for (std::size_t i = 0; at + i < bytes.size(); ++i) tail |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    hash = (hash ^ tail) * kFactor;
  }
  hash ^= hash >> kShift;
  hash *= kFactor;
  return hash ^ (hash >> kShift);
}

StringId string_id(std::string_view text) {
  if (text.empty()) return 0;
  if (text.size() <= kLongestSymbol) {
    const auto at = std::ranges::lower_bound(kSymbols, text, {}, &Symbol::name);
    if (at != std::end(kSymbols) && at->name == text) return at->id;
  }
  return murmur_hash_64a(text, 1);
}

}  // namespace dyad::extract
