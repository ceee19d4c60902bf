// Names with numbers: dependency labels, entity types, tags.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dyad::extract {

using LabelId = std::uint16_t;

class LabelTable {
 public:
  LabelTable() = default;
  LabelTable(LabelTable&&) = default;
  LabelTable& operator=(LabelTable&&) = default;

  LabelId intern(std::string_view name) {
    const auto at = ids_.find(name);
    if (at != ids_.end()) return at->second;
    const auto id = static_cast<LabelId>(names_.size());
    ids_.emplace(names_.emplace_back(name), id);
    return id;
  }
  // The views stay as long as the table.
  std::string_view name(LabelId id) const { return names_[id]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::deque<std::string> names_;
  std::unordered_map<std::string_view, LabelId> ids_;
};

}  // namespace dyad::extract
