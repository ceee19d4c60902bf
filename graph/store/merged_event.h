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
  std::string mention;         // id of the schema::Event; empty for a relation
  std::string document;
  std::string title;
  std::string url;
  std::string publisher;
  std::optional<base::Date> published;
  std::uint32_t sentence = 0;
  std::string action;          // "presented … demands"
  base::TextSpan action_span;  // its head piece
  schema::Evidence evidence;
  schema::EventDate date;      // as this report gives it
  double confidence = 0;
  std::string merge_reason;    // "same actors, target and type; dates overlap (2021-12-13/2021-12-19)"; empty for the one that the others joined
  std::string copy_of;         // document of which this report is a copy (the first by id); empty if it is no copy
  schema::Explanation explanation;  // only where it was asked for

  bool operator==(const EventReport&) const = default;
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
  std::optional<schema::Actor> reported_by;  // only if every report is reported speech
  schema::Counts counts;
  std::vector<EventReport> reports;      // ordered by document and position
  std::size_t sources = 0;               // documents that report it, copies of the same report listed too
  std::size_t independent = 0;           // the same, copies counted once; they alone raise confidence
  double confidence = 0;

  bool operator==(const MergedEvent&) const = default;
};

// A relation between two entities, with the reports of it.
struct MergedRelation {
  schema::Actor subject;
  std::string relation;                  // "foreign minister of"
  schema::Actor object;
  schema::EventDate date;                // first to last day at which a report states it
  std::vector<EventReport> reports;
  std::size_t sources = 0;
  std::size_t independent = 0;
  double confidence = 0;

  bool operator==(const MergedRelation&) const = default;
};

}  // namespace dyad::graph
