#include "schema/event.h"

#include <algorithm>
#include <array>

namespace dyad::schema {
namespace {

constexpr std::array<std::string_view, 11> kKindNames = {
    "country", "international organisation", "government body", "organisation", "person", "party",
    "armed group", "company", "people", "place", "unknown"};
constexpr std::array<std::string_view, 11> kGranularityNames = {
    "unknown", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "interval"};
constexpr std::array<std::string_view, 5> kBasisNames = {"unknown", "stated", "inherited", "inferred", "document"};

template <typename Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(EntityKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::optional<EntityKind> to_entity_kind(std::string_view name) { return find_name<EntityKind>(kKindNames, name); }

std::string_view to_string(Granularity granularity) { return kGranularityNames[static_cast<std::size_t>(granularity)]; }
std::optional<Granularity> to_granularity(std::string_view name) { return find_name<Granularity>(kGranularityNames, name); }

std::string_view to_string(DateBasis basis) { return kBasisNames[static_cast<std::size_t>(basis)]; }
std::optional<DateBasis> to_date_basis(std::string_view name) { return find_name<DateBasis>(kBasisNames, name); }

}  // namespace dyad::schema
