#include "extract/event/background.h"

#include <algorithm>
#include <optional>

#include "extract/event/clause_parties.h"

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

// What somebody gives or gives up, which can be meant to come after something else.
bool is_giving(std::optional<schema::EventType> type) {
  using schema::EventType;
  return type == EventType::Agree || type == EventType::Concede || type == EventType::Retreat || type == EventType::Aid || type == EventType::Cooperate || type == EventType::Consult;
}

// "if the army leaves the mine", "until the owners pay", "wants its share before it signs"; "asked for a lawyer before answering", of what is only asked
// for and given. What was done until then has been done ("fought until the army fled"), and so has "shot two guards before fleeing".
bool is_yet_to_come(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  const Predicate& predicate = view.predicates[index];
  if (predicate.link == GovernorLink::Conditional) return true;
  if (predicate.link != GovernorLink::Temporal || !is_marked_as_later(view, predicate)) return false;
  const bool is_asked_first = predicate.governor && readings[*predicate.governor].type == schema::EventType::Request && is_giving(readings[index].type);
  return predicate.status.tense == Tense::Present || (predicate.status.tense == Tense::None && is_asked_first);
}

// "The owners said they would sign if the army left the mine": parsers hang the condition on "said".
bool has_report_with_two_sides(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t saying, std::uint32_t condition) {
  return std::any_of(view.governed[saying].begin(), view.governed[saying].end(), [&](std::uint32_t report) {
    return report != condition && view.predicates[report].link == GovernorLink::Reported && has_two_sides(readings[report]);
  });
}

// What a condition tells by the way has happened all the same: "unless they free the editor whom gunmen seized in May".
bool is_told_by_the_way(const Predicate& predicate) {
  const bool is_aside = predicate.link == GovernorLink::Relative || predicate.link == GovernorLink::Nominal || predicate.link == GovernorLink::Temporal;
  return is_aside && !predicate.status.hypothetical && !predicate.status.future;
}

// "would sign if the army left the mine": what another event hangs on has not been done, whoever would do it.
bool hangs_in_condition(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  std::optional<std::uint32_t> condition;
  std::optional<std::uint32_t> at = index;
  for (int steps = 0; at && steps < kHighest; at = view.predicates[*at].governor, ++steps) {
    if (condition && (has_two_sides(readings[*at]) || has_report_with_two_sides(view, readings, *at, *condition))) return true;
    if (is_yet_to_come(view, readings, *at)) condition = at;
    if (!condition && is_told_by_the_way(view.predicates[*at])) return false;
  }
  return false;
}

// The event with two sides that it is a circumstance of, however deep; of a noun that names no actor, any event.
bool has_main_event(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  const bool has_no_actor = view.predicates[index].kind == PredicateKind::Noun && readings[index].parties.actors.empty();
  std::optional<std::uint32_t> at = view.predicates[index].governor;
  for (int steps = 0; at && steps < kHighest; at = view.predicates[*at].governor, ++steps) {
    if (has_two_sides(readings[*at]) || (has_no_actor && readings[*at].type && party_count(readings[*at]) > 0)) return true;
  }
  return false;
}

// "the power of the guards to search a house": said to be possible, not done.
bool is_only_possible(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  const Predicate& predicate = view.predicates[index];
  if (!predicate.status.hypothetical || !predicate.governor || predicate.link == GovernorLink::Coordination) return false;
  const bool is_on_noun = view.tree[predicate.trigger].deprel == "acl" && view.tree[predicate.trigger].xpos == "VB";
  return (is_on_noun || party_count(readings[index]) < 2) && has_main_event(view, readings, index);
}

// "praised the handling of the unrest in Fiji": a noun of one side that only says what another noun is about.
bool is_matter_of_noun(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  const Predicate& predicate = view.predicates[index];
  if (predicate.kind != PredicateKind::Noun || predicate.link != GovernorLink::Nominal || !predicate.governor || counts_victims(view, predicate)) return false;
  return view.predicates[*predicate.governor].kind == PredicateKind::Noun && !is_told_of(predicate, readings, index) && has_main_event(view, readings, index);
}

}  // namespace

bool is_background(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  const Predicate& predicate = view.predicates[index];
  if (hangs_in_condition(view, readings, index) || is_only_possible(view, readings, index) || is_matter_of_noun(view, readings, index)) return true;
  if (party_count(readings[index]) > 1 || !is_circumstance(predicate) || is_told_of(predicate, readings, index) || counts_victims(view, predicate)) return false;
  return has_main_event(view, readings, index);
}

}  // namespace dyad::extract
