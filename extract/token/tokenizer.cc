#include "extract/token/tokenizer.h"

#include <algorithm>

#include "extract/token/space_runs.h"

namespace dyad::extract {
namespace {

constexpr std::size_t kLongestCachedWord = 64;  // bytes

struct TokenRange {
  std::size_t begin;
  std::size_t end;
  std::size_t size() const { return end - begin; }
};

std::string_view form_of(std::string_view text, const TokenPiece& token) { return text.substr(token.begin, token.length); }

bool begins_with(std::string_view text, const std::vector<TokenPiece>& tokens, std::size_t at, const std::vector<std::string>& sequence) {
  if (tokens.size() - at < sequence.size()) return false;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    if (form_of(text, tokens[at + i]) != sequence[i]) return false;
  }
  return true;
}

// Longest first, then leftmost; a range goes whose first or last token a better one has taken. The rest in text order.
std::vector<TokenRange> without_overlaps(std::vector<TokenRange> ranges, std::size_t first, std::size_t count) {
  std::ranges::stable_sort(ranges, [](const TokenRange& a, const TokenRange& b) { return a.size() != b.size() ? a.size() > b.size() : a.begin < b.begin; });
  std::vector<bool> taken(count - first);
  std::vector<TokenRange> kept;
  for (const TokenRange& range : ranges) {
    if (!taken[range.begin - first] && !taken[range.end - 1 - first]) kept.push_back(range);
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(range.begin - first), taken.begin() + static_cast<std::ptrdiff_t>(range.end - first), true);
  }
  std::ranges::sort(kept, {}, &TokenRange::begin);
  return kept;
}

}  // namespace

Tokenizer::Tokenizer(const TokenizerRules& rules) : rules_(&rules), types_(rules) {}

void Tokenizer::clear() {
  types_.clear();
  words_.clear();
  cached_pieces_.clear();
}

void Tokenizer::add_run(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<TokenPiece>& tokens) {
  const auto run = text.substr(begin, end - begin);
  if (const auto at = words_.find(run); at != words_.end()) {
    for (std::uint32_t i = 0; i < at->second.count; ++i) {
      const CachedPiece& piece = cached_pieces_[at->second.first + i];
      tokens.push_back({begin, piece.length, piece.type, false, piece.own_norm});
      begin += piece.length;
    }
    return;
  }
  pieces_.clear();
  split_word(run, *rules_, true, scratch_, pieces_);
  const auto first = static_cast<std::uint32_t>(cached_pieces_.size());
  const bool keep = run.size() <= kLongestCachedWord;
  for (const WordPiece& piece : pieces_) {
    const WordType type = types_.intern(text.substr(begin, piece.length), piece.norm);
    tokens.push_back({begin, piece.length, type, false, piece.norm});
    if (keep) cached_pieces_.push_back({piece.length, type, piece.norm});
    begin += piece.length;
  }
  if (keep) words_.emplace(run, CachedWord{first, static_cast<std::uint32_t>(pieces_.size())});
}

void Tokenizer::tokenize(std::string_view text, std::vector<TokenPiece>& tokens) {
  const std::size_t first = tokens.size();
  const auto on_run = [&](std::uint32_t begin, std::uint32_t end) { add_run(text, begin, end, tokens); };
  const auto on_blank = [&] {
    if (tokens.size() > first) tokens.back().space_after = true;
  };
  for_each_space_run(text, on_run, on_blank);
  merge_exceptions(text, first, tokens);
}

void Tokenizer::merge_exceptions(std::string_view text, std::size_t first, std::vector<TokenPiece>& tokens) {
  std::vector<TokenRange> found;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    const auto* sequences = types_.sequences(tokens[i].type);
    if (sequences == nullptr) continue;
    for (const auto& sequence : *sequences) {
      if (begins_with(text, tokens, i, sequence)) found.push_back({i, i + sequence.size()});
    }
  }
  if (found.empty()) return;
  std::vector<TokenPiece> merged;
  std::size_t next = first;
  for (const TokenRange& range : without_overlaps(std::move(found), first, tokens.size())) {
    const TokenPiece& last = tokens[range.end - 1];
    const std::uint32_t begin = tokens[range.begin].begin;
    const ExceptionTokens* exception = rules_->exception(text.substr(begin, last.begin + last.length - begin));
    if (exception == nullptr) continue;
    merged.insert(merged.end(), tokens.begin() + static_cast<std::ptrdiff_t>(next), tokens.begin() + static_cast<std::ptrdiff_t>(range.begin));
    std::uint32_t at = begin;
    for (const ExceptionToken& token : *exception) {
      const auto length = static_cast<std::uint32_t>(token.form.size());
      merged.push_back({at, length, types_.intern(text.substr(at, length), token.norm), false, token.norm});
      at += length;
    }
    merged.back().space_after = last.space_after;
    next = range.end;
  }
  if (next == first) return;
  merged.insert(merged.end(), tokens.begin() + static_cast<std::ptrdiff_t>(next), tokens.end());
  tokens.resize(first);
  tokens.insert(tokens.end(), merged.begin(), merged.end());
}

}  // namespace dyad::extract
