// The form of the hand-written tables under schema/actors. A message names file, line and what was expected.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "base/date.h"
#include "base/table_file.h"
#include "base/utf8.h"
#include "schema/actor.h"
#include "schema/data.h"
#include "schema/plover.h"

namespace dyad::schema {
namespace {

using base::DateInterval;
using base::Table;
using base::TableRow;
using Messages = std::vector<std::string>;

enum class Form { Entities, Leaders, Roles };
struct File {
  std::string_view name;
  Form form;
};
constexpr File kFiles[] = {
    {"actors/organisations.tsv", Form::Entities}, {"actors/bodies.tsv", Form::Entities},
    {"actors/regions.tsv", Form::Entities},       {"actors/peoples.tsv", Form::Entities},
    {"actors/groups.tsv", Form::Entities},
    {"actors/roles.tsv", Form::Roles},            {"actors/leaders.tsv", Form::Leaders},  // after the roles: offices are role nouns
};

std::vector<std::string_view> columns_of(Form form) {
  switch (form) {
    case Form::Entities: return {"id", "name", "aliases", "kind", "code", "sectors", "from", "to", "wikidata", "nouns"};
    case Form::Leaders: return {"id", "name", "aliases", "code", "office", "sectors", "from", "to", "wikidata", "gender"};
    case Form::Roles: return {"noun", "plural", "sectors", "kind", "office", "gender"};
  }
  return {};
}

// "# shared: ADF; Labour Party": these aliases may belong to several rows at the same time, and only the text can decide.
std::set<std::string> shared_aliases(std::string_view text) {
  constexpr std::string_view kMark = "# shared:";
  std::set<std::string> shared;
  for (std::size_t at = 0; (at = text.find(kMark, at)) != std::string_view::npos;) {
    at += kMark.size();
    for (std::string_view alias : base::split_list(text.substr(at, text.find('\n', at) - at))) shared.insert(base::fold_case(alias));
  }
  return shared;
}

// "1991", "1991-12", "1991-12-26": the first or last day.
std::optional<base::Date> read_day(std::string_view text, bool last) {
  if (text.size() == 4) return base::parse_date(fmt::format("{}-{}", text, last ? "12-31" : "01-01"));
  if (text.size() != 7) return text.size() == 10 ? base::parse_date(text) : std::nullopt;
  const auto first = base::parse_date(fmt::format("{}-01", text));
  return first && last ? base::last_of_month(*first) : first;
}

bool all_of_class(std::string_view text, char first, char last) {
  return std::all_of(text.begin(), text.end(), [=](char c) { return c >= first && c <= last; });
}

class Checker {
 public:
  Checker(const Ontology& ontology, Messages& messages) : ontology_(ontology), messages_(messages) {}

  void check(const File& file, std::string_view text) {
    const auto table = base::read_table(text, fmt::format("schema/{}", file.name), columns_of(file.form));
    if (!table) return messages_.push_back(table.error().message);
    if (table->columns.size() != columns_of(file.form).size()) messages_.push_back(table->name + ": expected no columns but those of its form");
    if (text.find("# source: ") == std::string_view::npos) messages_.push_back(table->name + ":1: expected a comment '# source: …'");
    table_ = &*table;
    claims_.clear();
    shared_ = shared_aliases(text);
    for (const TableRow& row : table->rows) {
      row_ = &row;
      file.form == Form::Roles ? check_role() : check_entity(file.form == Form::Leaders);
    }
  }

 private:
  std::string_view field(std::string_view column) const { return row_->fields[*table_->column(column)]; }
  void expect(bool good, std::string_view what, std::string_view found) {
    if (!good) messages_.push_back(table_->error_at(*row_, fmt::format("expected {}: {}", what, found)).message);
  }

