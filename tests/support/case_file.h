// The cases of tests/cases: a sentence, what is expected of it, and its syntax as the model gives it, so that no test needs the model.
//
//   = Rebels attacked the convoy.        the sentence
//   > attacked: Actor=Rebels ...         a line of what is expected
//   1	Rebels	rebel	NOUN	...         CoNLL-U; "--" between two sentences
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/support/conllu_text.h"

namespace dyad::test {

struct Case {
  std::string file;
  std::size_t line = 0;  // of the sentence, 1-based
  std::string sentence;
  std::vector<std::string> expected;
  std::string conllu;
};

// All cases of the *.case files of a folder, files in the order of their names.
std::vector<Case> read_cases(const std::string& folder);

}  // namespace dyad::test
