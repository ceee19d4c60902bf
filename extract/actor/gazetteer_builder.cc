#include "extract/actor/gazetteer_impl.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "extract/actor/actor_dictionary.h"
#include "extract/actor/entity_id.h"
#include "schema/plover.h"

namespace dyad::extract {
namespace {

using base::Table;
using base::TableRow;
using schema::EntityKind;

bool has_capital(std::string_view form) {
  if (form.starts_with("the ") || form.starts_with("The ")) form.remove_prefix(4);
  return !form.empty() && ((form[0] >= 'A' && form[0] <= 'Z') || static_cast<unsigned char>(form[0]) >= 0x80);
}

// "Russian" -> "Russians"; nothing for forms that are plurals already or have none ("French", "Japanese", "British").
std::string plural_of(std::string_view demonym) {
  for (std::string_view ending : {"s", "sh", "ch", "ese", "men"}) {
    if (demonym.ends_with(ending)) return {};
  }
  return std::string(demonym) + "s";
}

// The fields of a row by column name.
class Fields {
 public:
  Fields(const Table& table, const TableRow& row) : table_(table), row_(row) {}
  std::string_view operator[](std::string_view column) const {
    const auto at = table_.column(column);
    return at ? row_.fields[*at] : std::string_view();
  }
  base::Error error(std::string_view what) const { return table_.error_at(row_, what); }

