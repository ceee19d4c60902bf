// Ids are types, not integers: an EntityId cannot be passed where an EventId is wanted.
//
//   using EntityId = StrongId<struct EntityTag>;
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace dyad::base {

template <typename Tag>
struct StrongId {
  std::int64_t value = 0;
  auto operator<=>(const StrongId&) const = default;
};

}  // namespace dyad::base

template <typename Tag>
struct std::hash<dyad::base::StrongId<Tag>> {
  std::size_t operator()(dyad::base::StrongId<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
