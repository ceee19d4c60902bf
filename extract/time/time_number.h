// How many: number phrases over lexemes ("twenty-five", "2.5", "two and a half", "a couple of", "several").
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "extract/time/time_lexer.h"

namespace dyad::extract {

// Digits with thousands separators and one decimal point, in thousandths; kUnset if it is no such number or too large.
std::int32_t read_thousandths(std::string_view form);

struct NumberPhrase {
  std::uint32_t end = 0;        // token index, one past the phrase
  std::int32_t thousandths = 0; // or kVagueCount
};

class NumberReader {
 public:
  // Interns the words that number phrases are made of. Errors when a class of schema/time/words.tsv is missing.
  static base::Result<NumberReader> make(TimeLexicon& lexicon, NumeralClasses numerals);

  // The longest number phrase that begins at `begin`, within `tokens`.
  std::optional<NumberPhrase> read(std::span<const Token> tokens, std::span<const TimeLexeme> lexemes, const TimeLexer& lexer, std::uint32_t begin) const;

 private:
  struct Cursor;
  std::optional<std::int32_t> read_cardinal(Cursor& at) const;
  std::optional<std::int32_t> read_vague(Cursor& at) const;
  void read_fraction(Cursor& at, std::int32_t& value) const;

  ClassId numeral_ = 0, number_ = 0, scale_ = 0, vague_ = 0, indefinite_ = 0;
  LiteralId hyphen_ = 0, and_ = 0, half_ = 0, of_ = 0, a_ = 0, an_ = 0;
};

}  // namespace dyad::extract
