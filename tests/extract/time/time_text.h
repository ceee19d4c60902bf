// Times in untagged test sentences: a plain tokenizer that is enough for rule examples, so that rules are tested without the language model.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/time/time_expression.h"
#include "tests/support/conllu_text.h"

namespace dyad::test {

// Splits at blanks, and off a word: brackets, commas, full stops at the end, 's, hyphens between letters or digits. "word_TAG" gives a tag.
// A flat tree: every token hangs on the first.
std::unique_ptr<ParsedText> tokenize_plain(std::string_view text);

const extract::TimeTagger& time_tagger();

std::vector<extract::TimeExpression> find_times(const ParsedText& text, std::string_view creation_time,
                                                extract::TimeOptions::Mode mode = extract::TimeOptions::Mode::News);

}  // namespace dyad::test