  void check_entity(bool leader) {
    const std::string_view id = field("id");
    const std::size_t colon = id.find(':');
    expect(colon != std::string_view::npos && colon > 0 && colon + 1 < id.size() && id.find(' ') == std::string_view::npos, "an id 'word:key'", id);
    check_identity(id, leader);
    expect(!field("name").empty(), "a name", "");
    if (!leader) check_kind();
    expect(field("code").empty() || (field("code").size() == 3 && all_of_class(field("code"), 'A', 'Z')), "a code of three capital letters", field("code"));
    const std::string_view wikidata = field("wikidata");
    expect(wikidata.empty() || (wikidata.size() > 1 && wikidata[0] == 'Q' && all_of_class(wikidata.substr(1), '0', '9')), "a Wikidata id 'Q…'", wikidata);
    if (leader) expect(offices_.count(field("office")) == 1, "an office of schema/actors/roles.tsv", field("office"));
    if (leader) expect(field("gender") == "m" || field("gender") == "f", "a gender m or f", field("gender"));
    check_sectors();
    const DateInterval valid = read_validity();
    claim(field("name"), id, valid);
    check_list("aliases");
    for (std::string_view alias : base::split_list(field("aliases"))) claim(alias, id, valid);
  }

  void check_role() {
    const std::string_view noun = field("noun");
    expect(!noun.empty() && base::fold_case(noun) == noun, "a noun in lower case", noun);
    expect(base::fold_case(field("plural")) == field("plural"), "a plural in lower case", field("plural"));
    expect(field("office") == "yes" || field("office") == "no", "an office yes or no", field("office"));
    const std::string_view gender = field("gender");
    expect(gender.empty() || gender == "m" || gender == "f", "a gender m, f or nothing", gender);
    check_kind();
    check_sectors();
    expect(ids_.emplace(fmt::format("role {}", noun), place()).second, "a noun once", noun);
    if (field("office") == "yes") offices_.emplace(noun);
  }

  void check_kind() { expect(to_entity_kind(field("kind")).has_value(), "a kind of entity (country, party, armed group …)", field("kind")); }

  void check_sectors() {
    check_list("sectors");
    for (std::string_view sector : base::split_list(field("sectors"))) expect(ontology_.has_sector(sector), "PLOVER sectors", sector);
  }

  // "a;;b" and "a;" are slips of the pen.
  void check_list(std::string_view column) {
    const std::string_view list = field(column);
    if (list.empty()) return;
    const auto pieces = base::split_list(list);
    expect(pieces.size() == static_cast<std::size_t>(std::count(list.begin(), list.end(), ';')) + 1, fmt::format("no empty item in {}", column), list);
    for (std::string_view mark : {"=", "~", "@"}) {
      expect(std::find(pieces.begin(), pieces.end(), mark) == pieces.end(), fmt::format("a name after '{}'", mark), list);
    }
  }

  DateInterval read_validity() {
    DateInterval valid;
    for (std::string_view column : {"from", "to"}) {
      if (field(column).empty()) continue;
      const auto day = read_day(field(column), column == "to");
      expect(day.has_value(), "a date YYYY, YYYY-MM or YYYY-MM-DD", field(column));
      (column == "from" ? valid.first : valid.last) = day;
    }
    expect(!valid.first || !valid.last || *valid.first <= *valid.last, "a date range that ends after it begins", fmt::format("{}..{}", field("from"), field("to")));
    return valid;
  }

  std::string place() const { return fmt::format("{}:{}", table_->name, row_->line); }

  // An id stands in one row; of a leader in one row an office, always with the same name and aliases.
  void check_identity(std::string_view id, bool leader) {
    const auto [known, is_new] = ids_.emplace(id, place());
    if (is_new) return names_.insert_or_assign(std::string(id), fmt::format("{}\t{}", field("name"), field("aliases"))), void();
    expect(leader && known->second.starts_with(table_->name + ":"), fmt::format("an id once, it is also in {}", known->second), id);
    expect(!leader || names_[std::string(id)] == fmt::format("{}\t{}", field("name"), field("aliases")), "the same name and aliases in all rows of a person", id);
  }

  // An alias leads to one entity at a time, unless the file marks it as shared.
  void claim(std::string_view alias, std::string_view id, const DateInterval& valid) {
    const bool is_exact = alias.starts_with('=') || alias.starts_with('~');
    const std::string key = is_exact ? "=" + std::string(alias.substr(1)) : base::fold_case(alias);
    for (const auto& [other, when, where] : claims_[key]) {
      if (other == id || !when.overlaps(valid) || shared_.count(base::fold_case(alias))) continue;
      expect(false, fmt::format("an alias that {} ({}) does not have at the same time", other, where), alias);
    }
    claims_[key].push_back({std::string(id), valid, place()});
  }

