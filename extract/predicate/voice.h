// Active or passive: whether the subject of a verb acts or has it done to it.
#pragma once

#include "extract/predicate/syntax_view.h"

namespace dyad::extract {

// "arrested by", "the talks held in", "Two killed in": a past participle without "have"; in headlines also a past form without object.
bool is_passive(const SyntaxView& syntax, TokenIndex verb);
// "is opposed to the plan": nothing is done to the subject.
bool is_attitude(const SyntaxView& syntax, TokenIndex verb);
// "spoke by phone", which the parser may take for an agent.
bool is_by_means(const SyntaxView& syntax, TokenIndex by);

}  // namespace dyad::extract
