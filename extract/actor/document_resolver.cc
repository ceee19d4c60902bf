#include "extract/actor/document_resolver.h"

#include <algorithm>

#include "extract/actor/entity_id.h"
#include "extract/actor/place_use.h"
#include "extract/mention/coreference.h"
#include "extract/mention/mention_finder.h"

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

bool is_state(EntityKind kind) { return kind == EntityKind::Country; }

// Kinds of which a member or speaker acts for the whole.
bool speaks_for_members(EntityKind kind) {
  return kind != EntityKind::Person && kind != EntityKind::People && kind != EntityKind::Place && kind != EntityKind::Unknown && kind != EntityKind::Country;
}

Gender gender_of_honorific(std::string_view form) {
  if (form == "Mr." || form == "Mr" || form == "Sir" || form == "Lord") return Gender::Masculine;
  if (form == "Mrs." || form == "Mrs" || form == "Ms." || form == "Ms" || form == "Miss" || form == "Madame" || form == "Lady") return Gender::Feminine;
  return Gender::Unknown;
}

std::string join(std::string_view a, std::string_view b, std::string_view c = {}, std::string_view d = {}, std::string_view e = {}) {
  std::string text;
  text.reserve(a.size() + b.size() + c.size() + d.size() + e.size());
  text.append(a).append(b).append(c).append(d).append(e);
  return text;
}

}  // namespace

DocumentResolver::DocumentResolver(const Gazetteer& gazetteer, const schema::Ontology& ontology, const Document& doc, const Tree& tree)
    : gazetteer_(gazetteer), ontology_(ontology), doc_(doc), tree_(tree) {}

Resolution DocumentResolver::run() {
  matches_ = gazetteer_.find_matches(doc_.text, tree_, doc_.creation_time);
  std::vector<base::TokenSpan> names;
  names.reserve(matches_.names.size());
  for (const NameMatch& match : matches_.names) names.push_back(match.tokens);
  out_.mentions = find_mentions(tree_, names);
  describe_all();
  choose_representatives();
  find_context();
  states_.assign(out_.mentions.all.size(), State::Open);
  out_.actors.resize(out_.mentions.all.size());
  for (MentionIndex i = 0; i < out_.mentions.all.size(); ++i) resolve(i);
  add_relations();
  return std::move(out_);
}

void DocumentResolver::describe_all() {
  auto& all = out_.mentions.all;
  const Describer describer(gazetteer_, matches_, tree_, out_.mentions);
  std::vector<MentionFacts> facts;
  facts.reserve(all.size());
  descriptions_.reserve(all.size());
  for (Mention& mention : all) {
    if (mention.coordination) {
      descriptions_.emplace_back();
      facts.emplace_back();
      continue;
    }
    descriptions_.push_back(describer.describe(mention));
    const Description& description = descriptions_.back();
    if (is_role_in_capitals(mention, description)) mention.kind = MentionKind::Nominal;
    if (mention.gender == Gender::Unknown) {
      for (const RoleUse& role : description.roles) {
        if (mention.gender == Gender::Unknown) mention.gender = gazetteer_.role(role.role).gender;
      }
      if (description.record && gazetteer_.record(*description.record).use != NameUse::City) {
        mention.gender = gazetteer_.entry(gazetteer_.record(*description.record).target).gender;
      }
    }
    if (mention.gender == Gender::Unknown && !description.person.empty()) mention.gender = gazetteer_.gender_of(hash_word(tree_[description.person.begin].form));
    if (mention.gender == Gender::Unknown && !description.person.empty() && description.person.begin > 0) mention.gender = gender_of_honorific(tree_[description.person.begin - 1].form);
    facts.push_back(describer.facts_of(mention, description));
  }
  chain_mentions(tree_, facts, out_.mentions);
}

// "the Secretary", "the Supreme Court": a common noun for all its capitals.
bool DocumentResolver::is_role_in_capitals(const Mention& mention, const Description& description) const {
  if (mention.kind != MentionKind::Name || description.record || description.inner || !description.person.empty() || description.modifier) return false;
  return std::any_of(description.roles.begin(), description.roles.end(), [&](const RoleUse& use) { return use.tokens.contains(mention.name); });
}