 private:
  const Table& table_;
  const TableRow& row_;
};

std::vector<std::string> to_strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

// The sectors that PLOVER has; data files that name another one are at fault.
bool is_sector(std::string_view sector) {
  static const auto ontology = schema::Ontology::load();
  return ontology && ontology->has_sector(sector);
}

base::Result<std::vector<std::string>> read_sectors(const Fields& fields) {
  const auto sectors = base::split_list(fields["sectors"]);
  for (std::string_view sector : sectors) {
    if (!is_sector(sector)) return fields.error(fmt::format("expected PLOVER sectors separated by ';': {}", sector));
  }
  return to_strings(sectors);
}

base::Result<EntityKind> read_kind(const Fields& fields) {
  const auto kind = schema::to_entity_kind(fields["kind"]);
  if (!kind) return fields.error(fmt::format("expected a kind of entity (country, person, government body ...): {}", fields["kind"]));
  return *kind;
}

// Where a row tells no kind, its id may ("armed:…"), else its code and sectors do.
base::Result<EntityKind> read_kind(const Fields& fields, const std::vector<std::string>& sectors, bool is_dated) {
  if (!fields["kind"].empty()) return read_kind(fields);
  const std::string_view id = fields["id"];
  const std::size_t colon = id.find(':');
  const auto kind = colon == std::string_view::npos ? std::nullopt : kind_of_id_word(id.substr(0, colon));
  if (kind) return *kind;
  return guess_kind(fields["code"], sectors, is_dated || !fields["office"].empty() || !fields["gender"].empty());
}

// "1991", "1991-12" and "1991-12-26" as the first or last day that they hold.
std::optional<base::Date> read_day(std::string_view text, bool last) {
  if (text.size() == 4) return base::parse_date(fmt::format("{}-{}", text, last ? "12-31" : "01-01"));
  if (text.size() == 7) {
    const auto first = base::parse_date(fmt::format("{}-01", text));
    return first && last ? base::last_of_month(*first) : first;
  }
  return base::parse_date(text);
}

base::Result<base::DateInterval> read_validity(const Fields& fields) {
  base::DateInterval days;
  for (const auto column : {"from", "to"}) {
    const std::string_view text = fields[column];
    if (text.empty()) continue;
    const bool last = std::string_view(column) == "to";
    const auto day = read_day(text, last);
    if (!day) return fields.error(fmt::format("expected a date YYYY, YYYY-MM or YYYY-MM-DD: {}", text));
    (last ? days.last : days.first) = day;
  }
  if (days.first && days.last && *days.last < *days.first) return fields.error(fmt::format("date range ends before it begins: {} - {}", fields["from"], fields["to"]));
  return days;
}

Gender read_gender(std::string_view text) {
  return text == "m" || text == "male" ? Gender::Masculine : text == "f" || text == "female" ? Gender::Feminine : Gender::Unknown;
}

base::Result<void> check_code(const Fields& fields) {
  const std::string_view code = fields["code"];
  const bool good = code.empty() || (code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
  if (!good) return fields.error(fmt::format("expected a code of three capital letters: {}", code));
  return {};
}

base::Result<void> check_wikidata(const Fields& fields) {
  const std::string_view id = fields["wikidata"];
  const bool good = id.empty() || (id.size() > 1 && id.front() == 'Q' && id.find_first_not_of("0123456789", 1) == std::string_view::npos);
  if (!good) return fields.error(fmt::format("expected a Wikidata id like Q159: {}", id));
  return {};
}

// Runs `add` on every row. With `problems` a wrong row is reported and left out, without it fails the table.
template <typename Add>
base::Result<void> for_each_row(const Table& table, std::vector<base::Error>* problems, Add add) {
  for (const TableRow& row : table.rows) {
    base::Result<void> done = add(Fields(table, row));
    if (done) continue;
    if (!problems) return done.error();
    problems->push_back(done.error());
  }
  return {};
}

std::string_view next_field(std::string_view& line) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  const std::string_view field = line.substr(0, tab);
  line.remove_prefix(std::min(tab + 1, line.size()));
  return field;
}

template <typename Number>
Number to_number(std::string_view text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::uint32_t GazetteerBuilder::add_entry(GazetteerEntry entry) {
  entry.identity = hash_word(entry.actor.entity);
  impl_.entries.push_back(std::move(entry));
  return static_cast<std::uint32_t>(impl_.entries.size() - 1);
}

void GazetteerBuilder::add_form(std::string_view form, std::uint32_t target, Form how) {
  NameRecord record;
  record.ordinary = form.starts_with('~');
  record.exact = record.ordinary || form.starts_with('=');
  const bool is_seat = form.starts_with('@');
  if (record.exact || is_seat) form.remove_prefix(1);
  if (is_seat) how.use = NameUse::Capital;
  record.target = target;
  record.use = how.use;
  record.plural = how.plural;
  record.capital = how.use != NameUse::Role && has_capital(form);
  record.form = form;
  words_.clear();
  append_words(form, words_);
  std::erase(words_, kBarrier);
  if (words_.empty()) return;
  const NameTrie::Node node = impl_.trie.insert(words_);
  const auto index = static_cast<std::uint32_t>(impl_.records.size());
  std::uint32_t last = impl_.trie.value(node);
  if (last == NameTrie::kNoValue || prefer_new_) {
    record.next = last;
    impl_.trie.set_value(node, index);
  } else {
    for (;; last = impl_.records[last].next) {
      const NameRecord& other = impl_.records[last];
      if (other.target == record.target && other.use == record.use && other.exact == record.exact) return;
      if (other.next == NameTrie::kNoValue) break;
    }
    impl_.records[last].next = index;
  }
  impl_.records.push_back(record);
}

void GazetteerBuilder::add_demonym(std::string_view form, std::uint32_t entry) {
  add_form(form, entry, {NameUse::Demonym, false});
  if (form.starts_with('=')) return;
  if (std::string plural = plural_of(form); !plural.empty()) add_form(impl_.strings.emplace_back(std::move(plural)), entry, {NameUse::Demonym, true});
}

namespace {

// The lists of a country: those of the generated file, without the items that the supplement takes out, then the supplement's.
std::vector<std::string_view> merge_lists(std::string_view generated, std::string_view extra) {
  std::vector<std::string_view> merged = base::split_list(generated);
  for (std::string_view item : base::split_list(extra)) {
    if (item.starts_with('-')) {
      std::erase(merged, item.substr(1));
    } else if (std::find(merged.begin(), merged.end(), item) == merged.end()) {
      merged.push_back(item);
    }
  }
  return merged;
}

}  // namespace

base::Result<void> GazetteerBuilder::add_countries(std::string_view generated, std::string_view extra) {
  const auto countries = base::read_table(generated, "schema/actors/countries.tsv",
                                          {"alpha3", "iso2", "code", "name", "aliases", "demonyms", "capital", "geonames"});
  if (!countries) return countries.error();
  const auto more = base::read_table(extra, "schema/actors/countries_extra.tsv", {"alpha3", "name", "aliases", "demonyms", "capitals", "wikidata"});
  if (!more) return more.error();
  std::map<std::string_view, const TableRow*> supplement;
  for (const TableRow& row : more->rows) supplement[row.fields[0]] = &row;
  static const TableRow kNothing{0, std::vector<std::string_view>(16)};
  return for_each_row(*countries, nullptr, [&](const Fields& fields) -> base::Result<void> {
    const std::string_view alpha3 = fields["alpha3"];
    const auto found = supplement.find(alpha3);
    const Fields added(*more, found == supplement.end() ? kNothing : *found->second);
    if (found != supplement.end()) supplement.erase(found);
    GazetteerEntry entry;
    entry.actor.entity = fmt::format("country:{}", alpha3);
    entry.actor.name = added["name"].empty() ? fields["name"] : added["name"];
    entry.actor.kind = EntityKind::Country;
    entry.actor.code = fields["code"];
    entry.actor.wikidata = added["wikidata"];
    for (std::string_view noun : {"country", "nation", "state", "republic"}) entry.nouns.push_back(hash_word(noun));
    entry.gender = Gender::Neuter;
    entry.geonames = to_number<std::int64_t>(fields["geonames"]);
    const std::uint32_t index = add_entry(std::move(entry));
    impl_.countries.emplace(alpha3, index);
    add_form(fields["name"], index, {NameUse::Name});
    if (!added["name"].empty()) add_form(added["name"], index, {NameUse::Name});
    for (std::string_view form : merge_lists(fields["aliases"], added["aliases"])) add_form(form, index, {NameUse::Name});
    for (std::string_view form : merge_lists(fields["demonyms"], added["demonyms"])) add_demonym(form, index);
    for (std::string_view form : merge_lists(fields["capital"], added["capitals"])) add_form(form, index, {NameUse::Capital});
    return {};
  });
}

base::Result<void> GazetteerBuilder::add_entities(const UserTable& file, std::string_view text, std::vector<base::Error>* problems) {
  const auto table = base::read_table(text, file.name, {"name"}, problems);
  if (!table) return table.error();
  return for_each_row(*table, problems, [&](const Fields& fields) -> base::Result<void> {
    GazetteerEntry entry;
    if (fields["name"].empty()) return fields.error("expected a name");
    auto sectors = read_sectors(fields);
    if (!sectors) return sectors.error();
    if (auto code = check_code(fields); !code) return code;
    if (auto wikidata = check_wikidata(fields); !wikidata) return wikidata;
    const auto valid = read_validity(fields);
    if (!valid) return valid.error();
    const auto kind = read_kind(fields, *sectors, valid->is_known());
    if (!kind) return kind.error();
    entry.actor = {entity_id(*kind, fields["id"].empty() ? fields["name"] : fields["id"]), std::string(fields["name"]), *kind,
                   std::string(fields["code"]), std::move(*sectors), std::string(fields["wikidata"])};
    for (std::string_view noun : base::split_list(fields["nouns"])) entry.nouns.push_back(hash_word(noun));
    entry.valid = *valid;
    entry.office = fields["office"];
    entry.gender = *kind == EntityKind::Person ? read_gender(fields["gender"]) : Gender::Neuter;
    const std::uint32_t index = add_entry(std::move(entry));
    add_form(fields["name"], index, {NameUse::Name});
    for (std::string_view form : base::split_list(fields["aliases"])) add_form(form, index, {NameUse::Name});
    return {};
  });
}

base::Result<void> GazetteerBuilder::add_user_table(const UserTable& file, std::vector<base::Error>& problems) {
  if (!is_actor_dictionary(file.text)) {
    const std::string& text = impl_.strings.emplace_back(with_our_column_names(file.text));
    const bool roles = text.find("noun\t") < text.find("name\t");
    return roles ? add_roles(file.name, text, &problems) : add_entities(file, text, &problems);
  }
  const auto converted = convert_actor_dictionary(file.text, file.name, problems);
  if (!converted) return converted.error();
  if (auto done = add_entities(file, impl_.strings.emplace_back(converted->actors), &problems); !done) return done;
  return add_roles(file.name, impl_.strings.emplace_back(converted->roles), &problems);
}

base::Result<void> GazetteerBuilder::add_leaders(std::string_view name, std::string_view text, std::vector<base::Error>* problems) {
  const auto table = base::read_table(text, std::string(name), {"id", "name", "aliases", "code", "office", "sectors", "from", "to"}, problems);
  if (!table) return table.error();
  return for_each_row(*table, problems, [&](const Fields& fields) -> base::Result<void> {
    auto sectors = read_sectors(fields);
    if (!sectors) return sectors.error();
    if (auto code = check_code(fields); !code) return code;
    const auto valid = read_validity(fields);
    if (!valid) return valid.error();
    GazetteerEntry entry;
    entry.actor = {entity_id(EntityKind::Person, fields["id"].empty() ? fields["name"] : fields["id"]), std::string(fields["name"]), EntityKind::Person,
                   std::string(fields["code"]), std::move(*sectors), std::string(fields["wikidata"])};
    entry.valid = *valid;
    entry.office = fields["office"];
    entry.gender = read_gender(fields["gender"]);
    const std::uint32_t index = add_entry(std::move(entry));
    add_form(fields["name"], index, {NameUse::Name});
    if (words_.size() > 1) impl_.surnames[words_.back()].push_back(index);
    impl_.offices[impl_.entries[index].identity].push_back(index);
    for (std::string_view form : base::split_list(fields["aliases"])) add_form(form, index, {NameUse::Name});
    return {};
  });
}

base::Result<void> GazetteerBuilder::add_roles(std::string_view name, std::string_view text, std::vector<base::Error>* problems) {
  const auto table = base::read_table(text, std::string(name), {"noun", "plural", "sectors", "kind", "office", "gender"}, problems);
  if (!table) return table.error();
  return for_each_row(*table, problems, [&](const Fields& fields) -> base::Result<void> {
    const auto kind = read_kind(fields);
    if (!kind) return kind.error();
    auto sectors = read_sectors(fields);
    if (!sectors) return sectors.error();
    const std::string_view office = fields["office"];
    if (!office.empty() && office != "yes" && office != "no") return fields.error(fmt::format("expected 'yes' or nothing in column 'office': {}", office));
    const auto index = static_cast<std::uint32_t>(impl_.roles.size());
    impl_.roles.push_back({std::string(fields["noun"]), hash_word(fields["noun"]), std::move(*sectors), *kind, office == "yes", read_gender(fields["gender"])});
    const bool same = fields["plural"] == fields["noun"];
    add_form(fields["noun"], index, {NameUse::Role, same});
    for (std::string_view form : base::split_list(fields["plural"])) {
      if (form != fields["noun"] && form != "-") add_form(form, index, {NameUse::Role, true});
    }
    return {};
  });
}

base::Result<void> GazetteerBuilder::add_first_names(std::string_view text) {
  const auto table = base::read_table(text, "schema/actors/first_names.tsv", {"name", "gender"});
  if (!table) return table.error();
  impl_.first_names.reserve(table->rows.size());
  return for_each_row(*table, nullptr, [&](const Fields& fields) -> base::Result<void> {
    const Gender gender = read_gender(fields["gender"]);
    if (gender == Gender::Unknown) return fields.error(fmt::format("expected gender m or f: {}", fields["gender"]));
    impl_.first_names.emplace(hash_word(fields["name"]), gender);
    return {};
  });
}

base::Result<void> GazetteerBuilder::add_states(std::string_view text) {
  const auto table = base::read_table(text, "schema/places/us_states.tsv", {"name", "country", "admin1", "geonames"});
  if (!table) return table.error();
  return for_each_row(*table, nullptr, [&](const Fields& fields) -> base::Result<void> {
    GazetteerEntry entry;
    entry.actor = {entity_id(EntityKind::Place, fmt::format("{}-{}", fields["country"], fields["name"])), std::string(fields["name"]), EntityKind::Place,
                   std::string(fields["country"]), {}, {}};
    entry.nouns = {hash_word("state")};
    entry.gender = Gender::Neuter;
    entry.geonames = to_number<std::int64_t>(fields["geonames"]);
    entry.state = fields["admin1"];
    const std::uint32_t index = add_entry(std::move(entry));
    add_form(fields["name"], index, {NameUse::Name});
    return {};
  });
}

// 34,000 lines: read without the general table reader, whose vectors would cost more than all the rest of loading.
base::Result<void> GazetteerBuilder::add_cities(std::string_view cities, std::string_view extra) {
  std::map<std::pair<std::string_view, std::string_view>, std::string_view> aliases;
  const auto more = base::read_table(extra, "schema/places/cities_extra.tsv", {"name", "country", "aliases"});
  if (more) {
    for (const TableRow& row : more->rows) aliases[{row.fields[0], row.fields[1]}] = row.fields[2];
  } else if (!extra.empty()) {
    return more.error();
  }
  impl_.cities.reserve(35'000);
  impl_.records.reserve(60'000);
  bool header = true;
  for (std::size_t begin = 0; begin < cities.size();) {
    const std::size_t newline = std::min(cities.find('\n', begin), cities.size());
    std::string_view line = cities.substr(begin, newline - begin);
    begin = newline + 1;
    if (line.empty() || line.front() == '#') continue;
    if (std::exchange(header, false)) continue;
    City city;
    city.name = next_field(line);
    const std::string_view country = next_field(line);
    const auto found = impl_.countries.find(country);
    if (found == impl_.countries.end()) continue;
    city.country = found->second;
    city.state = next_field(line);
    city.latitude = to_number<float>(next_field(line));
    city.longitude = to_number<float>(next_field(line));
    city.population = to_number<std::int64_t>(next_field(line));
    city.geonames = to_number<std::int64_t>(next_field(line));
    const auto index = static_cast<std::uint32_t>(impl_.cities.size());
    impl_.cities.push_back(city);
    add_form(city.name, index, {NameUse::City});
    if (const auto list = aliases.find({city.name, country}); list != aliases.end()) {
      for (std::string_view form : base::split_list(list->second)) add_form(form, index, {NameUse::City});
      aliases.erase(list);
    }
  }
  return {};
}

}  // namespace dyad::extract
