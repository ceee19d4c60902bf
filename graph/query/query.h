// Questions to a store: merged events, relations and entities by filters, and the network of them.
//
//   auto events = find_events(store, {.actors = {"Russia"}, .targets = {"NATO"}, .types = {EventType::Request}}, MergePolicy::Default);
//   auto network = load_network(store, {.since = base::parse_date("2021-12-01")}, MergePolicy::Default);
//
// Reports are merged first and filtered then: a filter never changes what an event is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "graph/entity/entity.h"
#include "graph/store/merge_policy.h"
#include "graph/store/merged_event.h"
#include "graph/store/store.h"
#include "graph/view/network.h"

namespace dyad::graph {

// Conditions hold together; of several values of one, any will do. Actors are named by id (country:RUS), by code (RUS: all
// that have it), by any name that texts use, without case ("EU", "european union", "Lavrov").
struct EventFilter {
  std::vector<std::string> actors;
  std::vector<std::string> targets;
  std::vector<std::string> entities;      // actor or target
  std::vector<schema::EventType> types;
  std::vector<schema::QuadCategory> quads;
  std::optional<base::Date> since;        // events whose date reaches this day or later; undated events are left out
  std::optional<base::Date> until;
  double min_confidence = 0;
  std::string text;                       // words that must all stand in the evidence of one report; "…" for a phrase, word* for a beginning
  std::vector<std::string> documents;     // reported in one of these
  bool negated = false;                   // with events that did not take place
  bool future = true;                     // with planned and expected events
  bool hypothetical = true;
  bool historical = true;
  bool untyped = false;                   // with events that the ontology does not cover
  std::size_t limit = 0;                  // the first so many; 0: all
};

// Ordered by date and id. NotFound names an actor that the store does not know.
base::Result<std::vector<MergedEvent>> find_events(Store& store, const EventFilter& filter, MergePolicy policy = MergePolicy::Default);

// One event with the explanation of each report, by its id or the beginning of it.
base::Result<MergedEvent> find_event(Store& store, std::string_view id, MergePolicy policy = MergePolicy::Default);

// Of the filter: actors are subjects, targets objects; entities, since, until, min_confidence, text and documents as for events.
// Ordered by subject, relation, object.
base::Result<std::vector<MergedRelation>> find_relations(Store& store, const EventFilter& filter);

// Entities that a name means (all, if it is empty), ordered by id.
base::Result<std::vector<Entity>> find_entities(Store& store, std::string_view name = {});

// The one that is meant most probably: the most frequent of those that the name can mean. NotFound if there is none.
base::Result<Entity> find_entity(Store& store, std::string_view name);

// Events and relations of the filter as a graph. With any condition, only relations that touch a participant of an event.
base::Result<Network> load_network(Store& store, const EventFilter& filter = {}, MergePolicy policy = MergePolicy::Default);

// Names of the reports' codings, for Store::add_correction.
base::Result<std::vector<std::string>> codings_of(Store& store, const MergedEvent& event);

}  // namespace dyad::graph
