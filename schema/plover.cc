#include "schema/plover.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/data.h"

namespace dyad::schema {
namespace {

constexpr std::array<std::string_view, kEventTypeCount> kTypeNames = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"};

TypeFacts read_type(const nlohmann::ordered_json& entry) {
  TypeFacts facts;
  facts.quad = entry.at("quad").get<int>();
  facts.target_required = entry.at("target_required").get<bool>();
  facts.score = entry.at("score").get<double>();
  for (const auto& [mode, score] : entry.at("modes").items()) facts.modes.push_back({mode, score.get<double>()});
  return facts;
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string_view to_string(EventType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

std::optional<EventType> to_event_type(std::string_view name) {
  const auto found = std::find(kTypeNames.begin(), kTypeNames.end(), name);
  if (found == kTypeNames.end()) return std::nullopt;
  return static_cast<EventType>(found - kTypeNames.begin());
}

base::Result<Ontology> Ontology::load() {
  const auto bytes = data_file("plover.json");
  if (!bytes) return bytes.error();
  Ontology ontology;
  try {
    const auto json = nlohmann::ordered_json::parse(*bytes);
    std::array<bool, kEventTypeCount> seen{};
    for (const auto& entry : json.at("types")) {
      const auto name = entry.at("type").get<std::string>();
      const auto type = to_event_type(name);
      if (!type) return base::Error{base::ErrorCode::BadInput, fmt::format("schema/plover.json: unknown event type: {}", name)};
      ontology.types_[static_cast<std::size_t>(*type)] = read_type(entry);
      seen[static_cast<std::size_t>(*type)] = true;
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (!seen[i]) return base::Error{base::ErrorCode::BadInput, fmt::format("schema/plover.json: event type is missing: {}", kTypeNames[i])};
    }
    for (const auto& [older, names] : json.at("older_names").items()) {
      for (const auto& name : names) {
        const auto type = to_event_type(name.get<std::string>());
        if (!type) return base::Error{base::ErrorCode::BadInput, fmt::format("schema/plover.json: unknown event type for {}: {}", older, name.get<std::string>())};
        ontology.older_names_[older].push_back(*type);
      }
    }
    ontology.contexts_ = json.at("contexts").get<std::vector<std::string>>();
    ontology.sectors_ = json.at("sectors").get<std::vector<std::string>>();
  } catch (const nlohmann::json::exception& exception) {
    return base::Error{base::ErrorCode::BadInput, fmt::format("schema/plover.json: {}", exception.what())};
  }
  return ontology;
}

bool Ontology::has_mode(EventType type, std::string_view mode) const {
  const auto& modes = facts(type).modes;
  return std::any_of(modes.begin(), modes.end(), [&](const ModeScore& entry) { return entry.mode == mode; });
}

std::vector<EventType> Ontology::types_of_older_name(std::string_view name) const {
  const auto found = older_names_.find(name);
  return found == older_names_.end() ? std::vector<EventType>() : found->second;
}

bool Ontology::has_context(std::string_view context) const { return holds(contexts_, context); }

bool Ontology::has_sector(std::string_view sector) const { return holds(sectors_, sector); }

double Ontology::score(EventType type, const std::vector<std::string>& modes) const {
  const TypeFacts& known = facts(type);
  const ModeScore* strongest = nullptr;
  for (const ModeScore& entry : known.modes) {
    if (holds(modes, entry.mode) && (!strongest || std::abs(entry.score) > std::abs(strongest->score))) strongest = &entry;
  }
  return strongest ? strongest->score : known.score;
}

}  // namespace dyad::schema
