#include "extract/time/time_grammar.h"

#include <algorithm>

#include "extract/time/time_matcher.h"
#include "extract/time/time_rule_loader.h"

namespace dyad::extract {
namespace {

// Which part of "25/03/2021" or "3/14/21" is the day, where only one can be.
void note_order(std::string_view form, bool& day_first, bool& month_first) {
  const auto stroke = form.find('/');
  if (stroke == std::string_view::npos || form.find('/', stroke + 1) == std::string_view::npos || form.size() < 6) return;
  const std::int32_t left = read_thousandths(form.substr(0, stroke)), right = read_thousandths(form.substr(stroke + 1, form.find('/', stroke + 1) - stroke - 1));
  if (left == kUnset || right == kUnset || left > 31000 || right > 31000) return;
  day_first = day_first || (left > 12000 && right <= 12000);
  month_first = month_first || (left <= 12000 && right > 12000);
}

}  // namespace

base::Result<std::unique_ptr<const TimeGrammar>> TimeGrammar::load(const FeastTable& feasts) {
  auto rules = load_time_rules(feasts);
  if (!rules) return rules.error();
  return std::unique_ptr<const TimeGrammar>(new TimeGrammar(std::move(*rules)));
}

TimeGrammar::TimeGrammar(std::unique_ptr<const TimeRules> rules) : rules_(std::move(rules)) {}
TimeGrammar::~TimeGrammar() = default;
const TimeLexer& TimeGrammar::lexer() const { return *rules_->lexer; }
const std::string& TimeGrammar::rule_name(std::uint32_t rule) const { return rules_->rules[rule].name; }
const std::vector<RuleExample>& TimeGrammar::examples() const { return rules_->examples; }

std::unique_ptr<TimeGrammar::Scratch, void (*)(TimeGrammar::Scratch*)> TimeGrammar::make_scratch() {
  return {new MatchScratch(), [](MatchScratch* scratch) { delete scratch; }};
}

base::TokenSpan TimeGrammar::next_run(const TimeText& text, std::uint32_t from) const {
  const auto size = static_cast<std::uint32_t>(text.lexemes.size());
  while (from < size) {
    while (from < size && text.lexemes[from].is_empty()) ++from;
    std::uint32_t end = from;
    bool has_core = false;
    for (; end < size && !text.lexemes[end].is_empty(); ++end) {
      if (end > from && is_parted(text, end - 1, end)) break;
      has_core |= (text.lexemes[end].classes & rules_->core) != 0 || rules_->core_words[text.lexemes[end].literal];
    }
    if (has_core) return {from, end};
    from = end;
  }
  return {size, size};
}

TimeGrammar::Census TimeGrammar::count(const TimeText& text, int now) const {
  Census census;
  const auto era = rules_->lexicon.find_class("era"), deictic = rules_->lexicon.find_class("deictic"), weekday = rules_->lexicon.find_class("weekday");
  bool month_first = false;
  for (std::size_t i = 0; i < text.lexemes.size(); ++i) {
    const TimeLexeme& lexeme = text.lexemes[i];
    if (lexeme.has(rules_->numerals.shape)) note_order(text.tokens[i].form, census.day_first, month_first);
    if (lexeme.has(rules_->numerals.year) && lexeme.number < now - 1) ++census.past_years;
    if (era && lexeme.has(*era)) ++census.past_years;
    if ((deictic && lexeme.has(*deictic)) || (weekday && lexeme.has(*weekday))) ++census.deictic;
  }
  census.day_first = census.day_first && !month_first;
  return census;
}

void TimeGrammar::begin_run(base::TokenSpan run, MatchScratch& scratch) const { scratch.reset(run, rules_->symbols.size()); }

std::optional<GrammarMatch> TimeGrammar::match(const TimeText& text, std::uint32_t at, MatchScratch& scratch) const {
  const auto& results = match_symbol(*rules_, text, kTimex, at, scratch);
  const auto longest = std::max_element(results.begin(), results.end(), [](const SymbolResult& a, const SymbolResult& b) { return a.end < b.end; });
  if (longest == results.end()) return std::nullopt;
  return GrammarMatch{longest->end, longest->meaning, longest->rule};
}

}  // namespace dyad::extract