// How much a mention says of its entity.
int DocumentResolver::strength(MentionIndex i) const {
  const Mention& mention = out_.mentions.all[i];
  const Description& description = descriptions_[i];
  if (mention.kind == MentionKind::Pronoun) return 0;
  if (mention.coordination) return 1;
  if (description.record) return gazetteer_.record(*description.record).use == NameUse::City ? 60 : 80;
  if (!description.person.empty()) return 60 + static_cast<int>(std::min<std::uint32_t>(description.person.size(), 4)) + (description.roles.empty() ? 0 : 1);
  if (mention.kind == MentionKind::Name) return 50 + static_cast<int>(std::min<std::uint32_t>(mention.name.size(), 6));
  return (description.roles.empty() ? 0 : 20) + (description.owners.empty() ? 0 : 10) + 1;
}

void DocumentResolver::choose_representatives() {
  const auto& all = out_.mentions.all;
  representatives_.assign(all.size(), 0);
  members_.resize(all.size());
  for (MentionIndex i = 0; i < all.size(); ++i) {
    const std::uint32_t chain = all[i].chain;
    if (chain == i) {
      representatives_[chain] = i;
      continue;
    }
    if (members_[chain].empty()) members_[chain].push_back(chain);
    members_[chain].push_back(i);
    if (strength(i) > strength(representatives_[chain])) representatives_[chain] = i;
  }
}

const ActorRef& DocumentResolver::resolve(MentionIndex i) {
  if (states_[i] == State::Done) return out_.actors[i];
  if (states_[i] == State::Busy) return out_.actors[i];  // "its" of "its owner" that stands for the owner: empty so far
  states_[i] = State::Busy;
  const MentionIndex representative = representatives_[out_.mentions.all[i].chain];
  const bool alone = representative == i || descriptions_[i].record.has_value();
  ActorRef ref = alone ? resolve_alone(i) : resolve_linked(i, representative);
  out_.actors[i] = std::move(ref);
  states_[i] = State::Done;
  return out_.actors[i];
}

ActorRef DocumentResolver::resolve_alone(MentionIndex i) {
  const Description& description = descriptions_[i];
  const Mention& mention = out_.mentions.all[i];
  if (mention.coordination) return resolve_coordination(i);
  if (description.ignored) {
    ActorRef ref;
    ref.explanation = "word of a title";
    return ref;
  }
  if (mention.kind == MentionKind::Pronoun) {
    ActorRef ref;
    if (mention.speaker) {  // "we" stands for the speaker's side
      const ActorRef& speaker = resolve(*mention.speaker);
      ref = speaker;
      ref.explanation = join("we of the speaker ", speaker.actor.name);
      if (speaker.actor.kind == EntityKind::Person && !speaker.actor.code.empty()) {
        if (const auto country = gazetteer_.country(speaker.actor.code)) {
          ref.actor = gazetteer_.entry(*country).actor;
          ref.actor.sectors = speaker.actor.sectors;
        }
      }
      return ref;
    }
    ref.explanation = "pronoun without antecedent";
    return ref;
  }
  if (description.record) {
    return gazetteer_.record(*description.record).use == NameUse::City ? resolve_city(i) : resolve_record(i);
  }
  if (!description.person.empty()) return resolve_person(i);
  if (mention.kind == MentionKind::Name) return resolve_name(i);
  if (!description.roles.empty()) return resolve_role(i);
  return resolve_thing(i);
}

// "Russia and China": the first, and the others beside it.
ActorRef DocumentResolver::resolve_coordination(MentionIndex i) {
  ActorRef ref;
  const Mention& mention = out_.mentions.all[i];
  for (TokenIndex token = mention.head; mention.name.contains(token);) {
    if (const std::int32_t member = out_.mentions.by_token[token]; member >= 0) {
      const ActorRef& one = resolve(static_cast<MentionIndex>(member));
      if (ref.explanation.empty()) {
        ref.actor = one.actor;
        ref.is_actor = one.is_actor;
        ref.also = one.also;
        ref.explanation = join("several: ", one.actor.name);
      } else if (!one.actor.entity.empty()) {
        ref.also.push_back(one.actor);
        ref.explanation += join(", ", one.actor.name);
      }
    }
    const auto next = tree_.child(token, "conj");
    if (!next) break;
    token = *next;
  }
  return ref;
}

