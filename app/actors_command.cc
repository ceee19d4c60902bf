#include "app/actors_command.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/ingest.h"
#include "extract/actor/actor_dictionary.h"
#include "extract/actor/gazetteer.h"
#include "graph/store/store.h"

namespace dyad::app {
namespace {

base::Result<void> write_file(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) return base::Error{base::ErrorCode::Unreadable, fmt::format("{}: cannot be written", path)};
  return {};
}

// Our own tables pass through as they are, dictionaries become one.
struct Imported {
  std::string actors;
  std::string roles;
  std::size_t actor_count = 0;
  std::size_t role_count = 0;
};

base::Result<void> add_table(const extract::UserTable& table, Imported& out, std::vector<base::Error>& problems) {
  if (!extract::is_actor_dictionary(table.text)) {
    if (!out.actors.empty()) {
      return base::Error{base::ErrorCode::Unsupported, fmt::format("{}: a table can only be imported by itself; several dictionaries can be joined", table.name)};
    }
    out.actors = table.text;
    return {};
  }
  const auto converted = extract::convert_actor_dictionary(table.text, table.name, problems);
  if (!converted) return converted.error();
  const auto rows = [](const std::string& text) { return text.substr(text.find('\n') + 1); };
  out.actors += out.actors.empty() ? converted->actors : rows(converted->actors);
  out.roles += out.roles.empty() ? converted->roles : rows(converted->roles);
  out.actor_count += converted->actor_count;
  out.role_count += converted->role_count;
  return {};
}

// How the store's last run coded and dated; what a store without runs says is the default.
CodingWords coding_of(graph::Store& store) {
  CodingWords words;
  const auto runs = store.runs();
  if (!runs || runs->empty()) return words;
  const auto json = nlohmann::json::parse(runs->back().options, nullptr, false);
  if (!json.is_object()) return words;
  words.conventions = json.value("conventions", words.conventions);
  words.narrative = json.value("time_mode", words.narrative);
  return words;
}

// Keeps the files' actors in the store and reads its documents again where that changes anything.
ExitStatus recode_store(const std::string& path, const ModelOptions& model, const std::vector<std::string>& files) {
  auto store = graph::Store::open(path, graph::OpenMode::ReadWrite);
  if (!store) return fail(store.error());
  CodingWords coding = coding_of(*store);
  coding.actors = files;
  IngestCounts counts;
  const ExitStatus status = ingest(*store, {InputOptions{}, model, coding}, counts);
  report(fmt::format("{}: {} documents recoded, {} failed", path, counts.recoded, counts.failed));
  return status;
}

// The text of a file; empty if there is none.
base::Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::string();
  const auto tables = read_user_tables({path});
  if (!tables) return tables.error();
  return tables->front().text;
}

// The table of the store's own that `dyad actors add` fills.
constexpr const char* kStoreTable = "added.tsv";

base::Result<std::string> stored_table(graph::Store& store) {
  const auto tables = store.actor_tables();
  if (!tables) return tables.error();
  for (const graph::ActorTable& table : *tables) {
    if (table.name == kStoreTable) return table.text;
  }
  return std::string();
}

base::Result<void> add_to_file(const extract::UserActor& actor, const std::string& path) {
  const auto old = read_file(path);
  if (!old) return old.error();
  const auto text = extract::add_actor({path, *old}, actor);
  if (!text) return text.error();
  return write_file(path, *text);
}

base::Result<void> add_to_store(const extract::UserActor& actor, const std::string& path) {
  auto store = graph::Store::open(path, graph::OpenMode::ReadWrite);
  if (!store) return store.error();
  const auto old = stored_table(*store);
  if (!old) return old.error();
  const auto text = extract::add_actor({fmt::format("{}, {}", path, kStoreTable), *old}, actor);
  if (!text) return text.error();
  return store->set_actor_table({kStoreTable, *text});
}

// What the program itself calls so: the user's entry goes before it.
void note_known_name(const std::string& name) {
  const auto gazetteer = extract::Gazetteer::load();
  if (!gazetteer) return;
  for (const std::uint32_t index : (*gazetteer)->find(name)) {
    const extract::NameRecord& record = (*gazetteer)->record(index);
    if (record.use == extract::NameUse::Role || record.use == extract::NameUse::City) continue;
    report(fmt::format("'{}' names {} already; the new actor goes before it", name, (*gazetteer)->entry(record.target).actor.entity));
    return;
  }
}

}  // namespace

ExitStatus run_actors_add(ActorsAddOptions options) {
  if (options.file.empty() && options.store.empty()) {
    report("expected --file FILE or --store DB: where the actor is to be kept");
    return ExitStatus::Usage;
  }
  options.actor.aliases = fmt::format("{}", fmt::join(options.aliases, ";"));
  options.actor.sectors = fmt::format("{}", fmt::join(options.sectors, ";"));
  options.actor.nouns = fmt::format("{}", fmt::join(options.nouns, ";"));
  const bool has_file = !options.file.empty();
  if (auto done = has_file ? add_to_file(options.actor, options.file) : add_to_store(options.actor, options.store); !done) return fail(done.error());
  note_known_name(options.actor.name);
  if (options.store.empty()) return ExitStatus::Done;
  return recode_store(options.store, options.model, has_file ? std::vector<std::string>{options.file} : std::vector<std::string>{});
}

base::Result<std::vector<extract::UserTable>> read_user_tables(const std::vector<std::string>& files) {
  std::vector<extract::UserTable> tables;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::Error{base::ErrorCode::NotFound, fmt::format("{}: cannot be read", file)};
    tables.push_back({file, std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>())});
  }
  return tables;
}

ExitStatus run_actors_import(const ActorsImportOptions& options) {
  if (!options.store.empty()) return recode_store(options.store, options.model, options.files);
  const auto tables = read_user_tables(options.files);
  if (!tables) return fail(tables.error());
  Imported imported;
  std::vector<base::Error> problems;
  for (const extract::UserTable& table : *tables) {
    if (auto done = add_table(table, imported, problems); !done) return fail(done.error());
  }
  const auto loaded = extract::Gazetteer::load(*tables, &problems);  // what the extraction would say of them
  if (!loaded) return fail(loaded.error());
  std::vector<std::string> reported;
  for (const base::Error& problem : problems) {
    if (std::find(reported.begin(), reported.end(), problem.message) != reported.end()) continue;
    report(problem.message);
    reported.push_back(problem.message);
  }
  if (options.output.empty()) {
    write_output(imported.actors);
  } else if (auto done = write_file(options.output, imported.actors); !done) {
    return fail(done.error());
  }
  if (!options.roles_output.empty()) {
    if (auto done = write_file(options.roles_output, imported.roles); !done) return fail(done.error());
  }
  return problems.empty() ? ExitStatus::Done : ExitStatus::SomeFailed;
}

}  // namespace dyad::app
