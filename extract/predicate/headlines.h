// Headlines leave out "and", which parsers read otherwise: "Bank buys rival, insurer".
#pragma once

#include "extract/predicate/syntax_view.h"

namespace dyad::extract {

// "generals" in "Minister meets rebels, generals": `next` is one more of what `object` is. Not "Navy buys frigate, its largest",
// "Court clears banker, jails broker".
bool is_one_more_object(const SyntaxView& syntax, TokenIndex object, TokenIndex next);

}  // namespace dyad::extract