// A mention that its chain says more of than itself.
ActorRef DocumentResolver::resolve_linked(MentionIndex i, MentionIndex representative) {
  // A pronoun for a capital's name means what that one means: the government or the place.
  const auto& antecedent = out_.mentions.all[i].antecedent;
  const auto& record = descriptions_[representative].record;
  const bool capital = record && gazetteer_.record(*record).use == NameUse::Capital && antecedent && *antecedent < i;
  const ActorRef& source = resolve(capital ? *antecedent : representative);
  ActorRef ref;
  ref.actor = source.actor;
  ref.also = source.also;
  ref.is_actor = source.is_actor;
  const Mention& mention = out_.mentions.all[i];
  ref.explanation = join(mention.link.empty() ? std::string_view("same chain") : std::string_view(mention.link), ": ", source.actor.name);
  return ref;
}

// ---- names of the gazetteer ----------------------------------------------------------------------------------------------------

ActorRef DocumentResolver::resolve_record(MentionIndex i) {
  const NameRecord& record = gazetteer_.record(*descriptions_[i].record);
  const GazetteerEntry& entry = gazetteer_.entry(record.target);
  const TokenIndex head = out_.mentions.all[i].head;
  if (entry.actor.kind == EntityKind::Person) return resolve_person(i);
  ActorRef ref;
  ref.actor = entry.actor;
  ref.is_actor = true;
  const bool modifier = descriptions_[i].modifier;
  if (record.use == NameUse::Demonym && !modifier && tree_[head].upos != "ADJ") {
    ref.actor.kind = EntityKind::People;
    ref.actor.entity = join("group:", entry.actor.code, "-people");
    ref.actor.name = record.form;
    ref.actor.wikidata.clear();
    add_sectors(ref.actor.sectors, {"CVL"});
    ref.explanation = join("people of ", entry.actor.name);
    if (is_minority(i)) settle_minority(ref, i);
    return ref;
  }
  if (is_state(entry.actor.kind) || record.use == NameUse::Capital || entry.actor.kind == EntityKind::Place) {
    ref.is_place_use = record.use != NameUse::Demonym && !modifier && place_use(tree_, head) == PlaceUse::Place;
    if (record.use == NameUse::Capital && ref.is_place_use) {
      ref.actor.kind = EntityKind::Place;
      ref.actor.entity = join("place:", entry.actor.code, "-", slug(record.form));
      ref.actor.name = record.form;
      ref.actor.wikidata.clear();
      ref.explanation = join("capital as a place: ", record.form);
      ref.place = location_of(i, city_of_capital(*descriptions_[i].record), entry.actor);
      return ref;
    }
    if (ref.is_place_use) {
      ref.place = location_of(i, nullptr, entry.actor);
      ref.place->geonames = entry.geonames;
    }
    if (!ref.is_place_use && entry.actor.kind != EntityKind::Place) add_sectors(ref.actor.sectors, {"GOV"});
  }
  const std::string_view how = record.use == NameUse::Capital ? "capital for its government: " : record.use == NameUse::Demonym ? "adjective of a country: " : "name: ";
  ref.explanation = join(how, record.form, " -> ", entry.actor.name);
  return ref;
}

// "ethnic Albanians", "the Albanians of southern Serbia": a people in another country.
bool DocumentResolver::is_minority(MentionIndex i) const {
  for (TokenIndex child : tree_.children(out_.mentions.all[i].head)) {
    if (tree_[child].lemma == "ethnic" || tree_[child].form == "Ethnic") return true;
  }
  for (TokenIndex owner : descriptions_[i].owners) {
    if (owner > out_.mentions.all[i].head && matches_.name_at[owner] != GazetteerMatches::kNone) return true;
  }
  return false;
}

