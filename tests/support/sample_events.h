// Invented events for tests of records, store and exports.
#pragma once

#include <vector>

#include "schema/event.h"

namespace dyad::test {

// Every field is set; the spans are in order but belong to no real text.
schema::Event full_event();

// Only what every record has.
schema::Event minimal_event();

// (Ana Perel, trade minister of, the United Kingdom)
schema::Relation full_relation();

}  // namespace dyad::test
