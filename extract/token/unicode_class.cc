#include "extract/token/unicode_class.h"

#include <algorithm>
#include <span>

#include <utf8proc.h>

#include "base/utf8.h"

namespace dyad::extract {
namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

#include "extract/token/unicode_tables.inc"

bool holds(std::span<const CodePointRange> ranges, char32_t code_point) {
  const auto at = std::ranges::lower_bound(ranges, code_point, {}, &CodePointRange::last);
  return at != ranges.end() && at->first <= code_point;
}

utf8proc_category_t category(char32_t code_point) { return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)); }

bool is_cased(char32_t code_point) {
  const auto kind = category(code_point);
  const bool usual = kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LL || kind == UTF8PROC_CATEGORY_LT;
  return usual != holds(kCasedExceptions, code_point);
}

bool is_case_ignorable(char32_t code_point) {
  const auto kind = category(code_point);
  const bool usual = kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_ME || kind == UTF8PROC_CATEGORY_CF ||
                     kind == UTF8PROC_CATEGORY_LM || kind == UTF8PROC_CATEGORY_SK;
  return usual != holds(kIgnorableExceptions, code_point);
}

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kSigma = 0x3C3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalIWithDot = 0x130;

// Whether the first code point of `text` (read forwards) that case does not look through is cased.
bool cased_follows(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, length] = base::decode(text, at);
    if (!is_case_ignorable(value)) return is_cased(value);
    at += length;
  }
  return false;
}

bool cased_precedes(std::string_view text) {
  for (std::size_t at = text.size(); at > 0;) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    const char32_t value = base::decode(text, at).value;
    if (!is_case_ignorable(value)) return is_cased(value);
  }
  return false;
}

// Unicode, SpecialCasing.txt: Final_Sigma.
bool is_final_sigma(std::string_view before, std::string_view after) { return cased_precedes(before) && !cased_follows(after); }

}  // namespace

bool is_alphabetic(char32_t code_point) {
  if (code_point < 0x80) return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
  const auto kind = category(code_point);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO && !holds(kNotLetters, code_point);
}

bool is_upper(char32_t code_point) {
  if (code_point < 0x80) return code_point >= 'A' && code_point <= 'Z';
  return category(code_point) == UTF8PROC_CATEGORY_LU;
}

bool is_digit(char32_t code_point) {
  if (code_point < 0x80) return code_point >= '0' && code_point <= '9';
  if (category(code_point) == UTF8PROC_CATEGORY_ND) return !holds(kNotDigits, code_point);
  return holds(kOtherDigits, code_point);
}

bool is_space(char32_t c) {
  if (c < 0x80) return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, length] = base::decode(text, at);
    if (!is_space(value)) return false;
    at += length;
  }
  return !text.empty();
}

bool is_alphabetic(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, length] = base::decode(text, at);
    if (!is_alphabetic(value)) return false;
    at += length;
  }
  return !text.empty();
}

void append_lower(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte));
      ++at;
      continue;
    }
    const auto [value, length] = base::decode(text, at);
    if (value == kCapitalSigma) {
      base::append(out, is_final_sigma(text.substr(0, at), text.substr(at + length)) ? kFinalSigma : kSigma);
    } else if (value == kCapitalIWithDot) {
      out.append("i\u0307");
    } else {
      base::append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(value))));
    }
    at += length;
  }
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_lower(text, out);
  return out;
}

}  // namespace dyad::extract
