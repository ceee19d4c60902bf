// Remembers which text each document id stood for, in 12 bytes an id and room to grow: an archive has millions of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dyad::extract {

class SeenIds {
 public:
  // False if the id was added before with another text.
  bool add(std::string_view id, std::string_view text);

 private:
  // A part of the ids. Many small tables that grow one by one: memory rises with the ids, not in leaps.
  class Shard {
   public:
    bool add(std::uint64_t id, std::uint32_t text);

   private:
    void grow(std::uint64_t id);
    // Where the id is, or the free place for it.
    std::size_t find(std::uint64_t id) const;

    // Open addressing; kept in two columns, so that nothing is lost to padding. Invariant: at most three quarters are taken.
    std::vector<std::uint64_t> ids_;    // hashes, 0 in a free place
    std::vector<std::uint32_t> texts_;  // hashes
    std::size_t count_ = 0;
  };

  static constexpr unsigned kShardBits = 8;
  std::array<Shard, 1U << kShardBits> shards_;  // by the first bits of the hash
};

}  // namespace dyad::extract
