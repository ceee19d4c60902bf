// When offices hold that a text states: on the days that stand beside them, else on the day of the report.
//
//   "Norway's foreign minister since 2004"         from 2004
//   "who was president from 1995 to 2007"          1995 to 2007
//   "was elected president in 2021"                from 2021
//   "was president of Estonia until 2007"          until 2007
//   "Foreign Minister Sergei Lavrov said"          the day of the report
//   "was once president of Estonia"                until the day of the report
#pragma once

#include <vector>

#include "extract/actor/actor_resolver.h"
#include "extract/document/document.h"
#include "extract/syntax/tree.h"
#include "extract/time/time_expression.h"

namespace dyad::extract {

// Sets the dates of all relations of the resolution.
void date_relations(const Document& doc, const Tree& tree, const std::vector<TimeExpression>& times, Resolution& resolution);

}  // namespace dyad::extract
