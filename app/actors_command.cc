#include "app/actors_command.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/command.h"
#include "extract/actor/actor_dictionary.h"
#include "extract/actor/gazetteer.h"

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

}  // namespace

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
