#include "extract/token/affix_rules.h"

#include <algorithm>
#include <limits>

namespace dyad::extract {
namespace {

constexpr std::size_t kUnbounded = std::numeric_limits<std::size_t>::max() / 8;
constexpr std::string_view kRunOfStops = R"(\.\.+)";

// One past the character class that begins at `at`.
std::size_t skip_class(std::string_view pattern, std::size_t at) {
  for (++at; at < pattern.size() && pattern[at] != ']'; ++at) {
    if (pattern[at] == '\\') ++at;
  }
  return at + 1;
}

// An upper bound of the code points that one alternative of `pattern` can match or look at, runs of full stops apart:
// the number of its items. A suffix is then looked for in the end of a word only, which keeps a word of
// 100,000 brackets from costing the square of its length.
std::size_t longest_alternative(std::string_view pattern) {
  std::size_t longest = 0;
  std::size_t items = 0;
  int depth = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern.substr(at).starts_with(kRunOfStops)) {
      at += kRunOfStops.size();
      continue;
    }
    switch (pattern[at]) {
      case '(': ++depth; break;
      case ')': --depth; break;
      case '|':
        if (depth == 0) items = 0;
        break;
      case '+': case '*': case '{': return kUnbounded;
      case '[': at = skip_class(pattern, at) - 1; ++items; break;
      case '\\': ++at; ++items; break;
      default: ++items;
    }
    longest = std::max(longest, items);
    ++at;
  }
  return longest;
}

}  // namespace

AffixRules::AffixRules(Regex prefix, Regex suffix, Regex infix, Regex url, std::size_t suffix_reach)
    : prefix_(std::move(prefix)), suffix_(std::move(suffix)), infix_(std::move(infix)), url_(std::move(url)), suffix_reach_(suffix_reach) {}

base::Result<AffixRules> AffixRules::compile(const AffixPatterns& patterns, const std::string& file) {
  auto prefix = Regex::compile(patterns.prefix, file + ": prefix_search");
  if (!prefix) return prefix.error();
  auto suffix = Regex::compile(patterns.suffix, file + ": suffix_search");
  if (!suffix) return suffix.error();
  auto infix = Regex::compile(patterns.infix, file + ": infix_finditer");
  if (!infix) return infix.error();
  auto url = Regex::compile(patterns.url, file + ": url_match");
  if (!url) return url.error();
  constexpr std::size_t kLongestCodePoint = 4;
  return AffixRules(std::move(*prefix), std::move(*suffix), std::move(*infix), std::move(*url),
                    kLongestCodePoint * longest_alternative(patterns.suffix));
}

std::size_t AffixRules::prefix_length(std::string_view word, RegexScratch& scratch) const {
  const auto found = prefix_.search(word, 0, scratch);
  return found ? found->length() : 0;
}

std::size_t AffixRules::suffix_length(std::string_view word, RegexScratch& scratch) const {
  std::size_t from = word.find_last_not_of('.');
  from = from == std::string_view::npos ? 0 : from;
  from = word.size() - from > suffix_reach_ ? from : word.size() > suffix_reach_ ? word.size() - suffix_reach_ : 0;
  while (from > 0 && (static_cast<unsigned char>(word[from]) & 0xC0) == 0x80) --from;
  const auto found = suffix_.search(word, from, scratch);
  return found ? found->length() : 0;
}

std::optional<RegexMatch> AffixRules::find_infix(std::string_view word, std::size_t from, RegexScratch& scratch) const {
  return infix_.search(word, from, scratch);
}

bool AffixRules::is_url(std::string_view word, RegexScratch& scratch) const {
  return word.find('.') != std::string_view::npos && url_.match(word, scratch).has_value();
}

}  // namespace dyad::extract
