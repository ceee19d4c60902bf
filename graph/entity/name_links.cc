#include "graph/entity/name_links.h"

#include <algorithm>
#include <tuple>

#include "base/table_file.h"

namespace dyad::graph {
namespace {

constexpr int kWindow = 730;  // days between what is said of a person and a document that takes it as known

std::string_view key_of(std::string_view id) { return id.substr(id.find(':') + 1); }

// Days between an interval and a day; 0 inside, and where either has no date.
int distance(const base::DateInterval& days, const std::optional<base::Date>& day) {
  if (!day) return 0;
  if (days.first && *day < *days.first) return static_cast<int>((*days.first - *day).count());
  if (days.last && *days.last < *day) return static_cast<int>((*day - *days.last).count());
  return 0;
}

// "quiroga", "maria-quiroga" of "elena-maria-quiroga": what can stand for the whole name.
std::vector<std::string> endings_of(std::string_view key) {
  std::vector<std::string> endings;
  for (std::size_t at = key.find('-'); at != std::string_view::npos; at = key.find('-', at + 1)) endings.emplace_back(key.substr(at + 1));
  return endings;
}

// Entities that can be persons, with whether some mention tells code and sectors.
constexpr std::string_view kNames =
    "SELECT e.id, max(a.code <> '' AND a.sectors <> '') FROM entities e JOIN actors a USING (entity) "
    "WHERE e.id LIKE 'person:%' OR e.id LIKE 'org:%' OR e.id LIKE 'thing:%' GROUP BY e.id";

constexpr std::string_view kDocuments =
    "SELECT d.id, d.published FROM entities e JOIN actors a USING (entity) JOIN participants p USING (actor) JOIN mentions m USING (mention) "
    "JOIN documents d ON d.document = m.document WHERE e.id = ?1 "
    "UNION SELECT d.id, d.published FROM entities e JOIN actors a USING (entity) JOIN relations r ON r.subject = a.actor "
    "JOIN documents d ON d.document = r.document WHERE e.id = ?1 "
    "UNION SELECT d.id, d.published FROM entities e JOIN actors a USING (entity) JOIN relations r ON r.object = a.actor "
    "JOIN documents d ON d.document = r.document WHERE e.id = ?1 ORDER BY 1";

// What documents say of a person: relations first.
constexpr std::string_view kOffices =
    "SELECT d.id, 0, r.name, o.name, CASE WHEN s.code <> '' THEN s.code ELSE o.code END, s.sectors, r.first, r.last, d.published "
    "FROM entities e JOIN actors s ON s.entity = e.entity JOIN relations r ON r.subject = s.actor JOIN actors o ON o.actor = r.object "
    "JOIN documents d ON d.document = r.document WHERE e.id = ?1 AND r.name LIKE '% of' AND r.name NOT LIKE 'former %' "
    "UNION SELECT d.id, 1, '', '', a.code, a.sectors, d.published, d.published, d.published "
    "FROM entities e JOIN actors a ON a.entity = e.entity JOIN participants p ON p.actor = a.actor JOIN mentions m USING (mention) "
    "JOIN documents d ON d.document = m.document WHERE e.id = ?1 AND a.code <> '' AND a.sectors <> '' ORDER BY 1, 2, 3, 4, 5, 6, 7, 8";

}  // namespace

NameLinks::NameLinks(Database& db) : db_(db) {
  std::map<std::string, std::set<std::string>, std::less<>> named;  // ending -> persons who are established
  std::vector<std::string> bare;
  Statement& names = db.cached(kNames);
  for (names.start(); names.step();) {
    const std::string_view id = names.text(0);
    if (names.integer(1) == 0) {
      bare.emplace_back(id);
    } else if (id.starts_with("person:")) {
      for (std::string& ending : endings_of(key_of(id))) named[std::move(ending)].emplace(id);
    }
  }
  for (const std::string& id : bare) {
    if (const auto candidates = named.find(key_of(id)); candidates != named.end()) link(id, candidates->second);
  }
}

void NameLinks::link(const std::string& bare, const std::set<std::string>& candidates) {
  std::vector<std::pair<std::string, std::optional<base::Date>>> documents;
  Statement& rows = db_.cached(kDocuments);
  for (rows.start(bare); rows.step();) documents.emplace_back(rows.string(0), rows.day(1));
  for (const auto& [document, day] : documents) {
    if (const auto person = only_person(candidates, day)) {
      links_[{bare, document}] = *person;
      persons_of_[bare].insert(*person);
    } else {
      also_themselves_.insert(bare);
    }
  }
}

std::optional<std::string> NameLinks::only_person(const std::set<std::string>& candidates, const std::optional<base::Date>& day) {
  std::optional<std::string> found;
  for (const std::string& person : candidates) {
    if (!nearest(person, day)) continue;
    if (found) return std::nullopt;  // two of that name at that time
    found = person;
  }
  return found;
}

const std::vector<Office>& NameLinks::offices_of(const std::string& person) {
  const auto [known, is_new] = offices_.try_emplace(person);
  if (!is_new) return known->second;
  Statement& rows = db_.cached(kOffices);
  for (rows.start(person); rows.step();) {
    Office office{rows.string(2), rows.string(3), rows.string(4), {}, rows.string(0), {rows.day(6), rows.day(7)}};
    if (!office.days.is_known()) office.days = {rows.day(8), rows.day(8)};
    for (std::string_view sector : base::split_list(rows.text(5), ' ')) office.sectors.emplace_back(sector);
    known->second.push_back(std::move(office));
  }
  return known->second;
}

const Office* NameLinks::nearest(const std::string& person, const std::optional<base::Date>& day, bool only_relations) {
  const Office* best = nullptr;
  std::tuple<bool, int> least;  // what is stated as a relation goes before what only codes tell
  for (const Office& office : offices_of(person)) {
    if (only_relations && office.relation.empty()) continue;
    const std::tuple rank{office.relation.empty(), distance(office.days, day)};
    if (std::get<1>(rank) > kWindow || (best && least <= rank)) continue;
    best = &office;
    least = rank;
  }
  return best;
}

std::string NameLinks::person_in(const std::string& id, std::string_view document) const {
  if (!persons_of_.contains(id)) return {};
  const auto link = links_.find({id, std::string(document)});
  return link == links_.end() ? std::string() : link->second;
}

const Office* NameLinks::office_in(const std::string& person, std::string_view document) { return nearest(person, day_of(document)); }

const Office* NameLinks::office_stated_elsewhere(const std::string& person, std::string_view document) {
  for (const Office& office : offices_of(person)) {
    if (office.document == document && !office.relation.empty()) return nullptr;
  }
  return nearest(person, day_of(document), true);
}

bool NameLinks::is_stated_code(const std::string& person, const std::string& code) {
  const auto& offices = offices_of(person);
  return std::any_of(offices.begin(), offices.end(), [&](const Office& office) { return !office.relation.empty() && office.code == code; });
}

std::optional<base::Date> NameLinks::day_of(std::string_view document) {
  std::optional<base::Date> day;
  Statement& row = db_.cached("SELECT published FROM documents WHERE id = ?");
  if (row.start(document).step()) day = row.day(0);
  row.reset();
  return day;
}

}  // namespace dyad::graph
