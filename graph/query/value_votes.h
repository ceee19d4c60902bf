// The value that most reports state; of equally frequent ones, that whose key sorts first.
#pragma once

#include <cstddef>
#include <map>
#include <utility>

namespace dyad::graph {

template <typename Value, typename Key>
class ValueVotes {
 public:
  void add(const Key& key, const Value& value) { ++votes_.try_emplace(key, value, std::size_t{0}).first->second.second; }
  bool empty() const { return votes_.empty(); }

  // REQUIRES: !empty()
  const Value& winner() const {
    const auto* best = &*votes_.begin();
    for (const auto& entry : votes_) {
      if (entry.second.second > best->second.second) best = &entry;
    }
    return best->second.first;
  }

 private:
  std::map<Key, std::pair<Value, std::size_t>> votes_;
};

}  // namespace dyad::graph
