// Clusters of near-duplicate documents in the store, kept right as documents come and go. Internal; throws SqliteError.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/store/sqlite.h"

namespace dyad::graph {

// The row of the text's signature, in its cluster; nothing for a text without words.
// REQUIRES: inside a write transaction, as the next one.
std::optional<std::int64_t> find_or_add_signature(Database& db, std::string_view text);

// Removes a signature that no document has any more, and splits its cluster where it held that together.
void drop_unused_signature(Database& db, std::int64_t signature);

}  // namespace dyad::graph