  struct Claim {
    std::string id;
    DateInterval when;
    std::string where;
  };

  const Ontology& ontology_;
  Messages& messages_;
  const Table* table_ = nullptr;
  const TableRow* row_ = nullptr;
  std::map<std::string, std::string> ids_;                // id -> where; over all files
  std::map<std::string, std::string> names_;              // id -> name and aliases
  std::map<std::string, std::vector<Claim>> claims_;      // alias -> who has it; of one file
  std::set<std::string> shared_;
  std::set<std::string, std::less<>> offices_;            // role nouns that are offices
};

Messages check_text(const File& file, std::string_view text) {
  const auto ontology = Ontology::load();
  REQUIRE(ontology);
  Messages messages;
  Checker(*ontology, messages).check(file, text);
  return messages;
}

TEST_CASE("the tables of actors have the form that their readers expect", "[actors]") {
  const auto ontology = Ontology::load();
  REQUIRE(ontology);
  Messages messages;
  Checker checker(*ontology, messages);
  for (const File& file : kFiles) {
    const auto text = data_file(file.name);
    REQUIRE(text);
    checker.check(file, *text);
  }
  for (const std::string& message : messages) FAIL_CHECK(message);
}

// How many rows of a table have an id that begins with one of the words; all, if there are none.
std::size_t count_rows(std::string_view name, std::string_view column, const std::vector<std::string_view>& words = {}) {
  const auto text = data_file(name);
  REQUIRE(text);
  const auto table = base::read_table(*text, std::string(name), {column});
  REQUIRE(table);
  const std::size_t at = *table->column(column);
  return static_cast<std::size_t>(std::count_if(table->rows.begin(), table->rows.end(), [&](const TableRow& row) {
    return words.empty() || std::any_of(words.begin(), words.end(), [&](std::string_view word) { return row.fields[at].starts_with(word); });
  }));
}

TEST_CASE("the tables of actors are as wide as they are said to be", "[actors]") {
  CHECK(count_rows("actors/organisations.tsv", "id") >= 400);                       // intergovernmental organisations, courts, relief and rights organisations
  CHECK(count_rows("actors/roles.tsv", "noun") >= 600);
  CHECK(count_rows("actors/bodies.tsv", "id") >= 300);                              // metonyms and government bodies
  CHECK(count_rows("actors/groups.tsv", "id", {"armed:", "party:", "company:"}) >= 500);
  CHECK(count_rows("actors/leaders.tsv", "id") >= 1'500);
  CHECK(count_rows("actors/countries.tsv", "alpha3") >= 200);
  CHECK(count_rows("places/cities.tsv", "name") >= 20'000);
}

TEST_CASE("a row without the wanted form is named by file and line", "[actors]") {
  const std::string header = "# source: test\nid\tname\taliases\tkind\tcode\tsectors\tfrom\tto\twikidata\tnouns\n";
  const auto [row, message] = GENERATE(table<const char*, const char*>({
      {"igo:A\tA\t\tunion\tIGO", "expected a kind of entity (country, party, armed group …): union"},
      {"igo:A\tA\t\tparty\tRU", "expected a code of three capital letters: RU"},
      {"igo:A\tA\t\tparty\tRUS\tPTY;XYZ", "expected PLOVER sectors: XYZ"},
      {"igo\tA\t\tparty", "expected an id 'word:key': igo"},
      {"igo:A\t\t\tparty", "expected a name: "},
      {"igo:A\tA\tB;;C\tparty", "expected no empty item in aliases: B;;C"},
      {"igo:A\tA\t=\tparty", "expected a name after '=': ="},
      {"igo:A\tA\tB;~\tparty", "expected a name after '~': B;~"},
      {"igo:A\tA\t\tparty\t\t\t1991-13", "expected a date YYYY, YYYY-MM or YYYY-MM-DD: 1991-13"},
      {"igo:A\tA\t\tparty\t\t\t1999\t1998-12", "expected a date range that ends after it begins: 1999..1998-12"},
      {"igo:A\tA\t\tparty\t\t\t\t\t159", "expected a Wikidata id 'Q…': 159"},
  }));
  CAPTURE(row);
  const Messages messages = check_text({"actors/t.tsv", Form::Entities}, header + row + "\n");
  REQUIRE_FALSE(messages.empty());
  CHECK(messages.front() == fmt::format("schema/actors/t.tsv:3: {}", message));
}

TEST_CASE("an alias leads to one entity at a time", "[actors]") {
  const std::string header = "id\tname\taliases\tkind\tcode\tsectors\tfrom\tto\twikidata\tnouns\n# source: test\n";
  const std::string first = "armed:a\tA\t=ADF\tarmed group\tUGA\tREB\t1996\t2000\n";
  const auto [second, mark, count] = GENERATE(table<const char*, const char*, std::size_t>({
      {"gov:b\tB\t=ADF\tgovernment body\tAUS\tMIL\t1976", "", 1},           // both from 1996 to 2000
      {"gov:b\tB\t=ADF\tgovernment body\tAUS\tMIL\t2001", "", 0},           // one after the other
      {"gov:b\tB\t=ADF\tgovernment body\tAUS\tMIL\t1976", "# shared: =ADF\n", 0},
      {"gov:b\tB\tadf\tgovernment body\tAUS\tMIL\t1976", "", 0},            // "ADF" is found by its capitals alone
      {"armed:a\tA2\t=ADG\tarmed group", "", 1},                            // the same id
  }));
  CAPTURE(second, mark);
  CHECK(check_text({"actors/t.tsv", Form::Entities}, header + mark + first + second + "\n").size() == count);
}

TEST_CASE("leaders have an office that the roles know, and one name in all their rows", "[actors]") {
  const std::string roles = "# source: test\nnoun\tplural\tsectors\tkind\toffice\tgender\npresident\t\tGOV\tperson\tyes\nqueen\t\tGOV\tperson\tyes\n"
                            "poet\tpoets\t\tperson\tno\n";
  const std::string header = "# source: test\nid\tname\taliases\tcode\toffice\tsectors\tfrom\tto\twikidata\tgender\n";
  const std::string first = "person:ada\tAda\tCountess\tGBR\tqueen\tGOV\t1990\t1999\t\tf\n";
  const auto [row, message] = GENERATE(table<const char*, const char*>({
      {"person:ada\tAda\tCountess\tGBR\tpresident\tGOV\t1999\t2001\t\tf", ""},  // the same person in another office
      {"person:ben\tBen\tCountess\tGBR\tqueen\tGOV\t2000\t\t\tf", ""},           // the same alias at another time
      {"person:ben\tBen\tCountess\tGBR\tqueen\tGOV\t1995\t\t\tf",
       "expected an alias that person:ada (schema/actors/leaders.tsv:3) does not have at the same time: Countess"},
      {"person:ada\tAda\t\tGBR\tpresident\tGOV\t1999\t2001\t\tf", "expected the same name and aliases in all rows of a person: person:ada"},
      {"person:ben\tBen\t\tGBR\tking\tGOV\t\t\t\tm", "expected an office of schema/actors/roles.tsv: king"},
      {"person:ben\tBen\t\tGBR\tpoet\tGOV\t\t\t\tm", "expected an office of schema/actors/roles.tsv: poet"},
      {"person:ben\tBen\t\tGBR\tpresident\tGOV\t\t\t\tmale", "expected a gender m or f: male"},
      {"person:ben\tBen\t\tGB\tpresident\tGOV\t\t\t\tm", "expected a code of three capital letters: GB"},
  }));
  CAPTURE(row);
  const auto ontology = Ontology::load();
  REQUIRE(ontology);
  Messages messages;
  Checker checker(*ontology, messages);
  checker.check({"actors/roles.tsv", Form::Roles}, roles);
  checker.check({"actors/leaders.tsv", Form::Leaders}, header + first + row + "\n");
  if (std::string_view(message).empty()) {
    CHECK(messages.empty());
  } else {
    REQUIRE(messages.size() == 1);
    CHECK(messages.front() == fmt::format("schema/actors/leaders.tsv:4: {}", message));
  }
}

}  // namespace
}  // namespace dyad::schema
