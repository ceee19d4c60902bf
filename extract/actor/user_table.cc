#include "extract/actor/user_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/table_file.h"
#include "base/utf8.h"
#include "extract/actor/actor_dictionary.h"
#include "extract/actor/gazetteer.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using schema::EntityKind;

using Column = std::pair<std::string_view, std::string UserActor::*>;
constexpr std::array<Column, 12> kColumns = {{{"id", &UserActor::id},
                                              {"name", &UserActor::name},
                                              {"aliases", &UserActor::aliases},
                                              {"kind", &UserActor::kind},
                                              {"code", &UserActor::code},
                                              {"sectors", &UserActor::sectors},
                                              {"from", &UserActor::from},
                                              {"to", &UserActor::to},
                                              {"wikidata", &UserActor::wikidata},
                                              {"nouns", &UserActor::nouns},
                                              {"office", &UserActor::office},
                                              {"gender", &UserActor::gender}}};

// What other tables call our columns, in lower case.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kOtherNames = {{{"alias", "aliases"},
                                                                                        {"also known as", "aliases"},
                                                                                        {"country", "code"},
                                                                                        {"sector", "sectors"},
                                                                                        {"type", "kind"},
                                                                                        {"valid from", "from"},
                                                                                        {"valid_from", "from"},
                                                                                        {"start", "from"},
                                                                                        {"since", "from"},
                                                                                        {"valid to", "to"},
                                                                                        {"valid_to", "to"},
                                                                                        {"end", "to"},
                                                                                        {"until", "to"},
                                                                                        {"wikidata id", "wikidata"},
                                                                                        {"wikidata_id", "wikidata"},
                                                                                        {"qid", "wikidata"}}};

std::string our_name(std::string_view column) {
  const std::string lower = base::fold_case(base::trim(column));
  const auto found = std::find_if(kOtherNames.begin(), kOtherNames.end(), [&](const auto& pair) { return pair.first == lower; });
  return found == kOtherNames.end() ? lower : std::string(found->second);
}

// Where the line with the column names begins and ends; both the text's size if there is none.
std::pair<std::size_t, std::size_t> header_of(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (!base::trim(line).empty() && line.front() != '#') return {begin, end};
    begin = end + 1;
  }
  return {text.size(), text.size()};
}

std::size_t line_count(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

std::string new_table() {
  std::string text = "# Actors of our own, which go before those of the program.\n";
  for (const Column& column : kColumns) text += fmt::format("{}{}", column.first, column.first == kColumns.back().first ? "\n" : "\t");
  return text;
}

// The forms of a row: its name and its aliases, without the mark for exact ones, in lower case.
std::vector<std::string> forms_of(std::string_view name, std::string_view aliases) {
  std::vector<std::string> forms = {base::fold_case(name)};
  for (std::string_view alias : base::split_list(aliases)) forms.push_back(base::fold_case(alias.substr(alias.starts_with('='))));
  return forms;
}

// ISO days compare as texts; a shorter one stands for all that begin with it.
bool is_before(std::string_view end, std::string_view begin) { return !end.empty() && !begin.empty() && end < begin.substr(0, end.size()); }

base::Result<void> check_is_new(const base::Table& table, const UserActor& actor) {
  const auto own = forms_of(actor.name, actor.aliases);
  const auto field = [&](const base::TableRow& row, std::string_view column) {
    const auto at = table.column(column);
    return at ? row.fields[*at] : std::string_view();
  };
  for (const base::TableRow& row : table.rows) {
    if (is_before(field(row, "to"), actor.from) || is_before(actor.to, field(row, "from"))) continue;
    for (const std::string& form : forms_of(field(row, "name"), field(row, "aliases"))) {
      if (std::find(own.begin(), own.end(), form) == own.end()) continue;
      return table.error_at(row, fmt::format("has '{}' already for that time; expected a new name, or dates that do not overlap", form));
    }
    const bool same_id = !actor.id.empty() && field(row, "id") == actor.id;
    if (same_id) return table.error_at(row, fmt::format("has the id '{}' already for that time", actor.id));
  }
  return {};
}

base::Result<std::string> row_for(const base::Table& table, const UserActor& actor) {
  std::string line;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto column = std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& one) { return one.first == table.columns[i]; });
    if (i > 0) line += '\t';
    if (column != kColumns.end()) line += actor.*(column->second);
  }
  for (const Column& column : kColumns) {
    const std::string& value = actor.*(column.second);
    if (value.find_first_of("\t\n\r") != std::string::npos) return Error{ErrorCode::BadInput, fmt::format("{}: expected a value without tabs and line breaks", column.first)};
    if (value.empty() || table.column(column.first)) continue;
    return Error{ErrorCode::BadInput, fmt::format("{}: expected a column named '{}' for: {}", table.name, column.first, value)};
  }
  return line + "\n";
}

}  // namespace

