// The form of the store in the file, by version.
#pragma once

#include "graph/store/sqlite.h"

namespace dyad::graph {

// Marks the file as ours (PRAGMA application_id): 'dyad' in ASCII. On disk: DO NOT CHANGE.
inline constexpr std::int64_t kApplicationId = 0x64796164;
inline constexpr std::int64_t kStoreVersion = 2;

// Makes the tables of an empty file, brings an older store to this version, refuses foreign files and newer stores.
// Throws SqliteError.
void prepare_store(Database& db, Database::Access access);

}  // namespace dyad::graph
