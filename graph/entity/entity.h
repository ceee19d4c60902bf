// A node of the network: what all documents together say of one actor.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/actor.h"

namespace dyad::graph {

struct NameCount {
  std::string name;       // as texts have it
  std::size_t mentions = 0;

  bool operator==(const NameCount&) const = default;
};

struct Entity {
  schema::Actor actor;           // what most mentions say
  std::vector<NameCount> names;  // most frequent first
  std::size_t mentions = 0;      // as a participant of events or relations
  std::size_t documents = 0;

  bool operator==(const Entity&) const = default;
};

}  // namespace dyad::graph
