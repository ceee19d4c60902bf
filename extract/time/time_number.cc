#include "extract/time/time_number.h"

#include <fmt/format.h>

namespace dyad::extract {
namespace {

constexpr std::int32_t kOne = 1000;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::int32_t read_thousandths(std::string_view form) {
  std::int64_t value = 0;
  int decimals = -1;
  for (char c : form) {
    if (c == '.' && decimals < 0) { decimals = 0; continue; }
    if (c == ',' && decimals < 0) continue;
    if (!is_digit(c) || value > 1'000'000) return kUnset;
    if (decimals >= 0 && ++decimals > 3) return kUnset;
    value = value * 10 + (c - '0');
  }
  for (int scale = decimals < 0 ? 0 : decimals; scale < 3; ++scale) value *= 10;
  return value > 2'000'000'000 ? kUnset : static_cast<std::int32_t>(value);
}

// A position in the lexemes of the phrase.
struct NumberReader::Cursor {
  std::span<const Token> tokens;
  std::span<const TimeLexeme> lexemes;
  const TimeLexer& lexer;
  std::uint32_t at;

  bool is(LiteralId literal) const { return at < lexemes.size() && lexemes[at].literal == literal; }
  bool in(ClassId id) const { return at < lexemes.size() && lexemes[at].has(id); }
  std::int32_t value(ClassId id) const { return lexer.value_of(lexemes[at], id); }
  bool skip(LiteralId literal) { return is(literal) && (++at, true); }
};

base::Result<NumberReader> NumberReader::make(TimeLexicon& lexicon, NumeralClasses numerals) {
  NumberReader reader;
  reader.numeral_ = numerals.numeral;
  const std::pair<std::string_view, ClassId*> classes[] = {
      {"number", &reader.number_}, {"scale", &reader.scale_}, {"vague_number", &reader.vague_}, {"indefinite", &reader.indefinite_}};
  for (const auto& [name, id] : classes) {
    const auto found = lexicon.find_class(name);
    if (!found) return base::Error{base::ErrorCode::BadInput, fmt::format("schema/time/words.tsv:1: expected words of the class '{}'", name)};
    *id = *found;
  }
  const std::pair<std::string_view, LiteralId*> words[] = {{"-", &reader.hyphen_}, {"and", &reader.and_}, {"half", &reader.half_}, {"of", &reader.of_},
                                                           {"a", &reader.a_},      {"an", &reader.an_}};
  for (const auto& [word, id] : words) *id = lexicon.add_literal(word);
  return reader;
}

std::optional<NumberPhrase> NumberReader::read(std::span<const Token> tokens, std::span<const TimeLexeme> lexemes, const TimeLexer& lexer,
                                               std::uint32_t begin) const {
  Cursor at{tokens, lexemes, lexer, begin};
  if (auto value = read_vague(at)) return NumberPhrase{at.at, *value};
  at.at = begin;
  if (at.skip(half_)) {  // "half a century", "half an hour"
    if (at.skip(a_) || at.skip(an_)) return NumberPhrase{at.at, kOne / 2};
    return at.skip(hyphen_) ? std::optional(NumberPhrase{at.at, kOne / 2}) : std::nullopt;
  }
  if (auto value = read_cardinal(at)) {
    read_fraction(at, *value);
    return NumberPhrase{at.at, *value};
  }
  at.at = begin;  // also where a number was too large
  if (at.in(indefinite_)) {  // "a", "another", "a single"
    const bool plain = at.is(a_) || at.is(an_);
    ++at.at;
    const bool more = !plain || at.in(indefinite_);
    while (at.in(indefinite_)) ++at.at;
    if (at.skip(half_)) {  // "a half century"
      at.skip(hyphen_);
      return NumberPhrase{at.at, kOne / 2};
    }
    if (at.in(scale_)) return NumberPhrase{at.at + 1, at.value(scale_)};
    if (more && (at.in(number_) || at.in(numeral_))) {  // "another seven", "a further 12"
      if (auto value = read_cardinal(at)) return NumberPhrase{at.at, *value};
    }
    return NumberPhrase{at.at, kOne};
  }
  return std::nullopt;
}

// "several", "a few", "a couple of", "dozens of", "some"
std::optional<std::int32_t> NumberReader::read_vague(Cursor& at) const {
  if (at.in(indefinite_)) ++at.at;
  if (!at.in(vague_)) return std::nullopt;
  const std::int32_t value = at.value(vague_);
  ++at.at;
  while (at.in(vague_)) ++at.at;  // "many several"
  at.skip(of_);
  if (at.in(scale_)) ++at.at;  // "several hundred"
  return value;
}

// "two hundred and fifty", "twenty-five", "2.5 million", "1,200"
std::optional<std::int32_t> NumberReader::read_cardinal(Cursor& at) const {
  std::int64_t total = 0, group = 0;
  bool any = false;
  for (;;) {
    std::uint32_t back = at.at;
    if (any) {
      if (!at.skip(hyphen_)) at.skip(and_);
    }
    if (at.in(number_)) {
      const std::int64_t value = at.value(number_);
      // "twenty five" adds; "five two" are two numbers.
      if (any && (value >= 10 * kOne ? group % (100 * kOne) != 0 : group % (10 * kOne) != 0 || group == 10 * kOne)) { at.at = back; break; }
      if (any && group == 0 && total == 0) { at.at = back; break; }
      group += value;
    } else if (!any && at.in(numeral_)) {
      const std::int32_t value = read_thousandths(at.tokens[at.at].form);
      if (value == kUnset) break;
      group = value;
    } else if (any && at.at == back && at.in(scale_)) {
      const std::int64_t scale = at.value(scale_) / kOne;
      group = group * scale;
      if (scale >= 1000) { total += group; group = 0; }
    } else {
      at.at = back;
      break;
    }
    ++at.at;
    any = true;
    if (total + group > 2'000'000'000) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return static_cast<std::int32_t>(total + group);
}

// "... and a half", "-and-a-half"
void NumberReader::read_fraction(Cursor& at, std::int32_t& value) const {
  Cursor ahead = at;
  ahead.skip(hyphen_);
  if (!ahead.skip(and_)) return;
  ahead.skip(hyphen_);
  if (ahead.skip(a_)) ahead.skip(hyphen_);
  if (!ahead.skip(half_)) return;
  value += kOne / 2;
  at.at = ahead.at;
}

}  // namespace dyad::extract
