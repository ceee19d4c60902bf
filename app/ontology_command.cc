#include "app/ontology_command.h"

#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "schema/plover.h"

namespace dyad::app {
namespace {

std::string json_line(std::string_view name, const schema::TypeFacts& facts) {
  nlohmann::ordered_json line = {{"type", name}, {"quad", facts.quad}, {"score", facts.score}, {"target_required", facts.target_required}};
  line["modes"] = nlohmann::ordered_json::object();
  for (const schema::ModeScore& mode : facts.modes) line["modes"][mode.mode] = mode.score;
  return line.dump() + "\n";
}

std::string table_line(std::string_view name, const schema::TypeFacts& facts) {
  std::string modes;
  for (const schema::ModeScore& mode : facts.modes) modes += fmt::format("{}{} {}", modes.empty() ? "" : ", ", mode.mode, mode.score);
  return fmt::format("{:<10} {} {:>5}  {}\n", name, facts.quad, facts.score, modes);
}

}  // namespace

ExitStatus run_ontology(const OntologyOptions& options) {
  const auto ontology = schema::Ontology::load();
  if (!ontology) return fail(ontology.error());
  for (std::size_t i = 0; i < schema::kEventTypeCount; ++i) {
    const auto type = static_cast<schema::EventType>(i);
    write_output(options.json ? json_line(to_string(type), ontology->facts(type)) : table_line(to_string(type), ontology->facts(type)));
  }
  return ExitStatus::Done;
}

}  // namespace dyad::app
