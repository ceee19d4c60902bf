// Full-text search over evidence. Internal; throws SqliteError.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "graph/store/sqlite.h"

namespace dyad::graph {

// The FTS5 query for what a user typed: all words, "phrases", beginnings*; nothing that a user types is an error.
//   border "peace talks" negotiat*   ->   "border" "peace talks" "negotiat"*
std::string to_match_query(std::string_view typed);

// Rows of the evidence that holds them; empty if nothing was typed.
std::unordered_set<std::int64_t> find_evidence(Database& db, std::string_view typed);

}  // namespace dyad::graph
