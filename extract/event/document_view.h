// What the steps before coding have found in a document, and what each predicate governs.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/document/document.h"
#include "extract/event/coding_clause.h"
#include "extract/event/coding_lexicon.h"
#include "extract/event/token_numbers.h"
#include "extract/time/time_expression.h"

namespace dyad::extract {

// Refers to all that it is made of, while a document is coded by one thread.
struct DocumentView {
  DocumentView(const Document& document, const Tree& syntax, const Resolution& actors, const std::vector<TimeExpression>& expressions, const std::vector<Predicate>& found,
               const CodingLexicon& words);

  CodingClause clause(std::uint32_t index) const { return {tree, predicates[index], resolution, &lexicon}; }

  const Document& doc;
  const Tree& tree;
  const Resolution& resolution;
  const std::vector<TimeExpression>& times;
  const std::vector<Predicate>& predicates;
  const CodingLexicon& lexicon;
  TokenNumbers numbers;  // those of the words that the lexicon knows
  std::vector<std::vector<std::uint32_t>> governed;  // by predicate: those that it governs, in text order
};

}  // namespace dyad::extract
