#include "app/event_lines.h"

#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/event_json.h"

namespace dyad::app {
namespace {

using schema::Event;
using schema::Participant;

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

template <typename Part>
std::string list_parties(const std::vector<Participant>& parties, Part part) {
  std::vector<std::string> words;
  for (const Participant& party : parties) words.push_back(part(party));
  return join(words, "; ");
}

std::string name_of(const Participant& party) { return party.actor.name; }
std::string entity_of(const Participant& party) { return party.actor.entity; }

// "RUS GOV"
std::string code_of(const Participant& party) {
  std::string code = party.actor.code;
  for (const std::string& sector : party.actor.sectors) code += (code.empty() ? "" : " ") + sector;
  return code;
}

std::string flags_of(const schema::Flags& flags) {
  std::vector<std::string> words;
  if (flags.negated) words.emplace_back("negated");
  if (flags.future) words.emplace_back("future");
  if (flags.hypothetical) words.emplace_back("hypothetical");
  if (flags.historical) words.emplace_back("historical");
  return join(words, " ");
}

std::string day(const std::optional<base::Date>& date) { return date ? base::to_iso(*date) : std::string(); }

std::string days_of(const schema::EventDate& date) {
  const auto& [first, last] = date.days;
  if (!first && !last) return "unknown";
  if (first == last) return day(first);
  return fmt::format("{}/{}", day(first), day(last));
}

std::string csv_line(const Event& event, const schema::Ontology& ontology) {
  const bool typed = event.action.type.has_value();
  const std::vector<std::string> fields = {
      event.id, event.document, std::to_string(event.sentence), day(event.date.days.first), day(event.date.days.last),
      std::string(to_string(event.date.granularity)), std::string(to_string(event.date.basis)),
      typed ? std::string(to_string(*event.action.type)) : std::string(), join(event.action.modes, ";"), event.action.cameo,
      typed ? std::to_string(ontology.facts(*event.action.type).quad) : std::string(),
      typed ? fmt::format("{}", ontology.score(*event.action.type, event.action.modes)) : std::string(),
      list_parties(event.actors, name_of), list_parties(event.actors, code_of), list_parties(event.actors, entity_of),
      list_parties(event.targets, name_of), list_parties(event.targets, code_of), list_parties(event.targets, entity_of),
      flags_of(event.flags), fmt::format("{:.2f}", event.confidence), event.action.text, event.evidence.text};
  std::string line;
  for (const std::string& field : fields) line += (line.empty() ? "" : ",") + csv_field(field);
  return line + "\n";
}

std::string table_line(const Event& event) {
  const std::string type = event.action.type ? std::string(to_string(*event.action.type)) : "-";
  const std::string flags = flags_of(event.flags);
  return fmt::format("{:<21}  {:<9}  {} -> {}{}\n    \"{}\"  {}\n", days_of(event.date), type, list_parties(event.actors, name_of),
                     event.targets.empty() ? "-" : list_parties(event.targets, name_of), flags.empty() ? "" : " [" + flags + "]",
                     event.action.text, event.evidence.text);
}

}  // namespace

EventFormat to_event_format(std::string_view word) {
  if (word == "csv") return EventFormat::Csv;
  return word == "table" ? EventFormat::Table : EventFormat::Jsonl;
}

std::string event_header(EventFormat format) {
  if (format != EventFormat::Csv) return {};
  return "id,doc,sentence,start,end,granularity,basis,type,modes,cameo,quad,score,actors,actor_codes,actor_entities,"
         "targets,target_codes,target_entities,flags,confidence,action,evidence\n";
}

std::string event_line(const Event& event, EventFormat format, const schema::Ontology& ontology, const base::CharacterOffsets* characters) {
  if (format == EventFormat::Csv) return csv_line(event, ontology);
  if (format == EventFormat::Table) return table_line(event);
  return schema::to_json_line(schema::event_to_json(event, ontology, characters)) + "\n";
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace dyad::app
