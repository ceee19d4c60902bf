// Tokens with their syntax, as the language model gives them, and the sentences that they form.
// The names of fields follow CoNLL-U; the labels are those of the model (Penn tags, ClearNLP dependencies, OntoNotes entities).
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dyad::extract {

enum class EntityMark : std::uint8_t { Outside, Begin, Inside };

// The views point into the document's text, into the language model, or into the strings of the Parse that holds the token.
struct Token {
  base::TextSpan span;            // in the document's text
  std::string_view form;
  std::string_view norm;
  std::string_view lemma;
  std::string_view upos;          // "VERB"
  std::string_view xpos;          // "VBD"
  std::string_view feats;         // "Tense=Past|VerbForm=Fin", empty if none
  std::string_view deprel;        // "nsubj"; "ROOT" for the root
  std::string_view entity_type;   // "GPE", empty outside entities
  std::uint32_t head = 0;         // token index in the document; a root is its own head
  std::uint32_t sentence = 0;     // index into Parse::sentences
  EntityMark entity_mark = EntityMark::Outside;
  bool space_after = false;
  bool starts_sentence = false;
};

struct Sentence {
  base::TokenSpan tokens;
  base::TextSpan span;   // from the first to the last token that is not white space
  std::uint32_t block = 0;
};

// A document's tokens. Owns what its tokens view, so it moves and does not copy.
struct Parse {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::deque<std::string> strings;  // lemmas and norms that no table holds; addresses stay

  Parse() = default;
  Parse(Parse&&) = default;
  Parse& operator=(Parse&&) = default;
  Parse(const Parse&) = delete;
  Parse& operator=(const Parse&) = delete;
};

}  // namespace dyad::extract
