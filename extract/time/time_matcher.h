// Matches the rules on the tokens of a run, by descent through the symbols with a table of what is known already: each symbol is tried
// once at each token.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "extract/time/time_rules.h"

namespace dyad::extract {

// What a symbol gives at a token.
struct SymbolResult {
  std::uint32_t end = 0;
  std::uint32_t rule = 0;
  const Meaning* meaning = nullptr;
  std::uint32_t extent = 0;  // one past what was looked at
};

// Memory of the matches in one run, used again for the next one. Not shared by threads.
class MatchScratch {
 public:
  void reset(base::TokenSpan run, std::size_t symbols) {
    run_ = run;
    symbols_ = symbols;
    used_ = 0;
    memo_.assign(run.size() * symbols, nullptr);
    lists_used_ = 0;
  }
  Meaning* make_meaning() {
    if (used_ == meanings_.size()) meanings_.emplace_back();
    Meaning* meaning = &meanings_[used_++];
    *meaning = Meaning();
    return meaning;
  }
  std::vector<SymbolResult>*& memo(std::uint32_t at, SymbolId symbol) { return memo_[(at - run_.begin) * symbols_ + symbol]; }
  std::vector<SymbolResult>* make_list() {
    if (lists_used_ == lists_.size()) lists_.emplace_back();
    std::vector<SymbolResult>* list = &lists_[lists_used_++];
    list->clear();
    return list;
  }
  base::TokenSpan run() const { return run_; }

 private:
  base::TokenSpan run_;
  std::size_t symbols_ = 0, used_ = 0, lists_used_ = 0;
  std::deque<Meaning> meanings_;                  // addresses stay
  std::deque<std::vector<SymbolResult>> lists_;
  std::vector<std::vector<SymbolResult>*> memo_;  // by position in the run and symbol
};

// All that the symbol gives at this token, one result an end. REQUIRES: `at` lies in the run or at its end
const std::vector<SymbolResult>& match_symbol(const TimeRules& rules, const TimeText& text, SymbolId symbol, std::uint32_t at, MatchScratch& scratch);

// Whether a line ends between two neighbouring tokens.
bool is_parted(const TimeText& text, std::uint32_t left, std::uint32_t right);

}  // namespace dyad::extract