std::string with_our_column_names(std::string_view text) {
  const auto [begin, end] = header_of(text);
  std::string out(text.substr(0, begin));
  for (std::size_t at = begin; at < end;) {
    const std::size_t tab = std::min(text.find('\t', at), end);
    out += our_name(text.substr(at, tab - at));
    if (tab < end) out += '\t';
    at = tab + 1;
  }
  return out.append(text.substr(end));
}

schema::EntityKind guess_kind(std::string_view code, const std::vector<std::string>& sectors, bool is_dated) {
  const auto has = [&](std::initializer_list<std::string_view> some) {
    return std::any_of(sectors.begin(), sectors.end(), [&](const std::string& sector) { return std::find(some.begin(), some.end(), sector) != some.end(); });
  };
  if (code == "IGO" || code == "UNO" || code == "EUR") return EntityKind::InternationalOrganisation;
  if (code == "MNC" || has({"BUS"})) return EntityKind::Company;
  if (code == "NGO" || code == "NGM") return EntityKind::Organisation;
  if (is_dated || has({"ELI"})) return EntityKind::Person;
  if (has({"REB", "UAF", "CRM"})) return EntityKind::ArmedGroup;
  if (has({"PTY"})) return EntityKind::Party;
  if (has({"CVL", "REF", "PRO"})) return EntityKind::People;
  return has({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}) ? EntityKind::GovernmentBody : EntityKind::Organisation;
}

base::Result<std::string> add_actor(const UserTable& table, const UserActor& actor) {
  if (!base::trim(table.text).empty() && is_actor_dictionary(table.text)) {
    return Error{ErrorCode::BadInput, fmt::format("{}: is a dictionary; expected a table, which 'dyad actors import' makes of it", table.name)};
  }
  if (base::trim(actor.name).empty()) return Error{ErrorCode::BadInput, "name: expected a name"};
  std::string text = with_our_column_names(table.text);
  if (const auto header = header_of(text); header.first == header.second) text += (text.empty() || text.back() == '\n' ? "" : "\n") + new_table();
  if (text.back() != '\n') text += '\n';
  std::vector<Error> old_problems;
  const auto rows = base::read_table(text, table.name, {"name"}, &old_problems);
  if (!rows) return rows.error();
  const auto line = row_for(*rows, actor);
  if (!line) return line.error();
  if (auto is_new = check_is_new(*rows, actor); !is_new) return is_new.error();
  // The new row alone, at the place where it will stand, as the extraction will read it.
  const auto header = header_of(text);
  std::string alone(line_count(text.substr(0, header.first)), '\n');
  alone += text.substr(header.first, header.second - header.first + 1);
  alone.append(line_count(text) - line_count(alone), '\n').append(*line);
  std::vector<Error> problems;
  const auto loaded = Gazetteer::load({{table.name, alone}}, &problems);
  if (!loaded) return loaded.error();
  if (!problems.empty()) return problems.front();
  return text + *line;
}

}  // namespace dyad::extract
