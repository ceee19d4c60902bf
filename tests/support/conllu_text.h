// Gold syntax for tests: a parse and its text from a CoNLL-U block, so that a step is tested without the steps before it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extract/document/document.h"
#include "extract/syntax/tree.h"

namespace dyad::test {

struct ParsedText {
  extract::Document doc;
  extract::Parse parse;
};

// Columns: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC, separated by tabs or runs of blanks. MISC may hold
// SpaceAfter=No and NER=B-GPE. An empty line ends a sentence. HEAD 0 is the root. Fails by assertion of the test.
std::unique_ptr<ParsedText> parse_conllu(std::string_view block);

}  // namespace dyad::test
