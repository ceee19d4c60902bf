// Stable ids of entities: "kind-word:key" with a key of lower-case words, so that the same name gives the same id in
// every document, run and version.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/actor.h"

namespace dyad::extract {

// "Côte d'Ivoire" -> "cote-d-ivoire"; letters of other scripts stay.
std::string slug(std::string_view name);

// "person", "igo", "gov", "org" ...
std::string_view id_word(schema::EntityKind kind);
std::optional<schema::EntityKind> kind_of_id_word(std::string_view word);

// entity_id(Person, "Sergei Lavrov") -> "person:sergei-lavrov". A key that has its kind word already is kept as it is.
std::string entity_id(schema::EntityKind kind, std::string_view key);

}  // namespace dyad::extract
