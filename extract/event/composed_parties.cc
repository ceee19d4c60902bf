#include "extract/event/composed_parties.h"

#include <algorithm>

#include "extract/event/clause_parties.h"

namespace dyad::extract {
namespace {

void take_targets(const std::vector<Party>& candidates, Parties& parties) {
  if (!parties.targets.empty()) return;
  parties.targets = candidates;
  remove_parties(parties.targets, parties.actors);
}

// "The board cancelled plans to merge with the bank": whoever it is, it is not the bank.
void take_actors(const Parties& inner, bool is_mutual, Parties& parties) {
  const auto is_other = [](const Party& party) { return party.how.starts_with("prep:with>"); };
  const bool names_others = is_mutual && std::all_of(inner.actors.begin(), inner.actors.end(), is_other);
  if (names_others) take_targets(inner.actors, parties);
  else parties.actors = inner.actors;
}

// Who is accused or asked is no accuser ("a report accusing the army of failing"). Of those who meet each other all are actors: for who
// refuses or asks to, the others are whom it is about.
void take_parties(const Composition& composition, const Parties& inner, bool is_mutual, Parties& parties) {
  if (parties.actors.empty() && composition.governed_target) take_actors(inner, is_mutual, parties);
  if (!composition.governed_target || is_mutual) take_targets(inner.actors, parties);
  // "prevented a protest of students over the war": the war is what it was about.
  const bool is_matter = std::all_of(inner.targets.begin(), inner.targets.end(), [](const Party& target) { return target.role == Role::Topic; });
  if (is_matter) take_targets(inner.actors, parties);
  take_targets(inner.targets, parties);
  take_targets(inner.actors, parties);
}

// "X is expected to meet Y": the subject is the one who meets, not one to whom something is done. "Rebels were allowed to attack Chad" is
// the attack itself.
bool is_governed_act(const DocumentView& view, const ComposedAct& act, const Reading& inner) {
  const bool is_raising = act.op == Operator::Intend || act.op == Operator::Begin;
  const bool is_permitted = act.op == Operator::Allow && act.composition.type == inner.type;
  return view.predicates[act.index].passive && (is_raising || is_permitted);
}

}  // namespace

bool is_put_on_subject(const DocumentView& view, const ComposedAct& act, const Reading& inner) {
  const bool is_put_on = act.op == Operator::Allow || act.op == Operator::Force || act.op == Operator::Forbid;
  return is_put_on && view.predicates[act.index].passive && !view.predicates[act.governed].passive && act.composition.type != inner.type;
}

Parties compose_parties(const DocumentView& view, const ComposedAct& act, const Reading& inner, Parties own) {
  if (is_governed_act(view, act, inner)) own = inner.parties;
  const bool is_put_on = is_put_on_subject(view, act, inner);
  if (is_put_on || has_subject_behind_for(view, act.governed)) take_targets(inner.parties.actors, own);
  if (!is_put_on) take_parties(act.composition, inner.parties, view.predicates[act.governed].reciprocal, own);
  return own;
}

}  // namespace dyad::extract
