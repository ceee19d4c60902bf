// The rules of schema/time: patterns over lexemes that give meanings. Patterns of one symbol are merged into a trie, so that common
// beginnings are tried once; symbols may use each other (no rule may begin with its own symbol).
//
// A pattern is a row of elements, each for one token unless it is a symbol:
//     the, \(    the word            WEEKDAY    a word class          <date>     another symbol
//     x|Y|<z>    one of them         x?         may be missing        ( x y )?   a group; | inside separates its choices
//     x / y      the expression ends at the stroke; what follows it must be there
//     {in|#IN}   a token looked at, before or after the expression, and not part of it; {!x} must not be there. #IN is a tag, @nummod a
//                label, ^ the edge of the text. {~-} is a hyphen without a
//                blank between. {a}{b} before an expression: a, then b, then the expression.
// A meaning is a row of assignments to fields:
//     year=YEAR day=DAY.2 which=last count=<number> of=<date> same=<date>
// where "of" sets the time within which or from which it counts, and "same" takes over all fields of the symbol.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/time/feast_table.h"
#include "extract/time/time_lexer.h"
#include "extract/time/time_meaning.h"
#include "extract/time/time_number.h"

namespace dyad::extract {

struct TimeRules;    // time_rules.h
class MatchScratch;  // time_matcher.h

struct GrammarMatch {
  std::uint32_t end = 0;            // token index, one past the match
  const Meaning* meaning = nullptr; // lives in the scratch until its next reset
  std::uint32_t rule = 0;
};

// One row of a rule file that the tests read: "[last Friday] = DATE 2021-12-17".
struct RuleExample {
  std::string rule;
  std::string where;     // file:line
  std::string example;
  std::string reads;
  std::string counter;   // may be empty
};

// The text that is matched. Views; `lexemes` has one entry a token.
struct TimeText {
  std::string_view text;
  std::span<const Token> tokens;
  std::span<const TimeLexeme> lexemes;
};

// Immutable after loading; shared by threads, each with its own Scratch.
class TimeGrammar {
 public:
  // Reads the files of schema/time; the names of feasts become the symbol <feast>. Errors name file and line.
  static base::Result<std::unique_ptr<const TimeGrammar>> load(const FeastTable& feasts);
  ~TimeGrammar();

  const TimeLexer& lexer() const;
  const std::string& rule_name(std::uint32_t rule) const;
  const std::vector<RuleExample>& examples() const;

  // What a text is about, as far as single words tell: years before `now` and words that hang on the day of speaking.
  struct Census {
    std::size_t past_years = 0;
    std::size_t deictic = 0;
    bool day_first = false;   // some numeric date can only be read day first (25/03/2021), and none only month first
  };
  Census count(const TimeText& text, int now) const;

  using Scratch = MatchScratch;
  static std::unique_ptr<Scratch, void (*)(Scratch*)> make_scratch();
  // The first token at or after `from` that can be in a time expression's run, and the run's end; empty when there is none.
  base::TokenSpan next_run(const TimeText& text, std::uint32_t from) const;
  // Forgets earlier matches and prepares for a run.
  void begin_run(base::TokenSpan run, Scratch& scratch) const;
  // The longest expression that begins at `at`, which lies in the current run.
  std::optional<GrammarMatch> match(const TimeText& text, std::uint32_t at, Scratch& scratch) const;

 private:
  explicit TimeGrammar(std::unique_ptr<const TimeRules> rules);
  std::unique_ptr<const TimeRules> rules_;
};

}  // namespace dyad::extract
