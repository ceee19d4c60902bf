#include "extract/document/seen_ids.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"

namespace dyad::extract {

std::size_t SeenIds::Shard::find(std::uint64_t id) const {
  std::size_t at = id % ids_.size();
  while (ids_[at] != 0 && ids_[at] != id) at = at + 1 == ids_.size() ? 0 : at + 1;
  return at;
}

// The first sizes differ, so that the tables do not all grow at once.
void SeenIds::Shard::grow(std::uint64_t id) {
  const std::size_t size = ids_.empty() ? 16 + id % 16 : ids_.size() + ids_.size() / 4;
  const auto ids = std::exchange(ids_, std::vector<std::uint64_t>(size));
  const auto texts = std::exchange(texts_, std::vector<std::uint32_t>(ids_.size()));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == 0) continue;
    const std::size_t at = find(ids[i]);
    ids_[at] = ids[i];
    texts_[at] = texts[i];
  }
}

bool SeenIds::Shard::add(std::uint64_t id, std::uint32_t text) {
  if (4 * (count_ + 1) > 3 * ids_.size()) grow(id);
  const std::size_t at = find(id);
  if (ids_[at] != 0) return texts_[at] == text;
  ids_[at] = id;
  texts_[at] = text;
  ++count_;
  return true;
}

bool SeenIds::add(std::string_view id, std::string_view text) {
  const std::uint64_t hash = std::max<std::uint64_t>(base::hash64(id), 1);
  return shards_[hash >> (64 - kShardBits)].add(hash, static_cast<std::uint32_t>(base::hash64(text)));
}

}  // namespace dyad::extract
