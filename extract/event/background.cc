#include "extract/event/background.h"

#include <algorithm>

namespace dyad::extract {
namespace {

constexpr int kHighest = 8;  // governors looked at; also ends cycles of wrong arcs

bool has_two_sides(const Reading& reading) { return reading.type && !reading.parties.actors.empty() && !reading.parties.targets.empty(); }

std::size_t party_count(const Reading& reading) { return reading.parties.actors.size() + reading.parties.targets.size(); }

// "where 24 people were killed": told for its own sake wherever it stands.
bool counts_victims(const DocumentView& view, const Predicate& predicate) {
  return std::any_of(predicate.arguments.begin(), predicate.arguments.end(), [&](const Argument& argument) {
    return argument.role == Role::Target && view.tree.child(argument.head, "nummod");
  });
}

// "condemned the killing of two nurses" tells of two events.
bool is_told_of(const Predicate& predicate, const std::vector<Reading>& readings, std::uint32_t index) {
  return predicate.governor && readings[*predicate.governor].governed == index;
}

bool is_circumstance(const Predicate& predicate) {
  if (predicate.kind == PredicateKind::Noun) return true;
  return predicate.link == GovernorLink::Conditional || predicate.link == GovernorLink::Relative;
}

// The event with two sides that it is a circumstance of, however deep.
bool has_main_event(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  std::optional<std::uint32_t> at = view.predicates[index].governor;
  for (int steps = 0; at && steps < kHighest; at = view.predicates[*at].governor, ++steps) {
    if (has_two_sides(readings[*at])) return true;
  }
  return false;
}

}  // namespace

bool is_background(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  const Predicate& predicate = view.predicates[index];
  if (party_count(readings[index]) > 1 || !is_circumstance(predicate) || is_told_of(predicate, readings, index) || counts_victims(view, predicate)) return false;
  return has_main_event(view, readings, index);
}

}  // namespace dyad::extract
