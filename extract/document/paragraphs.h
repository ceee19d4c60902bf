// Where running prose begins and ends in plain text. An empty line always separates. What a single line end means
// differs: in hard-wrapped text it is a blank, in text with a sentence or a paragraph a line it is a border.
//
// The text itself decides. A line end is a *continuation* if the line does not end like a sentence and the next one begins
// with a word in small letters. Text in which at least every third line end (outside empty lines) is one is wrapped;
// there, a line end is soft if it is a continuation, or if the next word would not have fitted into the widest wrapped
// line. In all other text every line is a paragraph of its own.
//
//   "Ministers met on Monday to\ndiscuss the border. Talks\nwill go on."     one paragraph
//   "Ministers meet\nThey met on Monday .\nTalks will go on ."               three
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace dyad::extract {

// In text order, without white space around them, none empty. REQUIRES: valid UTF-8
std::vector<base::TextSpan> find_paragraphs(std::string_view text);

// Every line that is not blank, without white space around it. Lines end with "\n", "\r\n" or "\r".
std::vector<base::TextSpan> find_lines(std::string_view text);

// Whether a line ends with a full stop or the like, closing quotes and brackets left aside.
bool ends_like_sentence(std::string_view line);

}  // namespace dyad::extract
