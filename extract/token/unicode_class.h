// Code points and strings as Python's str methods see them: the language model's features were computed with these.
// REQUIRES everywhere: valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dyad::extract {

bool is_alphabetic(char32_t code_point);  // str.isalpha of one character
bool is_upper(char32_t code_point);       // str.isupper of one alphabetic character
bool is_digit(char32_t code_point);       // str.isdigit of one character: also superscripts and circled digits
bool is_space(char32_t code_point);       // str.isspace of one character; U+200B is none

// str.isspace and str.isalpha: every code point is one, and there is at least one.
bool is_space(std::string_view text);
bool is_alphabetic(std::string_view text);

// str.lower: full mapping, with the final sigma and the two code points of U+0130. Appends to `out`.
void append_lower(std::string_view text, std::string& out);
std::string to_lower(std::string_view text);

}  // namespace dyad::extract
