#include "extract/time/time_lexer.h"

#include "extract/time/time_number.h"

namespace dyad::extract {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool passes(WordGuard guard, const Token& token) {
  const std::string_view tag = token.xpos;
  const bool untagged = tag.empty();
  switch (guard) {
    case WordGuard::None: return true;
    case WordGuard::Capital: return is_upper(token.form.front());
    case WordGuard::Proper: return is_upper(token.form.front()) && (untagged || tag.starts_with("NNP"));
    case WordGuard::Dated: return is_upper(token.form.front()) && (untagged || (tag.starts_with("NNP") && token.entity_type == "DATE"));
    case WordGuard::Noun: return untagged || tag.starts_with("NN");
    case WordGuard::Common: return untagged || tag == "NN" || tag == "NNS";
    case WordGuard::Nameless: return token.entity_type != "PERSON";
    case WordGuard::Modifier: return untagged || tag.starts_with("JJ") || tag.starts_with("RB") || tag.starts_with("NNP");
  }
  return true;
}

bool is_ordinal_ending(std::string_view text) {
  return text == "st" || text == "nd" || text == "rd" || text == "th" || text == "ST" || text == "ND" || text == "RD" || text == "TH";
}

constexpr std::uint64_t bit(ClassId id) { return std::uint64_t{1} << id; }

// "mid-2011", "FY2019", "late-1990s"
bool ends_in_year(std::string_view form) {
  if (form.back() == 's') form.remove_suffix(1);
  return form.size() >= 6 && form.size() <= 10 && is_digit(form.back()) && is_digit(form[form.size() - 2]) && is_digit(form[form.size() - 4]) && !is_digit(form.front());
}

}  // namespace

void TimeLexer::read(std::span<const Token> tokens, std::vector<TimeLexeme>& out) const {
  out.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) out[i] = read_token(tokens, i);
}

TimeLexeme TimeLexer::read_token(std::span<const Token> tokens, std::size_t at) const {
  const Token& token = tokens[at];
  if (token.form.empty()) return {};
  if (is_digit(token.form.front())) {
    const bool joined = !token.space_after && at + 1 < tokens.size() && tokens[at + 1].span.begin == token.span.end;
    return read_numeral(token.form, joined);
  }
  const WordEntry* entry = lexicon_->find(token.form);
  if (entry == nullptr) return ends_in_year(token.form) ? TimeLexeme{bit(numerals_.shape), 0, 0, kUnset} : TimeLexeme();
  TimeLexeme lexeme{entry->classes, entry->literal, static_cast<std::uint16_t>(lexicon_->index_of(entry) + 1), kUnset};
  if (entry->guarded) {
    for (const WordClass& reading : entry->readings) {
      if (!passes(reading.guard, token)) lexeme.classes &= ~bit(reading.id);
    }
  }
  return lexeme;
}

TimeLexeme TimeLexer::read_numeral(std::string_view form, bool joined) const {
  std::size_t digits = 0;
  std::int32_t value = 0;
  while (digits < form.size() && is_digit(form[digits]) && digits < 9) value = value * 10 + (form[digits++] - '0');
  const std::string_view rest = form.substr(digits);
  TimeLexeme lexeme;
  lexeme.number = value;
  if (joined) lexeme.classes |= bit(numerals_.shape);
  if (rest.empty()) {
    lexeme.classes |= bit(numerals_.numeral);
    if (digits <= 2 && value >= 1 && value <= 31) lexeme.classes |= bit(numerals_.day);
    if (digits <= 2 && value <= 24) lexeme.classes |= bit(numerals_.hour);
    if (digits == 2) lexeme.classes |= bit(numerals_.two_digit);
    if (digits == 4 && value >= 1000 && value < 2200) lexeme.classes |= bit(numerals_.year);
    if (digits <= 4 && value > 0) lexeme.classes |= bit(numerals_.short_year);
    if (digits == 4) lexeme.classes |= bit(numerals_.shape);
  } else if (is_ordinal_ending(rest)) {
    lexeme.classes |= bit(numerals_.ordinal);
    if (value >= 1 && value <= 31) lexeme.classes |= bit(numerals_.day) | bit(numerals_.day_th);
  } else if (rest == "s" && value % 10 == 0 && (digits == 2 || digits == 3 || digits == 4)) {
    lexeme.classes |= bit(numerals_.decade);
  } else {
    lexeme.classes |= bit(numerals_.shape);
    if (read_thousandths(form) != kUnset) lexeme.classes |= bit(numerals_.numeral);
  }
  return lexeme;
}

std::int32_t TimeLexer::value_of(const TimeLexeme& lexeme, ClassId id) const {
  if (lexeme.entry == 0) return lexeme.number;
  for (const WordClass& reading : lexicon_->entry(lexeme.entry - 1U).readings) {
    if (reading.id == id) return reading.value;
  }
  return kUnset;
}

}  // namespace dyad::extract
