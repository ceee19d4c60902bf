#include "extract/token/tokenizer_rules.h"

#include <algorithm>

#include "base/msgpack.h"
#include "extract/token/space_runs.h"
#include "extract/token/word_split.h"

namespace dyad::extract {
namespace {

// Attribute numbers of spaCy.
constexpr std::int64_t kOrth = 65;
constexpr std::int64_t kNorm = 67;

ExceptionTokens read_exception(base::MsgpackReader& in) {
  ExceptionTokens tokens;
  for (std::size_t count = in.read_array(); count > 0 && in.ok(); --count) {
    ExceptionToken token;
    for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
      const std::int64_t attribute = in.read_integer();
      const std::string_view value = in.read_string();
      if (attribute == kOrth) token.form = value;
      if (attribute == kNorm) token.norm = value;
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

struct TokenizerFile {
  AffixPatterns patterns;
  base::StringMap<ExceptionTokens> exceptions;
  std::string unsupported;  // what this program does not know
};

TokenizerFile read_file(base::MsgpackReader& in) {
  TokenizerFile out;
  for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
    const std::string_view key = in.read_string();
    if (key == "prefix_search") out.patterns.prefix = in.read_string();
    else if (key == "suffix_search") out.patterns.suffix = in.read_string();
    else if (key == "infix_finditer") out.patterns.infix = in.read_string();
    else if (key == "url_match") out.patterns.url = in.read_string();
    else if (key == "token_match" && in.peek() != base::MsgpackReader::Type::Nil) out.unsupported = "token_match";
    else if (key == "exceptions") {
      for (std::size_t words = in.read_map(); words > 0 && in.ok(); --words) {
        const std::string_view word = in.read_string();
        out.exceptions.emplace(word, read_exception(in));
      }
    } else in.skip();
    if (!out.unsupported.empty()) break;
  }
  return out;
}

// The tokens of an exception's own text by affixes alone.
std::vector<std::string> plain_tokens(std::string_view text, const TokenizerRules& rules, RegexScratch& scratch) {
  std::vector<std::string> tokens;
  SpaceRuns runs(text, {0, static_cast<std::uint32_t>(text.size())});
  std::vector<WordPiece> pieces;
  for (SpaceRuns::Run run; runs.next(run);) {
    pieces.clear();
    split_word(text.substr(run.begin, run.end - run.begin), rules, false, scratch, pieces);
    for (const WordPiece& piece : pieces) {
      tokens.emplace_back(text.substr(run.begin, piece.length));
      run.begin += piece.length;
    }
  }
  return tokens;
}

bool holds_affix(std::string_view word, const TokenizerRules& rules, RegexScratch& scratch) {
  return rules.affixes.prefix_length(word, scratch) > 0 || rules.affixes.suffix_length(word, scratch) > 0 ||
         rules.affixes.find_infix(word, 0, scratch) || word.find(' ') != std::string_view::npos;
}

void collect_sequences(TokenizerRules& rules) {
  RegexScratch scratch;
  for (const auto& [word, tokens] : rules.exceptions) {
    if (word.empty() || !holds_affix(word, rules, scratch)) continue;
    auto sequence = plain_tokens(word, rules, scratch);
    auto& same_start = rules.sequences[sequence.front()];
    rules.longest_sequence = std::max(rules.longest_sequence, sequence.size());
    if (std::ranges::find(same_start, sequence) == same_start.end()) same_start.push_back(std::move(sequence));
  }
}

}  // namespace

base::Result<TokenizerRules> TokenizerRules::read(std::string_view tokenizer_bytes, const std::string& file, NormTable norms) {
  base::MsgpackReader in(tokenizer_bytes);
  TokenizerFile read = read_file(in);
  if (!in.ok()) return base::Error{base::ErrorCode::BadInput, file + ": " + in.fault()};
  if (!read.unsupported.empty()) return base::Error{base::ErrorCode::Unsupported, file + ": expected no " + read.unsupported};
  const auto& patterns = read.patterns;
  if (patterns.prefix.empty() || patterns.suffix.empty() || patterns.infix.empty() || patterns.url.empty()) {
    return base::Error{base::ErrorCode::Unsupported, file + ": expected prefix_search, suffix_search, infix_finditer and url_match"};
  }
  auto affixes = AffixRules::compile(patterns, file);
  if (!affixes) return affixes.error();
  TokenizerRules rules{std::move(*affixes), std::move(norms), std::move(read.exceptions), 0, {}, 0};
  for (const auto& [word, tokens] : rules.exceptions) {
    std::string joined;
    for (const ExceptionToken& token : tokens) joined += token.form;
    if (joined != word) return base::Error{base::ErrorCode::BadInput, file + ": expected an exception whose tokens join to its text: " + word};
    rules.longest_exception = std::max(rules.longest_exception, word.size());
  }
  collect_sequences(rules);
  return rules;
}

const ExceptionTokens* TokenizerRules::exception(std::string_view word) const {
  if (word.size() > longest_exception) return nullptr;
  const auto at = exceptions.find(word);
  return at == exceptions.end() ? nullptr : &at->second;
}

}  // namespace dyad::extract
