// Who the store speaks of without knowing where he belongs: what a user would add to the actors.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/store.h"
#include "schema/event.h"

namespace dyad::graph {

struct UnknownActor {
  struct Example {
    std::string document;
    std::string text;  // the sentence

    bool operator==(const Example&) const = default;
  };
  schema::Actor actor;                 // as most mentions have it
  std::vector<std::string> phrases;    // the words that name it, most frequent first
  std::size_t mentions = 0;            // as a participant of events or relations
  std::size_t documents = 0;
  std::vector<Example> examples;       // by document and position
};

struct UnknownActorOptions {
  std::size_t limit = 0;       // the first so many; 0: all
  std::size_t examples = 2;    // for each
  std::size_t min_mentions = 1;
};

// Entities without a code in any mention, places left out, the most mentioned first; equal ones by id. Persons that relations between
// entities give a country are known by them.
base::Result<std::vector<UnknownActor>> find_unknown_actors(Store& store, const UnknownActorOptions& options);

}  // namespace dyad::graph
