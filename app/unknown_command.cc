#include "app/unknown_command.h"

#include <array>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/ingest.h"
#include "app/record_table.h"
#include "graph/query/unknown_actors.h"
#include "graph/view/text_forms.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using graph::UnknownActor;

constexpr std::size_t kQuote = 90;  // characters of an example in a table that goes to no terminal
constexpr std::size_t kPhrases = 4;

bool is_store(const std::string& path) {
  constexpr std::string_view kMagic = "SQLite format 3";
  std::ifstream in(path, std::ios::binary);
  std::array<char, kMagic.size()> begin{};
  return in.read(begin.data(), begin.size()) && std::string_view(begin.data(), begin.size()) == kMagic;
}

std::vector<std::string> first_phrases(const UnknownActor& actor, std::size_t most) {
  return {actor.phrases.begin(), actor.phrases.begin() + static_cast<std::ptrdiff_t>(std::min(actor.phrases.size(), most))};
}

std::string first_example(const UnknownActor& actor) { return actor.examples.empty() ? std::string() : actor.examples.front().text; }

RecordTable table_of(const std::vector<UnknownActor>& actors) {
  RecordTable table{{"name", "kind", "sectors", "mentions", "documents", "phrases", "example"}, {}};
  for (const UnknownActor& actor : actors) {
    table.rows.push_back({actor.actor.name, std::string(to_string(actor.actor.kind)), graph::join_list(actor.actor.sectors), std::to_string(actor.mentions),
                          std::to_string(actor.documents), graph::join_list(first_phrases(actor, kPhrases)), graph::shorten(first_example(actor), kQuote)});
  }
  return table;
}

RecordTable csv_of(const std::vector<UnknownActor>& actors) {
  RecordTable table{{"entity", "name", "kind", "sectors", "mentions", "documents", "phrases", "example"}, {}};
  for (const UnknownActor& actor : actors) {
    table.rows.push_back({actor.actor.entity, actor.actor.name, std::string(to_string(actor.actor.kind)), graph::join_list(actor.actor.sectors),
                          std::to_string(actor.mentions), std::to_string(actor.documents), graph::join_list(actor.phrases), first_example(actor)});
  }
  return table;
}

nlohmann::ordered_json to_json(const UnknownActor& actor) {
  nlohmann::ordered_json json = {{"entity", actor.actor.entity}, {"name", actor.actor.name}, {"kind", to_string(actor.actor.kind)}};
  if (!actor.actor.sectors.empty()) json["sector"] = actor.actor.sectors;
  json["mentions"] = actor.mentions;
  json["documents"] = actor.documents;
  json["phrases"] = actor.phrases;
  for (const UnknownActor::Example& example : actor.examples) json["examples"].push_back({{"doc", example.document}, {"text", example.text}});
  return json;
}

void print(const std::vector<UnknownActor>& actors, const std::string& format) {
  switch (to_record_format(format)) {
    case RecordFormat::Table: write_output(to_text(table_of(actors), terminal_width())); break;
    case RecordFormat::Csv: write_output(to_csv(csv_of(actors))); break;
    case RecordFormat::Jsonl:
      for (const UnknownActor& actor : actors) write_output(schema::to_json_line(to_json(actor)) + "\n");
  }
}

}  // namespace

ExitStatus run_unknown(const UnknownOptions& options) {
  const bool stored = options.input.inputs.size() == 1 && is_store(options.input.inputs.front());
  auto store = stored ? graph::Store::open(options.input.inputs.front(), graph::OpenMode::ReadOnly) : graph::Store::open(":memory:", graph::OpenMode::Create);
  if (!store) return fail(store.error());
  ExitStatus status = ExitStatus::Done;
  if (!stored) {
    IngestCounts counts;
    status = ingest(*store, {options.input, options.model, options.coding}, counts);
    if (status == ExitStatus::Usage || status == ExitStatus::Cannot) return status;
  }
  const auto actors = graph::find_unknown_actors(*store, {options.limit, options.examples, options.min_mentions});
  if (!actors) return fail(actors.error());
  print(*actors, options.format);
  return status;
}

}  // namespace dyad::app
