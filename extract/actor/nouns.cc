// DocumentResolver: common nouns with a role, names that nobody knows, and things.
#include "extract/actor/document_resolver.h"

#include <algorithm>

#include "extract/actor/entity_id.h"
#include "extract/actor/place_use.h"
#include "extract/actor/resolver_support.h"

namespace dyad::extract {

using schema::Actor;
using schema::EntityKind;

namespace {

EntityKind kind_of(std::string_view entity_type) {
  if (entity_type == "PERSON") return EntityKind::Person;
  if (entity_type == "ORG") return EntityKind::Organisation;
  if (entity_type == "NORP") return EntityKind::People;
  if (entity_type == "GPE" || entity_type == "LOC" || entity_type == "FAC") return EntityKind::Place;
  return EntityKind::Unknown;
}

}  // namespace

// "The Japanese foreign minister, Taro Kono": the name that says who the noun means.
std::optional<MentionIndex> DocumentResolver::named_apposition(MentionIndex i) const {
  const auto token = tree_.child(out_.mentions.all[i].head, "appos");
  if (!token || out_.mentions.by_token[*token] < 0 || out_.mentions.all[i].number == Number::Plural) return std::nullopt;
  const auto named = static_cast<MentionIndex>(out_.mentions.by_token[*token]);
  const bool person = out_.mentions.all[named].kind == MentionKind::Name && !descriptions_[named].person.empty();
  return person && !tree_.child(*token, "conj") ? std::optional(named) : std::nullopt;
}

// "his Chinese counterpart": of the country that is named, with the sectors of him whose counterpart it is.
ActorRef DocumentResolver::resolve_counterpart(MentionIndex i, const Actor& owner) {
  const Mention& mention = out_.mentions.all[i];
  ActorRef ref;
  ref.is_actor = true;
  ref.actor.kind = EntityKind::Person;
  ref.actor.sectors = {"GOV"};
  for (TokenIndex token : descriptions_[i].owners) {
    if (tree_[token].deprel != "poss" || out_.mentions.by_token[token] < 0) continue;
    const Actor& other = resolve(static_cast<MentionIndex>(out_.mentions.by_token[token])).actor;
    if (!other.sectors.empty()) ref.actor.sectors = other.sectors;
  }
  ref.actor.code = owner.code;
  ref.actor.name = join(tree_[mention.head].lemma, " (", owner.name, ")");
  ref.actor.entity = join("person:", owner.code, "-", slug(tree_[mention.head].lemma));
  ref.explanation = join("counterpart of ", owner.name);
  return ref;
}

ActorRef DocumentResolver::resolve_role(MentionIndex i) {
  const Description& description = descriptions_[i];
  if (const auto named = named_apposition(i)) {
    ActorRef ref = resolve(*named);
    if (!ref.actor.entity.empty()) {
      ref.explanation = join("apposition: ", ref.explanation);
      return ref;
    }
  }
  const RoleUse& use = description.roles.front();
  const RoleEntry& role = gazetteer_.role(use.role);
  const Mention& mention = out_.mentions.all[i];
  ActorRef ref;
  ref.is_actor = true;
  ref.actor.kind = role.kind;
  ref.actor.sectors = sectors_of_roles(description);
  const Actor* owner = owner_actor(i);
  if (owner != nullptr) {
    ref.actor.code = owner->code;
    if (ref.actor.sectors.empty() && (speaks_for_members(owner->kind) || owner->kind == EntityKind::People)) ref.actor.sectors = owner->sectors;
    fit_to_owner(ref.actor.sectors, *owner);
  }
  if (ref.actor.sectors.empty() && serves_international(i)) ref.actor.sectors = {"GOV"};
  const std::string noun = text_of({std::min(use.tokens.begin, mention.head), mention.head + 1});
  ref.explanation = join("role: ", role.noun, owner != nullptr ? " of " : "", owner != nullptr ? owner->name : std::string());
  if (ref.actor.code.empty()) add_context_country(ref, i);
  ref.actor.name = owner != nullptr ? join(noun, " (", owner->name, ")") : noun;
  const std::string holder = owner != nullptr && !is_state(owner->kind) ? slug(owner->name) : ref.actor.code;
  ref.actor.entity = join(id_word(role.kind), ":", holder, holder.empty() ? "" : "-", slug(noun));
  for (std::size_t k = 1; k < description.owners.size(); ++k) {  // "Hungarian and Romanian officials"
    const TokenIndex token = description.owners[k];
    if (tree_[token].deprel != "conj" || tree_[token].head < description.owners[0]) continue;
    const Actor* other = owner_actor(i, k);
    if (other == nullptr || other->code.empty() || other->code == ref.actor.code) continue;
    Actor more = ref.actor;
    more.code = other->code;
    more.name = join(noun, " (", other->name, ")");
    more.entity = join(id_word(role.kind), ":", is_state(other->kind) ? other->code : slug(other->name), "-", slug(noun));
    ref.also.push_back(std::move(more));
  }
  return ref;
}

// What the words of an unknown name tell: "Ministry of Health", "Teachers' Union". The noun at its head says the kind; nouns for
// people tell the sectors of unions and associations, not of parties ("Workers' Party").
void DocumentResolver::apply_name_roles(ActorRef& ref, const Description& description, const Mention& mention) const {
  const auto is_people = [&](const RoleUse& use) {
    const EntityKind kind = gazetteer_.role(use.role).kind;
    return kind == EntityKind::Person || kind == EntityKind::People;
  };
  const RoleUse* main = nullptr;
  for (const RoleUse& use : description.roles) {
    const bool at_head = use.tokens.contains(mention.head);
    if (at_head || (main == nullptr && !is_people(use))) main = &use;
    if (at_head) break;
  }
  if (main == nullptr) return;
  const RoleEntry& role = gazetteer_.role(main->role);
  ref.actor.kind = role.kind;
  ref.actor.sectors = role.sectors;
  ref.explanation += join("; role: ", role.noun);
  for (const RoleUse& use : description.roles) {
    if (&use != main && is_people(use) && role.kind == EntityKind::Organisation) add_sectors(ref.actor.sectors, gazetteer_.role(use.role).sectors);
  }
}

// A name that the gazetteer does not know is kept as an entity of its own.
ActorRef DocumentResolver::resolve_name(MentionIndex i) {
  const Description& description = descriptions_[i];
  const Mention& mention = out_.mentions.all[i];
  ActorRef ref;
  ref.is_actor = description.entity_type != "EVENT" && description.entity_type != "WORK_OF_ART" && description.entity_type != "PRODUCT" && description.entity_type != "LAW";
  ref.actor.name = text_of(mention.name);
  ref.actor.kind = kind_of(description.entity_type);
  ref.explanation = join("unknown name: ", ref.actor.name);
  apply_name_roles(ref, description, mention);
  if (description.inner) {
    const NameRecord& record = gazetteer_.record(*description.inner);
    ref.actor.code = gazetteer_.entry(record.use == NameUse::City ? gazetteer_.city(record.target).country : record.target).actor.code;
    ref.explanation += join("; holds ", record.form);
  }
  const Actor* owner = owner_actor(i);
  if (ref.actor.code.empty() && owner != nullptr) {
    ref.actor.code = owner->code;
    ref.explanation += join(" of ", owner->name);
  }
  if (ref.actor.kind == EntityKind::Unknown && ref.is_actor) ref.actor.kind = EntityKind::Organisation;
  std::string key = slug(ref.actor.name);
  if (!description.roles.empty() && !ref.actor.code.empty() && !description.inner) key = join(ref.actor.code, "-", key);
  ref.actor.entity = join(id_word(ref.actor.kind), ":", key);
  ref.is_place_use = ref.actor.kind == EntityKind::Place && place_use(tree_, mention.head) == PlaceUse::Place;
  return ref;
}

// Whether a word of a phrase stands in a clause or beside what the noun names: "pumps [lent by Austria]", "villages [with Danish names]". Not "the
// border with Chad".
bool DocumentResolver::is_aside(TokenIndex token, TokenIndex noun) const {
  const TokenIndex own = tree_[token].head;
  for (; token != noun && !tree_.is_root(token); token = tree_[token].head) {
    const std::string_view label = tree_[token].deprel;
    if (label == "acl" || label == "relcl" || label == "advcl" || (label == "prep" && token != own && tree_[token].lemma == "with")) return true;
  }
  return false;
}

// "its demands", "Chinese goods", "North Korea's denuclearisation": no actor, but somebody's.
ActorRef DocumentResolver::resolve_thing(MentionIndex i) {
  ActorRef ref;
  const Mention& mention = out_.mentions.all[i];
  if (tree_[mention.head].lemma == "counterpart") {
    for (TokenIndex token : descriptions_[i].owners) {
      if (matches_.name_at[token] == GazetteerMatches::kNone || tree_[token].deprel == "poss") continue;
      return resolve_counterpart(i, actor_of_name(token));
    }
  }
  const Actor* owner = owner_actor(i);
  if (descriptions_[i].entity_type == "PERSON" || descriptions_[i].entity_type == "NORP") ref.is_actor = true;
  if (owner != nullptr && !owner->entity.empty()) {
    ref.actor = *owner;
    ref.explanation = join(tree_[mention.head].form, " of ", owner->name);
    return ref;
  }
  ref.actor.name = text_of(mention.name);
  if (is_location_noun(tree_[mention.head].lemma)) ref.actor.kind = EntityKind::Place;
  ref.actor.entity = join(id_word(ref.actor.kind), ":", slug(ref.actor.name));
  ref.explanation = join("no name and no role: ", ref.actor.name);
  for (TokenIndex t = mention.phrase.begin; t < mention.phrase.end && ref.actor.code.empty(); ++t) {  // "villages near Macedonia"
    if (matches_.name_at[t] == GazetteerMatches::kNone || is_aside(t, mention.head)) continue;
    const Actor actor = actor_of_name(t);
    if (actor.kind == EntityKind::Person || actor.code.empty()) continue;
    ref.actor.code = actor.code;
    ref.explanation += join("; its words name ", actor.name);
  }
  return ref;
}

}  // namespace dyad::extract