void DocumentResolver::settle_minority(ActorRef& ref, MentionIndex i) {
  const std::string origin = ref.actor.code;
  const Actor* owner = owner_actor(i);
  ref.actor.code = owner != nullptr && !owner->code.empty() ? owner->code : std::string();
  if (ref.actor.code.empty()) add_context_country(ref, i);
  if (ref.actor.code.empty()) ref.actor.code = origin;
  if (ref.actor.code == origin) return;
  ref.actor.entity = join("group:", ref.actor.code, "-", slug(ref.actor.name));
  ref.explanation += join(", living in ", ref.actor.code);
}

ActorRef DocumentResolver::resolve_city(MentionIndex i) {
  const NameRecord& record = gazetteer_.record(*descriptions_[i].record);
  const City& city = choose_city(i);
  ActorRef ref;
  ref.actor.kind = EntityKind::Place;
  ref.actor.name = city.name;
  ref.actor.code = gazetteer_.entry(city.country).actor.code;
  ref.actor.entity = join("place:", ref.actor.code, "-", slug(city.name));
  ref.is_actor = true;
  ref.is_place_use = place_use(tree_, out_.mentions.all[i].head) == PlaceUse::Place;
  if (ref.is_place_use) ref.place = location_of(i, &city, ref.actor);
  ref.explanation = join("city: ", record.form, " -> ", gazetteer_.entry(city.country).actor.name);
  return ref;
}

// Of the cities with a name the one in the country that is named with it ("Athens, Georgia"), else the largest in a country
// that the document speaks of, else the largest.
const City& DocumentResolver::choose_city(MentionIndex i) {
  const std::uint32_t first = *descriptions_[i].record;
  const Actor* owner = owner_actor(i);
  const City* spoken_of = nullptr;
  for (std::uint32_t at = first; at != NameTrie::kNoValue; at = gazetteer_.record(at).next) {
    const NameRecord& record = gazetteer_.record(at);
    if (record.use != NameUse::City) continue;
    const City& city = gazetteer_.city(record.target);
    const std::string& code = gazetteer_.entry(city.country).actor.code;
    if (owner != nullptr && owner->code == code) return city;
    if (spoken_of == nullptr && country_counts_.contains(code)) spoken_of = &city;
  }
  return spoken_of != nullptr ? *spoken_of : gazetteer_.city(gazetteer_.record(first).target);
}

const City* DocumentResolver::city_of_capital(std::uint32_t record) const {
  const std::uint32_t country = gazetteer_.record(record).target;
  for (; record != NameTrie::kNoValue; record = gazetteer_.record(record).next) {
    if (gazetteer_.record(record).use == NameUse::City && gazetteer_.city(gazetteer_.record(record).target).country == country) {
      return &gazetteer_.city(gazetteer_.record(record).target);
    }
  }
  return nullptr;
}

schema::Location DocumentResolver::location_of(MentionIndex i, const City* city, const Actor& actor) const {
  schema::Location location;
  location.text = text_of(out_.mentions.all[i].name);
  location.name = city != nullptr ? std::string(city->name) : actor.name;
  location.country = actor.code;
  if (city != nullptr) {
    location.latitude = city->latitude;
    location.longitude = city->longitude;
    location.geonames = city->geonames;
  }
  return location;
}

// ---- persons -------------------------------------------------------------------------------------------------------------------

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
    ref.actor = entry->actor;
    ref.explanation = join("name: ", entry->actor.name, entry->office.empty() ? "" : ", ", entry->office);
    if (doc_.creation_time && entry->valid.last && *entry->valid.last < *doc_.creation_time) {  // out of office by then
      ref.actor.sectors = {"ELI"};
      ref.explanation += " until " + base::to_iso(*entry->valid.last);
    }
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

// ---- nouns and unknown names ---------------------------------------------------------------------------------------------------

