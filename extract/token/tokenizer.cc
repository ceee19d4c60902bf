#include "extract/token/tokenizer.h"

#include <algorithm>

namespace dyad::extract {
namespace {

constexpr std::size_t kLongestCachedWord = 64;  // bytes
constexpr std::size_t kStretch = 512;           // tokens that are cut at once
constexpr std::size_t kMostTypes = 1 << 15;     // words remembered from text to text
constexpr std::size_t kMostTypeBytes = 16 << 20;
constexpr std::size_t kMostWords = 1 << 16;     // runs of letters with their tokens

std::string_view form_of(std::string_view text, const TokenPiece& token) { return text.substr(token.begin, token.length); }

bool begins_with(std::string_view text, const std::vector<TokenPiece>& tokens, std::size_t at, const std::vector<std::string>& sequence) {
  if (tokens.size() - at < sequence.size()) return false;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    if (form_of(text, tokens[at + i]) != sequence[i]) return false;
  }
  return true;
}

}  // namespace

Tokenizer::Tokenizer(const TokenizerRules& rules) : rules_(&rules), types_(rules) {}

bool Tokenizer::is_full() const {
  return types_.size() >= kMostTypes || types_.bytes() >= kMostTypeBytes || words_.size() >= kMostWords;
}

void Tokenizer::forget() {
  types_.clear();
  words_.clear();
  cached_pieces_.clear();
  number(text_, pending_);
}

void Tokenizer::number(std::string_view text, std::span<TokenPiece> tokens) {
  for (TokenPiece& token : tokens) token.type = types_.intern(form_of(text, token), token.own_norm);
}

void Tokenizer::add_run(std::uint32_t begin, std::uint32_t end) {
  const auto run = text_.substr(begin, end - begin);
  if (const auto at = words_.find(run); at != words_.end()) {
    for (std::uint32_t i = 0; i < at->second.count; ++i) {
      const CachedPiece& piece = cached_pieces_[at->second.first + i];
      pending_.push_back({begin, piece.length, piece.type, false, piece.own_norm});
      begin += piece.length;
    }
    return;
  }
  pieces_.clear();
  split_word(run, *rules_, true, scratch_, pieces_);
  const auto first = static_cast<std::uint32_t>(cached_pieces_.size());
  const bool keep = run.size() <= kLongestCachedWord;
  for (const WordPiece& piece : pieces_) {
    const WordType type = types_.intern(text_.substr(begin, piece.length), piece.norm);
    pending_.push_back({begin, piece.length, type, false, piece.norm});
    if (keep) cached_pieces_.push_back({piece.length, type, piece.norm});
    begin += piece.length;
  }
  if (keep) words_.emplace(run, CachedWord{first, static_cast<std::uint32_t>(pieces_.size())});
}

void Tokenizer::tokenize(std::string_view text, base::TextSpan span, std::vector<TokenPiece>& tokens) {
  start(text, span);
  while (next(tokens)) {
  }
}

void Tokenizer::start(std::string_view text, base::TextSpan span) {
  text_ = text;
  runs_ = SpaceRuns(text, span);
  pending_.clear();
}

bool Tokenizer::next(std::vector<TokenPiece>& tokens) {
  std::vector<TokenRange> exceptions;
  for (std::size_t wanted = kStretch;; wanted *= 2) {
    bool more = true;
    for (SpaceRuns::Run run; pending_.size() < wanted && (more = runs_.next(run));) {
      add_run(run.begin, run.end);
      if (run.blank_after) pending_.back().space_after = true;
    }
    const std::size_t count = settle(!more, exceptions);
    if (count == 0 && more) continue;
    append_merged(count, std::move(exceptions), tokens);
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
    return count > 0;
  }
}

// A sequence that begins among the last tokens may go on in the next stretch. The cut is where none is cut through:
// sequences on both sides of it do not overlap, so what becomes of them does not depend on each other.
std::size_t Tokenizer::settle(bool at_end, std::vector<TokenRange>& found) {
  found.clear();
  const std::size_t open = at_end ? 0 : std::min(rules_->longest_sequence, pending_.size());
  std::size_t count = pending_.size() - open;
  for (std::size_t i = 0; i < count; ++i) {
    const auto* sequences = types_.sequences(pending_[i].type);
    if (sequences == nullptr) continue;
    for (const auto& sequence : *sequences) {
      if (begins_with(text_, pending_, i, sequence)) found.push_back({i, i + sequence.size()});
    }
  }
  for (auto range = found.rbegin(); range != found.rend(); ++range) {
    if (range->begin < count && range->end > count) count = range->begin;
  }
  std::erase_if(found, [&](const TokenRange& range) { return range.begin >= count; });
  return count;
}

// Longest first, then leftmost; a range goes whose first or last token a better one has taken. The rest in text order.
std::vector<Tokenizer::TokenRange> Tokenizer::without_overlaps(std::vector<TokenRange> ranges, std::size_t count) {
  std::ranges::stable_sort(ranges, [](const TokenRange& a, const TokenRange& b) { return a.size() != b.size() ? a.size() > b.size() : a.begin < b.begin; });
  std::vector<bool> taken(count);
  std::vector<TokenRange> kept;
  for (const TokenRange& range : ranges) {
    if (!taken[range.begin] && !taken[range.end - 1]) kept.push_back(range);
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(range.begin), taken.begin() + static_cast<std::ptrdiff_t>(range.end), true);
  }
  std::ranges::sort(kept, {}, &TokenRange::begin);
  return kept;
}

void Tokenizer::append_merged(std::size_t count, std::vector<TokenRange> exceptions, std::vector<TokenPiece>& tokens) {
  const auto append = [&](std::size_t begin, std::size_t end) {
    tokens.insert(tokens.end(), pending_.begin() + static_cast<std::ptrdiff_t>(begin), pending_.begin() + static_cast<std::ptrdiff_t>(end));
  };
  std::size_t next = 0;
  if (!exceptions.empty()) exceptions = without_overlaps(std::move(exceptions), count);
  for (const TokenRange& range : exceptions) {
    const TokenPiece& last = pending_[range.end - 1];
    const std::uint32_t begin = pending_[range.begin].begin;
    const ExceptionTokens* exception = rules_->exception(text_.substr(begin, last.begin + last.length - begin));
    if (exception == nullptr) continue;
    append(next, range.begin);
    std::uint32_t at = begin;
    for (const ExceptionToken& token : *exception) {
      const auto length = static_cast<std::uint32_t>(token.form.size());
      tokens.push_back({at, length, types_.intern(text_.substr(at, length), token.norm), false, token.norm});
      at += length;
    }
    tokens.back().space_after = last.space_after;
    next = range.end;
  }
  append(next, count);
}

}  // namespace dyad::extract
