// Headlines, which leave out "and", so that parsers misread them: "Bank buys rival, insurer".
#pragma once

#include "extract/predicate/syntax_view.h"

namespace dyad::extract {

// Whether a token stands in the title or in a sentence without a full stop.
bool stands_in_headline(const SyntaxView& syntax, TokenIndex token);

// "generals" in "Minister meets rebels, generals": `next` is one more of what `object` is. Not "Navy buys frigate, its largest",
// "Court clears banker, jails broker".
bool is_one_more_object(const SyntaxView& syntax, TokenIndex object, TokenIndex next);

}  // namespace dyad::extract
