#include "extract/token/lexeme.h"

#include "base/utf8.h"
#include "extract/token/norm_table.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {
namespace {

constexpr std::size_t kLongWord = 100;  // code points
constexpr std::size_t kSuffixLength = 3;
constexpr int kLongestRun = 4;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

bool is_long(std::string_view form) {
  if (form.size() < kLongWord) return false;
  std::size_t count = 0;
  for (const char byte : form) count += !is_continuation(byte);
  return count >= kLongWord;
}

char32_t shape_of(char32_t code_point) {
  if (is_alphabetic(code_point)) return is_upper(code_point) ? U'X' : U'x';
  return is_digit(code_point) ? U'd' : code_point;
}

}  // namespace

std::string word_shape(std::string_view form) {
  if (is_long(form)) return "LONG";
  std::string shape;
  char32_t last = 0;
  int run = 0;
  for (std::size_t at = 0; at < form.size();) {
    const auto [value, length] = base::decode(form, at);
    const char32_t sign = shape_of(value);
    run = at > 0 && sign == last ? run + 1 : 1;
    last = sign;
    if (run <= kLongestRun) base::append(shape, sign);
    at += length;
  }
  return shape;
}

std::string_view word_prefix(std::string_view form) { return form.substr(0, base::decode(form, 0).length); }

std::string_view word_suffix(std::string_view form) {
  std::size_t begin = form.size();
  for (std::size_t count = 0; count < kSuffixLength && begin > 0; ++count) {
    do --begin;
    while (begin > 0 && is_continuation(form[begin]));
  }
  return form.substr(begin);
}

Lexeme make_lexeme(std::string_view form, const NormTable& norms) {
  Lexeme lexeme;
  lexeme.form = form;
  append_lower(form, lexeme.lower);
  lexeme.form_id = string_id(form);
  lexeme.norm = norms.norm(form, lexeme.form_id, lexeme.lower);
  lexeme.norm_id = string_id(lexeme.norm);
  lexeme.prefix_id = string_id(word_prefix(form));
  lexeme.suffix_id = string_id(word_suffix(form));
  lexeme.shape_id = string_id(word_shape(form));
  lexeme.is_space = is_space(form);
  lexeme.is_lower = lexeme.lower == lexeme.form;
  return lexeme;
}

}  // namespace dyad::extract
