// The column "meaning" of a rule: "year=YEAR day=DAY.2 which=last of=<date>". See time_grammar.h for the notation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/time/time_lexicon.h"
#include "extract/time/time_pattern.h"
#include "extract/time/time_rules.h"

namespace dyad::extract {

// One assignment as it is written, before its source is found in a sequence.
struct WrittenAssignment {
  std::string key;
  std::vector<std::string> sources;  // choices: "DAY|ORDINAL"
  std::size_t nth = 1;               // "DAY.2"
  bool negative = false;
};

std::vector<WrittenAssignment> read_assignments(std::string_view text);

// Nothing where the sequence lacks the source. The message of an error has no place in it; the caller knows file and line.
base::Result<std::optional<Assignment>> to_assignment(const WrittenAssignment& written, const std::vector<PatternElement>& sequence, const TimeLexicon& lexicon);

}  // namespace dyad::extract
