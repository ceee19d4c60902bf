// DocumentResolver: persons, by name, title and office.
#include "extract/actor/document_resolver.h"

#include <algorithm>

#include "extract/actor/entity_id.h"
#include "extract/actor/resolver_support.h"

namespace dyad::extract {

using schema::Actor;
using schema::EntityKind;

// "President Bush": a surname with the title of an office that a leader of this name held, the one that is nearest in time.
const GazetteerEntry* DocumentResolver::find_leader(MentionIndex i) const {
  const Description& description = descriptions_[i];
  if (description.person.size() != 1 || description.roles.empty()) return nullptr;
  const GazetteerEntry* best = nullptr;
  auto best_distance = std::chrono::days::max();
  for (std::uint32_t index : gazetteer_.leaders(hash_word(tree_[description.person.begin].form))) {
    const GazetteerEntry& entry = gazetteer_.entry(index);
    const bool titled = std::any_of(description.roles.begin(), description.roles.end(), [&](const RoleUse& use) { return gazetteer_.role(use.role).noun == entry.office; });
    if (!titled || !has_owner_code(description, entry.actor.code)) continue;
    auto distance = std::chrono::days(0);
    if (doc_.creation_time && entry.valid.last && *entry.valid.last < *doc_.creation_time) distance = *doc_.creation_time - *entry.valid.last;
    if (doc_.creation_time && entry.valid.first && *entry.valid.first > *doc_.creation_time) distance = *entry.valid.first - *doc_.creation_time;
    if (best == nullptr || distance < best_distance) {
      best = &entry;
      best_distance = distance;
    }
  }
  return best;
}

// What a known person is on the document's day: in office, out of the last one (ELI), or not yet in the first one that is known.
ActorRef DocumentResolver::resolve_leader(const GazetteerEntry& entry) const {
  ActorRef ref;
  ref.is_actor = true;
  ref.actor = entry.actor;
  ref.explanation = join("name: ", entry.actor.name, entry.office.empty() ? "" : ", ", entry.office);
  const auto& day = doc_.creation_time;
  if (!day || !entry.valid.is_known() || entry.valid.overlaps({*day, *day})) return ref;
  const GazetteerEntry* last = nullptr;   // the office that he left last before the day
  const GazetteerEntry* first = &entry;   // the first one of all
  for (std::uint32_t index : gazetteer_.offices_of(entry.identity)) {
    const GazetteerEntry& other = gazetteer_.entry(index);
    if (other.valid.last && *other.valid.last < *day && (last == nullptr || *last->valid.last < *other.valid.last)) last = &other;
    if (other.valid.first && first->valid.first && *other.valid.first < *first->valid.first) first = &other;
  }
  if (last != nullptr) {
    ref.actor = last->actor;
    ref.actor.sectors = {"ELI"};
    ref.explanation = join("name: ", last->actor.name, ", ", last->office, " until ") + base::to_iso(*last->valid.last);
  } else if (first->valid.first) {
    ref.actor = first->actor;
    ref.actor.sectors.clear();
    ref.explanation = join("name: ", first->actor.name, ", ", first->office, " only from ") + base::to_iso(*first->valid.first);
  }
  return ref;
}

// Whether the owners that are named let the code stand: none is named, or one has it.
bool DocumentResolver::has_owner_code(const Description& description, const std::string& code) const {
  bool named = false;
  for (TokenIndex owner : description.owners) {
    if (matches_.name_at[owner] == GazetteerMatches::kNone) continue;
    named = true;
    if (actor_of_name(owner).code == code) return true;
  }
  return !named;
}

// A person has the roles of all mentions of his chain and the country of the first that tells one.
ActorRef DocumentResolver::resolve_person(MentionIndex i) {
  const Mention& mention = out_.mentions.all[i];
  const Description& description = descriptions_[i];
  ActorRef ref;
  ref.is_actor = true;
  const GazetteerEntry* entry = description.record ? &gazetteer_.entry(gazetteer_.record(*description.record).target) : find_leader(i);
  if (entry != nullptr) {
    ref = resolve_leader(*entry);
  } else {
    ref.actor.kind = EntityKind::Person;
    ref.actor.name = text_of(description.person);
    ref.actor.entity = entity_id(EntityKind::Person, ref.actor.name);
    ref.explanation = join("person: ", ref.actor.name);
  }
  std::vector<std::string> sectors;
  const std::vector<MentionIndex> only = {i};
  const auto& members = members_[mention.chain].empty() ? only : members_[mention.chain];
  for (MentionIndex member : members) {
    if (descriptions_[member].roles.empty() && (descriptions_[member].person.empty() || descriptions_[member].owners.empty())) continue;
    add_sectors(sectors, sectors_of_roles(descriptions_[member]));
    const Actor* owner = owner_actor(member);
    if (owner != nullptr && sectors.empty() && speaks_for_members(owner->kind)) add_sectors(sectors, owner->sectors);
    if (owner != nullptr) fit_to_owner(sectors, *owner);
    if (ref.actor.code.empty() && owner != nullptr) ref.actor.code = owner->code;
    if (!descriptions_[member].roles.empty()) {
      ref.explanation += join("; title: ", role_title(descriptions_[member].roles.front()), owner != nullptr ? " of " : "", owner != nullptr ? owner->name : std::string());
    }
  }
  if (sectors.empty() && serves_international(i)) sectors = {"GOV"};
  if (!sectors.empty()) ref.actor.sectors = std::move(sectors);
  if (ref.actor.code.empty()) add_context_country(ref, i);
  return ref;
}

// Holders of offices of intergovernmental bodies: "UN Secretary-General".
bool DocumentResolver::serves_international(MentionIndex i) {
  const Actor* owner = owner_actor(i);
  if (owner == nullptr || owner->kind != EntityKind::InternationalOrganisation) return false;
  const auto& roles = descriptions_[i].roles;
  return std::any_of(roles.begin(), roles.end(), [&](const RoleUse& use) { return gazetteer_.role(use.role).is_office; });
}

}  // namespace dyad::extract
