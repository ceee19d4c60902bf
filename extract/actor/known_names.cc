// DocumentResolver: names that the gazetteer knows. Countries, capitals and cities, organisations, peoples.
#include "extract/actor/document_resolver.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "extract/actor/entity_id.h"
#include "extract/actor/place_use.h"
#include "extract/actor/resolver_support.h"

namespace dyad::extract {

using schema::Actor;
using schema::EntityKind;

ActorRef DocumentResolver::resolve_record(MentionIndex i) {
  const NameRecord& record = gazetteer_.record(*descriptions_[i].record);
  const GazetteerEntry& entry = gazetteer_.entry(record.target);
  const TokenIndex head = out_.mentions.all[i].head;
  if (entry.actor.kind == EntityKind::Person) return resolve_person(i);
  ActorRef ref;
  ref.actor = entry.actor;
  ref.is_actor = true;
  const bool modifier = descriptions_[i].modifier;
  const bool is_compounded = tree_[head].deprel == "npadvmod";  // "a Danish-led raid"
  if (record.use == NameUse::Demonym && !modifier && !is_compounded && tree_[head].upos != "ADJ") {
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
    if (record.use == NameUse::Capital && ref.is_place_use && (!is_state(entry.actor.kind) || is_city_elsewhere(i))) return resolve_city(i);  // "in Brussels"
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
    if (!ref.is_place_use && is_state(entry.actor.kind)) add_sectors(ref.actor.sectors, {"GOV"});
  }
  if (entry.actor.kind == EntityKind::People && entry.actor.code.empty() && !modifier) settle_people(ref, i);
  add_coordinated(ref, i);
  const std::string_view how = record.use == NameUse::Capital ? "capital for its government: " : record.use == NameUse::Demonym ? "adjective of a country: " : "name: ";
  ref.explanation = join(how, record.form, " -> ", entry.actor.name);
  return ref;
}

// "Indian and Pakistani troops", of which the gazetteer knows the second name: the first one's troops act too.
void DocumentResolver::add_coordinated(ActorRef& ref, MentionIndex i) const {
  const NameMatch& match = matches_.names[matches_.name_at[out_.mentions.all[i].head]];
  if (match.tokens.size() < 2 || ref.actor.kind != EntityKind::GovernmentBody) return;
  const std::string rest = text_of({match.tokens.begin + 1, match.tokens.end});
  for (TokenIndex owner : descriptions_[i].owners) {
    if (owner >= match.tokens.begin || matches_.name_at[owner] == GazetteerMatches::kNone) continue;
    const Actor other = actor_of_name(owner);
    const bool joined = tree_[match.tokens.begin - 1].deprel == "cc" || tree_[match.tokens.begin - 1].form == ",";
    if (!joined || !is_state(other.kind) || other.code.empty() || other.code == ref.actor.code) continue;
    Actor more = ref.actor;
    more.code = other.code;
    more.name = join(rest, " (", other.name, ")");
    more.entity = join(id_word(more.kind), ":", other.code, "-", slug(rest));
    more.wikidata.clear();
    for (std::uint32_t known : gazetteer_.find(join(text_of({owner, owner + 1}), " ", rest))) {
      const NameRecord& record = gazetteer_.record(known);
      if (record.use != NameUse::Name) continue;
      more = gazetteer_.entry(record.target).actor;
      break;
    }
    ref.also.push_back(std::move(more));
  }
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

// "Kurds in Turkey": a people without a state belongs to the one that is named with it, else to that of the sentence.
void DocumentResolver::settle_people(ActorRef& ref, MentionIndex i) {
  const Actor* owner = owner_actor(i);
  if (owner != nullptr && !owner->code.empty() && is_minority(i)) ref.actor.code = owner->code;
  if (ref.actor.code.empty()) add_context_country(ref, i);
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

// "Tripoli, Lebanon": a capital's name that another country, which stands with it, has too.
bool DocumentResolver::is_city_elsewhere(MentionIndex i) {
  const std::uint32_t capital = *descriptions_[i].record;
  const Actor* owner = owner_actor(i);
  if (owner == nullptr || owner->code.empty() || owner->code == gazetteer_.entry(gazetteer_.record(capital).target).actor.code) return false;
  for (std::uint32_t at = capital; at != NameTrie::kNoValue; at = gazetteer_.record(at).next) {
    if (gazetteer_.record(at).use == NameUse::City && gazetteer_.entry(gazetteer_.city(gazetteer_.record(at).target).country).actor.code == owner->code) return true;
  }
  return false;
}

// The state that is named with a city: "IL" of "Springfield, Illinois".
std::string_view DocumentResolver::state_of(MentionIndex i) const {
  for (TokenIndex owner : descriptions_[i].owners) {
    if (matches_.name_at[owner] == GazetteerMatches::kNone) continue;
    const NameRecord& record = gazetteer_.record(matches_.names[matches_.name_at[owner]].record);
    if (record.use == NameUse::Name && !gazetteer_.entry(record.target).state.empty()) return gazetteer_.entry(record.target).state;
  }
  return {};
}

// Of the cities with a name the one in the state or country that is named with it ("Springfield, Illinois", "Tripoli, Lebanon"), else the largest in a country
// that the document speaks of, else the largest.
const City& DocumentResolver::choose_city(MentionIndex i) {
  const Actor* owner = owner_actor(i);
  const std::string_view state = state_of(i);
  const City* spoken_of = nullptr;
  const City* largest = nullptr;  // the first: cities of one name are in the order of their size
  for (std::uint32_t at = *descriptions_[i].record; at != NameTrie::kNoValue; at = gazetteer_.record(at).next) {
    const NameRecord& record = gazetteer_.record(at);
    if (record.use != NameUse::City) continue;
    const City& city = gazetteer_.city(record.target);
    if (largest == nullptr) largest = &city;
    const std::string& code = gazetteer_.entry(city.country).actor.code;
    if (owner != nullptr && owner->code == code && (state.empty() || city.state == state)) return city;
    if (spoken_of == nullptr && country_counts_.contains(code)) spoken_of = &city;
  }
  assert(largest != nullptr);  // who calls has seen one
  return spoken_of != nullptr ? *spoken_of : *largest;
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
    location.latitude = std::round(double{city->latitude} * 1e4) / 1e4;  // as the data file has it
    location.longitude = std::round(double{city->longitude} * 1e4) / 1e4;
    location.geonames = city->geonames;
  }
  return location;
}

}  // namespace dyad::extract
