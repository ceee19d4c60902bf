// An event as the network knows it: what one or many reports say of the same thing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/event.h"

namespace dyad::graph {

// One report of a merged event, with where it stands.
struct EventReport {
  std::string mention;         // id of the schema::Event
  std::string document;
  std::string title;
  std::string url;
  std::string publisher;
  std::optional<base::Date> published;
  std::uint32_t sentence = 0;
  std::string action;          // "presented … demands"
  schema::Evidence evidence;
  double confidence = 0;
  std::string merge_reason;    // "same actors, target and type; dates overlap (2021-12-13/2021-12-19)"; empty for the first
};

struct MergedEvent {
  std::string id;              // content hash of its canonical form: independent of the order of documents
  std::optional<schema::EventType> type;
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string cameo;
  std::string lemma;                     // of the action most often used
  schema::QuadCategory quad = 0;         // 0 if there is no type
  double score = 0;
  std::vector<schema::Actor> actors;     // ordered by entity id
  std::vector<schema::Actor> targets;
  schema::EventDate date;                // intersection of what the reports say
  std::optional<schema::Location> location;
  schema::Flags flags;
  std::optional<schema::Actor> reported_by;
  schema::Counts counts;
  std::vector<EventReport> reports;      // ordered by document and position
  std::size_t sources = 0;               // documents, copies of the same report counted once
  std::size_t documents = 0;             // all documents, copies too
  double confidence = 0;
};

// A relation between two entities, with the reports of it.
struct MergedRelation {
  schema::Actor subject;
  std::string relation;                  // "foreign minister of"
  schema::Actor object;
  schema::EventDate date;
  std::vector<EventReport> reports;
  double confidence = 0;
};

}  // namespace dyad::graph
