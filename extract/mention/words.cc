#include "extract/mention/words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace dyad::extract {
namespace {

constexpr WordHash kSeed = 0x9E3779B97F4A7C15ull;

WordHash mix(WordHash hash, unsigned char byte) { return (hash ^ byte) * 0x100000001B3ull; }
WordHash finish(WordHash hash) {
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93ull;
  hash ^= hash >> 29;
  return hash == kBarrier ? 1 : hash;
}

enum CharClass : unsigned char { Letter, Skipped, Other };

constexpr std::array<CharClass, 128> make_classes() {
  std::array<CharClass, 128> classes{};
  for (int c = 0; c < 128; ++c) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '&';
    const bool skipped = c == '-' || c == '\'' || c == ' ' || c == '\t' || c == '\n' || c == '`';
    classes[static_cast<std::size_t>(c)] = letter ? Letter : skipped ? Skipped : Other;
  }
  return classes;
}
constexpr auto kClasses = make_classes();

// `text` is ASCII. A final full stop belongs to a word only before another letter ("u.s" of "U.S.").
void append_ascii(std::string_view text, std::vector<WordHash>& words) {
  bool barrier = false;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto class_at = kClasses[static_cast<unsigned char>(text[at]) & 127u];
    if (class_at != Letter || text[at] == '.') {
      barrier |= class_at != Skipped;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && kClasses[static_cast<unsigned char>(text[end]) & 127u] == Letter) ++end;
    std::size_t stop = end;
    while (stop > at && text[stop - 1] == '.') --stop;
    WordHash hash = kSeed;
    for (; at < stop; ++at) hash = mix(hash, static_cast<unsigned char>(text[at] >= 'A' && text[at] <= 'Z' ? text[at] + 32 : text[at]));
    words.push_back(finish(hash));
    any = true;
    at = end;
  }
  if (barrier && !any) words.push_back(kBarrier);
}

// Brings what is not ASCII to ASCII punctuation where there is an equal; other code points of letters stay as they are.
void append_folded(std::string_view text, std::vector<WordHash>& words) {
  const std::string folded = base::fold_marks(text);
  WordHash hash = kSeed;
  bool in_word = false;
  const auto end_word = [&] {
    if (in_word) words.push_back(finish(hash));
    in_word = false;
    hash = kSeed;
  };
  const std::size_t before = words.size();
  bool barrier = false;
  for (std::size_t at = 0; at < folded.size();) {
    const base::CodePoint point = base::decode(folded, at);
    const bool ascii = point.value < 128;
    const bool skipped = ascii ? kClasses[point.value] == Skipped : (point.value == 0x2019 || point.value == 0x2018 || point.value == 0x02BC ||
                                                                     point.value == 0x02BF || (point.value >= 0x2010 && point.value <= 0x2015));
    const bool letter = ascii ? kClasses[point.value] == Letter && folded[at] != '.' : point.value >= 0xC0 && (point.value < 0x2000 || point.value > 0x206F);
    if (letter) {
      in_word = true;
      for (std::uint32_t i = 0; i < point.length; ++i) hash = mix(hash, static_cast<unsigned char>(folded[at + i]));
    } else {
      end_word();
      barrier |= !skipped;
    }
    at += point.length;
  }
  end_word();
  if (barrier && words.size() == before) words.push_back(kBarrier);
}

}  // namespace

void append_words(std::string_view text, std::vector<WordHash>& words) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
  ascii ? append_ascii(text, words) : append_folded(text, words);
}

WordHash hash_word(std::string_view word) {
  WordHash hash = kSeed;
  for (char c : word) hash = mix(hash, static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
  return finish(hash);
}

}  // namespace dyad::extract
