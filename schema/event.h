// What happened: the event and the relation that extraction writes and the graph reads. Plain values.
// The JSON forms are schema/event_json.h and schema/event.schema.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "schema/actor.h"
#include "schema/plover.h"

namespace dyad::schema {

// An actor where the text speaks of it.
struct Participant {
  Actor actor;
  std::string text;                    // the words that name it, "its demands" -> "its"; empty if inferred
  std::optional<base::TextSpan> span;  // absent when inferred without text of its own

  bool operator==(const Participant&) const = default;
};

struct Action {
  std::string text;                    // "presented … demands": the pieces, joined by " … "
  std::vector<base::TextSpan> spans;   // all pieces in text order
  base::TextSpan span;                 // the head piece, one of `spans`
  std::string lemma;                   // "present demand"
  std::optional<EventType> type;       // absent where the ontology does not cover the predicate
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string cameo;                   // nearest CAMEO code, leading zeros kept; empty if there is none

  bool operator==(const Action&) const = default;
};

enum class Granularity : std::uint8_t { Unknown, Day, Week, Month, Quarter, Season, Half, Year, Decade, Century, Interval };
std::string_view to_string(Granularity granularity);
std::optional<Granularity> to_granularity(std::string_view name);

// How a date is known.
enum class DateBasis : std::uint8_t {
  Unknown,
  Stated,     // an expression in the event's own clause
  Inherited,  // from the governing or a neighbouring event, or the narrative
  Inferred,   // from tense and the document's date
  Document,   // the document's date itself, because the text reports the day's news
};
std::string_view to_string(DateBasis basis);
std::optional<DateBasis> to_date_basis(std::string_view name);

struct EventDate {
  base::DateInterval days;
  Granularity granularity = Granularity::Unknown;
  DateBasis basis = DateBasis::Unknown;
  std::string text;                    // "last week"; empty if no expression was used
  std::optional<base::TextSpan> span;
  std::string timex;                   // TIMEX3 value, "2021-W50"

  bool operator==(const EventDate&) const = default;
};

// PLOVER's auxiliary modes.
struct Flags {
  bool negated = false;
  bool future = false;
  bool hypothetical = false;
  bool historical = false;

  auto operator<=>(const Flags&) const = default;
};

struct Location {
  std::string text;
  std::string name;
  std::string country;  // alpha-3, empty if unknown
  std::optional<double> latitude;   // degrees north
  std::optional<double> longitude;  // degrees east
  std::optional<std::int64_t> geonames;

  bool operator==(const Location&) const = default;
};

// A number that a text gives: "at least 12" has only `low`, "12" both alike.
struct Count {
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;

  bool operator==(const Count&) const = default;
};

struct Counts {
  std::optional<Count> dead;
  std::optional<Count> injured;
  std::optional<Count> arrested;

  bool operator==(const Counts&) const = default;
};

struct Evidence {
  base::TextSpan span;
  std::string text;  // the sentence

  bool operator==(const Evidence&) const = default;
};

// Why: pairs of what and how, in the order of the pipeline ("lexicon": "verb demand -> REQUEST", "actor": "capital as subject").
using Explanation = std::vector<std::pair<std::string, std::string>>;

struct Event {
  std::string id;         // content hash of document, action span, type and participants
  std::string document;
  std::uint32_t sentence = 0;  // 0-based in the document
  Action action;
  std::vector<Participant> actors;
  std::vector<Participant> targets;  // may be empty where the ontology allows it
  EventDate date;
  std::optional<Location> location;
  Flags flags;
  std::optional<Participant> reported_by;
  Counts counts;
  Evidence evidence;
  double confidence = 0;  // [0,1]
  Explanation explanation;

  bool operator==(const Event&) const = default;
};

// Two entities and what holds between them: (Sergei Lavrov, foreign minister of, Russia).
struct Relation {
  std::string document;
  std::uint32_t sentence = 0;
  Participant subject;
  std::string relation;  // "foreign minister of", "part of", "in"
  Participant object;
  EventDate date;
  Evidence evidence;
  double confidence = 0;
  Explanation explanation;

  bool operator==(const Relation&) const = default;
};

}  // namespace dyad::schema