ActorRef DocumentResolver::resolve_role(MentionIndex i) {
  const Description& description = descriptions_[i];
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

// "its demands", "Chinese goods", "North Korea's denuclearisation": no actor, but somebody's.
ActorRef DocumentResolver::resolve_thing(MentionIndex i) {
  ActorRef ref;
  const Mention& mention = out_.mentions.all[i];
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
    if (matches_.name_at[t] == GazetteerMatches::kNone) continue;
    const Actor actor = actor_of_name(t);
    if (actor.kind == EntityKind::Person || actor.code.empty()) continue;
    ref.actor.code = actor.code;
    ref.explanation += join("; its words name ", actor.name);
  }
  return ref;
}

// ---- owners, sectors, text -----------------------------------------------------------------------------------------------------

Actor DocumentResolver::actor_of_name(TokenIndex token) const {
  const NameRecord& record = gazetteer_.record(matches_.names[matches_.name_at[token]].record);
  if (record.use == NameUse::City) {
    const City& city = gazetteer_.city(record.target);
    Actor actor;
    actor.kind = EntityKind::Place;
    actor.name = city.name;
    actor.code = gazetteer_.entry(city.country).actor.code;
    actor.entity = join("place:", actor.code, "-", slug(city.name));
    return actor;
  }
  return gazetteer_.entry(record.target).actor;
}

const Actor* DocumentResolver::owner_actor(MentionIndex i, std::size_t which) {
  const auto& owners = descriptions_[i].owners;
  const Actor* fallback = nullptr;
  for (std::size_t k = which; k < owners.size(); ++k) {
    const TokenIndex token = owners[k];
    if (matches_.name_at[token] != GazetteerMatches::kNone) {
      owner_cache_.push_back(actor_of_name(token));
      return &owner_cache_.back();
    }
    const std::int32_t mention = out_.mentions.by_token[token];
    if (mention < 0 || static_cast<MentionIndex>(mention) == i) continue;
    if (out_.mentions.all[static_cast<MentionIndex>(mention)].chain == out_.mentions.all[i].chain) continue;
    const Actor& actor = resolve(static_cast<MentionIndex>(mention)).actor;
    if (!actor.code.empty()) return &actor;
    if (fallback == nullptr && !actor.entity.empty() && actor.kind != EntityKind::Unknown) fallback = &actor;
    if (which > 0) break;
  }
  return fallback;
}

void DocumentResolver::add_sectors(std::vector<std::string>& sectors, const std::vector<std::string>& more) const {
  for (const std::string& sector : more) {
    if (std::find(sectors.begin(), sectors.end(), sector) == sectors.end()) sectors.push_back(sector);
  }
  if (sectors.size() > 1) sort_sectors(sectors);
}

