// Tokens to lexemes: which word classes of time expressions each token belongs to. One pass over the document, no allocation
// beyond the result.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/time/time_lexicon.h"
#include "extract/token/token.h"

namespace dyad::extract {

struct TimeLexeme {
  std::uint64_t classes = 0;   // bits by ClassId
  LiteralId literal = 0;
  std::uint16_t entry = 0;     // 1 + index in the lexicon; 0 for numerals and all other tokens
  std::int32_t number = kUnset;  // of numerals

  bool is_empty() const { return classes == 0 && literal == 0; }
  bool has(ClassId id) const { return (classes >> id & 1U) != 0; }
};

// The classes that the lexer itself gives to tokens that begin with a digit.
struct NumeralClasses {
  ClassId day;       // 1..31, also with an ending: 3, 03, 3rd
  ClassId day_th;    // 3rd of them
  ClassId ordinal;   // 3rd, 21st (words of this class are in the table)
  ClassId numeral;   // 12, 1,200, 2.5
  ClassId year;      // 1000..2199, four digits
  ClassId short_year;  // one to four digits, for "490 BC" and "in 490"
  ClassId two_digit; // 00..99, two digits
  ClassId hour;      // 0..24
  ClassId decade;    // 1990s, 90s
  ClassId shape;     // anything else that begins with a digit, or is joined to what follows: left to the shapes (RE2)
};

class TimeLexer {
 public:
  // REQUIRES: the lexicon outlives the lexer and is complete.
  TimeLexer(const TimeLexicon& lexicon, NumeralClasses numerals) : lexicon_(&lexicon), numerals_(numerals) {}

  void read(std::span<const Token> tokens, std::vector<TimeLexeme>& out) const;
  // The value of a lexeme as a member of a class.
  std::int32_t value_of(const TimeLexeme& lexeme, ClassId id) const;

 private:
  TimeLexeme read_token(std::span<const Token> tokens, std::size_t at) const;
  TimeLexeme read_numeral(std::string_view form, bool joined) const;

  const TimeLexicon* lexicon_;
  NumeralClasses numerals_;
};

}  // namespace dyad::extract
