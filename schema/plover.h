// The PLOVER ontology: what kinds of event there are. The tables themselves are schema/plover.json.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::schema {

// On disk by name; the order is that of the manual.
enum class EventType : std::uint8_t {
  Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request,
  Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault,
};
inline constexpr std::size_t kEventTypeCount = 16;

// "REQUEST"
std::string_view to_string(EventType type);
// Exactly the names of to_string; nothing for any other text.
std::optional<EventType> to_event_type(std::string_view name);

// Quad category, numbered as PLOVER does: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
using QuadCategory = int;

struct ModeScore {
  std::string mode;   // "visit", "suicide-attack"
  double score = 0;   // conflict (-10) to cooperation (+10)
};

struct TypeFacts {
  QuadCategory quad = 0;
  bool target_required = false;
  double score = 0;  // where no mode says more
  std::vector<ModeScore> modes;
};

// Immutable after loading; shared by threads.
class Ontology {
 public:
  // Reads schema/plover.json.
  static base::Result<Ontology> load();

  const TypeFacts& facts(EventType type) const { return types_[static_cast<std::size_t>(type)]; }
  bool has_mode(EventType type, std::string_view mode) const;
  bool has_context(std::string_view context) const;
  bool has_sector(std::string_view sector) const;
  // The types that an older name of the ontology (DEMAND, FIGHT, YIELD ...) stands for now, the usual one first; empty for other words.
  std::vector<EventType> types_of_older_name(std::string_view name) const;
  // The score of a type with its modes: that of the mode farthest from zero, else of the type.
  double score(EventType type, const std::vector<std::string>& modes) const;
  const std::vector<std::string>& contexts() const { return contexts_; }
  const std::vector<std::string>& sectors() const { return sectors_; }

 private:
  std::array<TypeFacts, kEventTypeCount> types_;
  std::vector<std::string> contexts_;
  std::vector<std::string> sectors_;
  std::map<std::string, std::vector<EventType>, std::less<>> older_names_;
};

}  // namespace dyad::schema
