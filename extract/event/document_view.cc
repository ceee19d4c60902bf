#include "extract/event/document_view.h"

namespace dyad::extract {

DocumentView::DocumentView(const Document& document, const Tree& syntax, const Resolution& actors, const std::vector<TimeExpression>& expressions,
                           const std::vector<Predicate>& found, const CodingLexicon& words)
    : doc(document), tree(syntax), resolution(actors), times(expressions), predicates(found), lexicon(words), numbers(syntax, words.numbers()), governed(found.size()) {
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    if (found[i].governor) governed[*found[i].governor].push_back(i);
  }
}

}  // namespace dyad::extract
