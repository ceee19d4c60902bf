#include "extract/event/indirect_rules.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using base::Result;
using base::Table;
using base::TableRow;

Result<Table> read_data(std::string_view file, const std::vector<std::string_view>& columns) {
  const auto bytes = schema::data_file(fmt::format("lexicon/{}", file));
  if (!bytes) return bytes.error();
  return base::read_table(*bytes, fmt::format("schema/lexicon/{}", file), columns);
}

Result<void> read_words(std::string_view file, std::string_view column, std::unordered_set<std::string>& words) {
  const auto table = read_data(file, {column});
  if (!table) return table.error();
  for (const TableRow& row : table->rows) words.emplace(row.fields[*table->column(column)]);
  return {};
}

// The fields of one row, each checked against the words that it may hold.
class RowReader {
 public:
  RowReader(const Table& table, const TableRow& row) : table_(table), row_(row) {}

  std::string_view text(std::string_view column) const { return row_.fields[*table_.column(column)]; }

  // Whether the column holds `wanted`, which is one of `words`.
  bool is(std::string_view column, std::string_view wanted, std::initializer_list<std::string_view> words) {
    const std::string_view found = text(column);
    if (!fault_ && std::find(words.begin(), words.end(), found) == words.end()) {
      fault_ = table_.error_at(row_, fmt::format("expected {} in column {}: {}", fmt::join(words, " or "), column, found));
    }
    return found == wanted;
  }

  const std::optional<base::Error>& fault() const { return fault_; }

 private:
  const Table& table_;
  const TableRow& row_;
  std::optional<base::Error> fault_;
};

}  // namespace

Result<IndirectRules> IndirectRules::load(const schema::Ontology& ontology) {
  IndirectRules rules;
  if (auto done = rules.read_rules(ontology); !done) return done.error();
  if (auto done = read_words("means.tsv", "noun", rules.means_); !done) return done.error();
  if (auto done = read_words("receiving.tsv", "lemma", rules.receiving_); !done) return done.error();
  if (auto done = read_words("havens.tsv", "noun", rules.havens_); !done) return done.error();
  return rules;
}

Result<void> IndirectRules::read_rules(const schema::Ontology& ontology) {
  const auto table = read_data("indirect.tsv", {"type", "place", "people", "forces", "mutual", "purpose", "unnamed", "name"});
  if (!table) return table.error();
  for (const TableRow& row : table->rows) {
    RowReader reader(*table, row);
    const auto type = schema::to_event_type(reader.text("type"));
    if (!type) return table->error_at(row, fmt::format("expected an event type: {}", reader.text("type")));
    IndirectRule& rule = rules_[static_cast<std::size_t>(*type)];
    rule.uses_place = reader.is("place", "yes", {"yes", "no"});
    rule.keeps_people = reader.is("people", "yes", {"yes", "no", "foreign"});
    rule.keeps_foreigners = reader.text("people") == "foreign";
    rule.moves_forces = reader.is("forces", "act", {"act", "undergo"});
    rule.is_mutual = reader.is("mutual", "yes", {"yes", "no"});
    rule.takes_people_by_purpose = reader.is("purpose", "anybody", {"powers", "anybody"});
    if (reader.fault()) return *reader.fault();
    rule.unnamed_sector = reader.text("unnamed");
    rule.unnamed_name = reader.text("name");
    if (rule.unnamed_sector.empty()) continue;
    if (!ontology.has_sector(rule.unnamed_sector)) return table->error_at(row, fmt::format("expected a sector of schema/plover.json: {}", rule.unnamed_sector));
    if (rule.unnamed_name.empty()) return table->error_at(row, "expected the name of an actor who is not named");
  }
  return {};
}

}  // namespace dyad::extract
