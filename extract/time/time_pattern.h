// The text of a rule's pattern to the plain sequences of elements that it stands for. See time_grammar.h for the notation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::extract {

struct PatternElement {
  enum class Kind : unsigned char { Word, Class, Symbol, Mark };
  Kind kind = Kind::Word;
  std::string name;

  bool operator==(const PatternElement&) const = default;
};

// A condition on a token before or after the expression.
struct PatternContext {
  bool before = false;
  std::size_t distance = 1;   // 1 is the next token
  bool negated = false;
  bool edge = false;          // also where the block of text ends
  bool joined = false;        // only a token that no blank parts from the expression
  std::vector<std::string> words, classes, tags, labels;  // any of them
};

struct Pattern {
  std::vector<std::vector<PatternElement>> sequences;  // none empty
  std::vector<PatternContext> contexts;
};

// The message of an error has no place in it; the caller knows file and line.
base::Result<Pattern> read_pattern(std::string_view text);

}  // namespace dyad::extract
