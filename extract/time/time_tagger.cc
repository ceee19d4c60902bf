#include <algorithm>

#include "base/calendar.h"
#include "extract/time/clause_tense.h"
#include "extract/time/feast_table.h"
#include "extract/time/time_expression.h"
#include "extract/time/time_grammar.h"
#include "extract/time/time_resolver.h"

namespace dyad::extract {
namespace {

// Whether the expression looks back or ahead. "Since" looks back; the present tense speaks of days to come ("the fair opens Monday"),
// but in titles of what was ("Rome recalls envoy Monday").
ClauseTime read_direction(const Tree& tree, base::TokenSpan tokens, const Meaning& meaning) {
  if (tokens.begin > 0 && tree[tokens.begin - 1].lemma == "since") return ClauseTime::Past;
  const Clause clause = find_clause(tree, tree.head_of(tokens));
  if (clause.time != ClauseTime::Present) return clause.time;
  const bool in_title = is_headline(tree, tree[tokens.begin].sentence);
  const bool says = clause.verb && (tree[*clause.verb].lemma == "say" || tree[*clause.verb].lemma == "report");
  if (in_title || says) return ClauseTime::Past;
  const bool is_day = meaning.has(Field::Weekday) || meaning.has(Field::Day) || (meaning.of != nullptr && meaning.of->has(Field::Weekday));
  return is_day ? ClauseTime::Future : ClauseTime::Present;
}

// A narrative moves on to the dates that it mentions, but an aside to another time ("a report of 2005 denied that") does not move it:
// a date far from the last one counts only within its sentence, until another one near it confirms the move.
void follow(TimeAnchors& anchors, const CalendarPoint& point, std::uint32_t sentence) {
  constexpr int kJump = 3;  // years
  const auto is_near = [&](const std::optional<CalendarPoint>& other) {
    return other && std::abs(base::year_of(point.first) - base::year_of(other->first)) <= kJump;
  };
  if (!anchors.reference || is_near(anchors.reference) || is_near(anchors.aside) || !anchors.narrative) {
    anchors.reference = point;
    anchors.reference_sentence = sentence;
    anchors.aside.reset();
  } else {
    anchors.aside = point;
    anchors.aside_sentence = sentence;
  }
}

}  // namespace

struct TimeTagger::Impl {
  std::unique_ptr<const TimeGrammar> grammar;
  FeastTable feasts;

  TimeExpression make_expression(const Tree& tree, const TimeText& text, const GrammarMatch& match, std::uint32_t begin, TimeAnchors& anchors) const;
  TimeAnchors begin_text(const TimeText& text, const TimeOptions& options) const;
};

base::Result<std::unique_ptr<const TimeTagger>> TimeTagger::load() {
  auto impl = std::make_unique<Impl>();
  auto feasts = FeastTable::load();
  if (!feasts) return feasts.error();
  impl->feasts = std::move(*feasts);
  auto grammar = TimeGrammar::load(impl->feasts);
  if (!grammar) return grammar.error();
  impl->grammar = std::move(*grammar);
  return std::unique_ptr<const TimeTagger>(new TimeTagger(std::move(impl)));
}

TimeTagger::TimeTagger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TimeTagger::~TimeTagger() = default;

const std::vector<RuleExample>& TimeTagger::examples() const { return impl_->grammar->examples(); }

TimeExpression TimeTagger::Impl::make_expression(const Tree& tree, const TimeText& text, const GrammarMatch& match, std::uint32_t begin,
                                                 TimeAnchors& anchors) const {
  TimeExpression time;
  time.tokens = {begin, match.end};
  time.span = {text.tokens[begin].span.begin, text.tokens[match.end - 1].span.end};
  time.text = text.text.substr(time.span.begin, time.span.size());
  time.rule = grammar->rule_name(match.rule);
  const ClauseTime clause = read_direction(tree, time.tokens, *match.meaning);
  anchors.sentence = tree[begin].sentence;
  ResolvedTime resolved = TimeResolver(feasts, anchors, clause).resolve(*match.meaning);
  if (resolved.point && clause != ClauseTime::Future) follow(anchors, *resolved.point, tree[begin].sentence);
  if (match.meaning->has(Field::Year)) anchors.before_christ = resolved.value.starts_with("BC");
  time.type = resolved.type;
  time.value = std::move(resolved.value);
  time.mod = std::move(resolved.mod);
  time.quant = std::move(resolved.quant);
  time.freq = std::move(resolved.freq);
  time.begin_point = std::move(resolved.begin_point);
  time.end_point = std::move(resolved.end_point);
  time.anchor_kind = resolved.anchor_kind;
  time.anchor = std::move(resolved.anchor);
  time.days = resolved.days;
  time.granularity = resolved.granularity;
  return time;
}

// History is told where full dates of the past are many and words that hang on the day of speaking are few.
TimeAnchors TimeTagger::Impl::begin_text(const TimeText& text, const TimeOptions& options) const {
  const int now = options.creation_time ? base::year_of(*options.creation_time) : 9999;
  const TimeGrammar::Census census = grammar->count(text, now);
  TimeAnchors anchors;
  anchors.creation_time = options.creation_time;
  anchors.day_first = census.day_first;
  anchors.narrative = options.mode == TimeOptions::Mode::Automatic ? census.past_years >= 4 && census.past_years > 3 * census.deictic
                                                                    : options.mode == TimeOptions::Mode::Narrative;
  return anchors;
}

std::vector<TimeExpression> TimeTagger::find_times(const Document& doc, const Tree& tree, const TimeOptions& options) const {
  std::vector<TimeExpression> times;
  std::vector<TimeLexeme> lexemes;
  const TimeGrammar& grammar = *impl_->grammar;
  grammar.lexer().read(tree.parse().tokens, lexemes);
  const TimeText text{doc.text, tree.parse().tokens, lexemes};
  TimeAnchors anchors = impl_->begin_text(text, options);
  const auto scratch = TimeGrammar::make_scratch();
  for (auto run = grammar.next_run(text, 0); !run.empty(); run = grammar.next_run(text, run.end)) {
    grammar.begin_run(run, *scratch);
    for (std::uint32_t at = run.begin; at < run.end;) {
      const auto match = grammar.match(text, at, *scratch);
      if (!match) {
        ++at;
        continue;
      }
      times.push_back(impl_->make_expression(tree, text, *match, at, anchors));
      at = match->end;
    }
  }
  return times;
}

}  // namespace dyad::extract
