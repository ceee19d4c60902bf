// The entries of the lexicon for one word. What rules most of them out stands side by side, apart from the entries: a clause is
// compared with some dozen of them, of which one or none holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "extract/event/lexicon_entry.h"

namespace dyad::extract {

// What can be told of an entry without a look at it.
struct EntryKey {
  std::uint64_t signature = 0;  // of the words that its first condition asks for
  std::uint16_t weight = 0;
  EntryCondition::Subject subject = EntryCondition::Subject::Near;
  bool is_class = false;
  bool asks = false;            // it has a condition that some word must meet; else subject, class and signature say nothing
};

// In file order, each entry with its key.
template <typename Entry>
class EntryList {
 public:
  void add(Entry entry) {
    keys_.push_back(key_of(entry));
    entries_.push_back(std::move(entry));
  }

  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  bool empty() const { return entries_.empty(); }
  const Entry& front() const { return entries_.front(); }

  const std::vector<EntryKey>& keys() const { return keys_; }
  // REQUIRES: index < keys().size()
  const Entry& operator[](std::size_t index) const { return entries_[index]; }

 private:
  static EntryKey key_of(const Entry& entry) {
    EntryKey key;
    key.weight = static_cast<std::uint16_t>(entry.weight);
    for (const EntryCondition& condition : entry.conditions) {
      if (condition.is_negated) continue;
      key.signature = condition.words.signature();
      key.subject = condition.subject;
      key.is_class = condition.is_class;
      key.asks = true;
      break;
    }
    return key;
  }

  std::vector<EntryKey> keys_;
  std::vector<Entry> entries_;
};

}  // namespace dyad::extract
