// Who: an actor as the graph knows it, and as one mention in a text refers to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyad::schema {

enum class EntityKind : std::uint8_t {
  Country,
  InternationalOrganisation,  // made of states: NATO, the European Union
  GovernmentBody,             // ministry, parliament, court, armed force, police
  Organisation,               // any other: relief organisation, union, church, news medium, university
  Person,
  Party,
  ArmedGroup,
  Company,
  People,                     // a group without organisation: protesters, refugees, the Kurds
  Place,
  Unknown,
};

// As in records: "country", "international organisation", "government body", "armed group" ...
std::string_view to_string(EntityKind kind);
std::optional<EntityKind> to_entity_kind(std::string_view name);

// What a mention refers to. Value type.
struct Actor {
  std::string entity;               // stable id, "kind-word:key": country:RUS, igo:NATO, person:sergei-lavrov, gov:RUS-foreign-ministry
  std::string name;                 // "Russia", "Sergei Lavrov"
  EntityKind kind = EntityKind::Unknown;
  std::string code;                 // three letters: ISO 3166-1 alpha-3, KOS, UNO, EUR, IGO, NGO, ISM, IMG, MNC; empty if unknown
  std::vector<std::string> sectors; // PLOVER sectors, most specific first; may be empty
  std::string wikidata;             // "Q159"; empty if not known

  bool operator==(const Actor&) const = default;
};

}  // namespace dyad::schema