void DocumentResolver::sort_sectors(std::vector<std::string>& sectors) const {
  const auto& order = ontology_.sectors();
  const auto rank = [&](const std::string& sector) { return std::find(order.begin(), order.end(), sector) - order.begin(); };
  std::stable_sort(sectors.begin(), sectors.end(), [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
}

std::vector<std::string> DocumentResolver::sectors_of_roles(const Description& description) const {
  std::vector<std::string> sectors;
  for (const RoleUse& use : description.roles) {
    const RoleEntry& role = gazetteer_.role(use.role);
    if (use.former && role.is_office) {
      add_sectors(sectors, {"ELI"});
    } else {
      add_sectors(sectors, role.sectors);
    }
  }
  return sectors;
}

// "assistant secretary of state" from the text, in lower case, with "deputy" and the like before it.
std::string DocumentResolver::role_title(const RoleUse& use) const {
  std::string title = gazetteer_.role(use.role).noun;
  for (TokenIndex t = use.tokens.begin; t > 0; --t) {
    const std::string_view before = tree_[t - 1].form;
    std::string word;
    for (char c : before) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (word != "assistant" && word != "deputy" && word != "vice" && word != "acting" && word != "interim" && word != "under") break;
    title = join(word, " ", title);
  }
  return title;
}

std::string DocumentResolver::text_of(base::TokenSpan tokens) const {
  const base::TextSpan span = tree_.text_span(tokens);
  std::string text = doc_.text.substr(span.begin, span.size());
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// ---- context -------------------------------------------------------------------------------------------------------------------

// Which country a sentence names as the place of what happens, and which one the document is about.
void DocumentResolver::find_context() {
  sentence_country_.assign(tree_.parse().sentences.size(), {});
  auto& counts = country_counts_;
  int all = 0;
  const Describer describer(gazetteer_, matches_, tree_, out_.mentions);
  for (const NameMatch& match : matches_.names) {
    if (!describer.is_owner_name(match.tokens.begin) || is_inside_name(match.tokens)) continue;
    const Actor actor = actor_of_name(match.tokens.end - 1);
    if (actor.code.empty() || gazetteer_.country(actor.code) == std::nullopt) continue;
    ++counts[actor.code];
    ++all;
    const TokenIndex head = match.tokens.end - 1;
    std::string& country = sentence_country_[tree_[head].sentence];
    const bool place = tree_[head].deprel == "pobj" && place_use(tree_, head) == PlaceUse::Place;
    if (place && country.empty()) country = actor.code;
  }
  for (const auto& [code, count] : counts) {
    if (count * 2 > all) document_country_ = code;
  }
}

// "Paris" of "Paris Hilton": a piece of a longer name of the model.
bool DocumentResolver::is_inside_name(base::TokenSpan tokens) const {
  const bool before = tree_[tokens.begin].entity_mark == EntityMark::Inside && tree_[tokens.begin].entity_type != "ORG";
  const bool after = tokens.end < tree_.size() && tree_[tokens.end].entity_mark == EntityMark::Inside && tree_[tokens.end].upos == "PROPN" && tree_[tokens.begin].entity_type != "ORG";
  return before || after;
}

void DocumentResolver::add_context_country(ActorRef& ref, MentionIndex i) {
  const std::string& here = sentence_country_[tree_[out_.mentions.all[i].head].sentence];
  const std::string& country = here.empty() ? document_country_ : here;
  if (country.empty()) return;
  // Somebody without any role belongs to the document's country only if it is named again and again.
  if (here.empty() && descriptions_[i].roles.empty() && country_counts_[country] < 2) return;
  ref.actor.code = country;
  ref.explanation += join("; country from the ", here.empty() ? "document: " : "sentence: ", country);
}

// ---- relations -----------------------------------------------------------------------------------------------------------------

void DocumentResolver::add_relations() {
  for (MentionIndex i = 0; i < out_.mentions.all.size(); ++i) {
    const Description& description = descriptions_[i];
    if (description.person.empty() || description.owners.empty()) continue;
    for (const RoleUse& use : description.roles) {
      if (!gazetteer_.role(use.role).is_office) continue;
      const Actor* owner = owner_actor(i);
      if (owner != nullptr && owner->kind != EntityKind::Person && !owner->entity.empty()) add_relation(i, use, *owner, description.owners.front());
      break;
    }
  }
}

void DocumentResolver::add_relation(MentionIndex person, const RoleUse& role, const Actor& owner, TokenIndex owner_token) {
  const Mention& mention = out_.mentions.all[person];
  schema::Relation relation;
  relation.document = doc_.id;
  relation.sentence = tree_[mention.head].sentence;
  const base::TextSpan name = tree_.text_span(descriptions_[person].person);
  relation.subject = {out_.actors[person].actor, doc_.text.substr(name.begin, name.size()), name};
  relation.relation = join(role.former ? "former " : "", role_title(role), " of");
  const base::TextSpan owner_span = tree_[owner_token].span;
  relation.object = {owner, doc_.text.substr(owner_span.begin, owner_span.size()), owner_span};
  const base::TextSpan sentence = tree_.parse().sentences[relation.sentence].span;
  relation.evidence = {sentence, doc_.text.substr(sentence.begin, sentence.size())};
  relation.confidence = role.former ? 0.8 : 0.9;
  relation.explanation = {{"title", join(text_of(role.tokens), " of ", owner.name)}};
  out_.relations.push_back(std::move(relation));
}

}  // namespace dyad::extract
