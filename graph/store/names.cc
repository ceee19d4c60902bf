// The words of the store's enumerations, as they stand in files and on the command line.
#include <algorithm>
#include <array>

#include "graph/store/document_record.h"
#include "graph/store/merge_policy.h"

namespace dyad::graph {
namespace {

constexpr std::array<std::string_view, 5> kCorrectionNames = {"merge", "split", "rename", "reject", "recode"};
constexpr std::array<std::string_view, 3> kPolicyNames = {"strict", "default", "one-a-day"};

template <typename Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(Correction::Kind kind) { return kCorrectionNames[static_cast<std::size_t>(kind)]; }
std::optional<Correction::Kind> to_correction_kind(std::string_view name) { return find_name<Correction::Kind>(kCorrectionNames, name); }

std::string_view to_string(MergePolicy policy) { return kPolicyNames[static_cast<std::size_t>(policy)]; }
std::optional<MergePolicy> to_merge_policy(std::string_view name) { return find_name<MergePolicy>(kPolicyNames, name); }

}  // namespace dyad::graph
