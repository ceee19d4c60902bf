// Which predicate each time expression belongs to, and by which syntactic link.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "extract/predicate/predicate.h"
#include "extract/syntax/tree.h"
#include "extract/time/time_expression.h"
#include "schema/event.h"

namespace dyad::extract {

struct TimeLink {
  std::size_t time = 0;     // index of the expression
  std::string preposition;  // that leads to it: "since"; empty without one
  std::string path;         // "prep:since>pobj"
  bool loose = false;       // over a noun of the clause, which the parser may have wrongly given the phrase to
};

// The expressions of one predicate's own clause.
struct ClauseTimes {
  std::vector<TimeLink> dates;    // whose days are known
  std::vector<TimeLink> lengths;  // durations: "for two weeks"
  std::vector<TimeLink> repeats;  // sets: "every year"
  std::vector<TimeLink> undated;  // dates whose days are not known: "recently", and "last week" where the document has no date
};

// One entry a predicate.
std::vector<ClauseTimes> find_clause_times(const Tree& tree, const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates);

// What an expression says of the event's days when it stands after this preposition: "since 2014" opens an interval that `now` closes.
void apply_preposition(std::string_view preposition, std::optional<base::Date> now, schema::EventDate& date);

}  // namespace dyad::extract
