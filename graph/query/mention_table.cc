#include "graph/query/mention_table.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/table_file.h"

namespace dyad::graph {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::string_view piece : base::split_list(text, separator)) out.emplace_back(piece);
  return out;
}

std::string join(const std::vector<std::string>& pieces, const char* separator) { return fmt::format("{}", fmt::join(pieces, separator)); }

// "SANCTION expel withdraw"; nothing if the first word is no type.
std::optional<Recoding> parse_recoding(std::string_view value) {
  auto words = split(value, ' ');
  const auto type = words.empty() ? std::nullopt : schema::to_event_type(words.front());
  if (!type) return std::nullopt;
  words.erase(words.begin());
  std::sort(words.begin(), words.end());
  return Recoding{false, *type, std::move(words)};
}

// Sets of entities: stored ones, under resolved ids, and what mentions have instead whose entity hangs on text or document.
class SetReader {
 public:
  SetReader(Database& db, const EntityTable& entities, std::vector<std::vector<std::string>>& sets) : db_(db), entities_(entities), sets_(sets) {
    Statement& rows = db.cached("SELECT actor_set, members FROM actor_sets");
    for (rows.start(); rows.step();) {
      std::set<std::string> members;
      for (const std::string& id : split(rows.text(1), '\n')) members.insert(entities.resolve(id, "", ""));
      by_row_[rows.integer(0)] = number(members);
    }
    read_varying_mentions();
  }

  std::uint32_t actors(std::int64_t mention, std::int64_t row) const { return find(mention, 0, row); }
  std::uint32_t targets(std::int64_t mention, std::int64_t row) const { return find(mention, 1, row); }

 private:
  std::uint32_t find(std::int64_t mention, std::int64_t role, std::int64_t row) const {
    const auto own = by_mention_.find({mention, role});
    return own == by_mention_.end() ? by_row_.at(row) : own->second;
  }

  std::uint32_t number(const std::set<std::string>& members) {
    const std::vector<std::string> sorted(members.begin(), members.end());
    const std::uint32_t number = numbers_.number(join(sorted, "\n"));
    if (number == sets_.size()) sets_.push_back(sorted);
    return number;
  }

  void read_varying_mentions() {
    std::map<std::pair<std::int64_t, std::int64_t>, std::set<std::string>> members;
    Statement& rows = db_.cached(
        "SELECT p.mention, p.role, p.text, e.id, d.id FROM participants p JOIN actors a USING (actor) JOIN entities e USING (entity) "
        "JOIN mentions m USING (mention) JOIN documents d USING (document) WHERE p.mention IN (SELECT p2.mention FROM participants p2 JOIN actors a2 USING (actor) JOIN entities e2 USING (entity) WHERE e2.id = ?)");
    for (const std::string& id : entities_.varying_ids()) {
      for (rows.start(id); rows.step();) {
        members[{rows.integer(0), rows.integer(1)}].insert(entities_.resolve(rows.string(3), rows.text(2), rows.text(4)));
      }
    }
    for (const auto& [place, ids] : members) by_mention_[place] = number(ids);
  }

  Database& db_;
  const EntityTable& entities_;
  std::vector<std::vector<std::string>>& sets_;
  TextNumbers numbers_;
  std::unordered_map<std::int64_t, std::uint32_t> by_row_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> by_mention_;
};

constexpr std::string_view kKeyColumns =
    "SELECT mention, document, actors, targets, type, CASE WHEN type IS NULL THEN lemma ELSE '' END, modes, cameo, "
    "negated, future, hypothetical, historical, first, last, confidence, wording, coding FROM mentions m";

// The actor sets, as a JSON list, that hold one of the entities.
std::string find_sets(Database& db, const std::set<std::string>& entities) {
  nlohmann::json sets = nlohmann::json::array();
  Statement& rows = db.cached("SELECT s.actor_set FROM actor_set_members s JOIN entities e USING (entity) WHERE e.id = ?");
  for (const std::string& id : entities) {
    for (rows.start(id); rows.step();) sets.push_back(rows.integer(0));
  }
  return sets.dump();
}

std::string condition(const MentionChoice& choice) {
  std::vector<std::string> conditions;
  if (!choice.actors.empty()) conditions.emplace_back("m.actors IN (SELECT value FROM json_each(?1))");
  if (!choice.targets.empty()) conditions.emplace_back("m.targets IN (SELECT value FROM json_each(?2))");
  if (!choice.entities.empty()) conditions.emplace_back("(m.actors IN (SELECT value FROM json_each(?3)) OR m.targets IN (SELECT value FROM json_each(?3)))");
  // All three parameters are bound whatever the conditions are.
  std::string sql = " WHERE coalesce(?1, ?2, ?3) IS NOT NULL";
  for (const std::string& one : conditions) sql += " AND " + one;
  return sql;
}

}  // namespace

std::uint8_t to_bits(const schema::Flags& flags) {
  return static_cast<std::uint8_t>((flags.negated ? 1 : 0) | (flags.future ? 2 : 0) | (flags.hypothetical ? 4 : 0) | (flags.historical ? 8 : 0));
}

schema::Flags to_flags(std::uint8_t bits) { return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0}; }

std::uint32_t TextNumbers::number(std::string_view text) {
  const auto [entry, is_new] = numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.push_back(entry->first);
  return entry->second;
}

std::unordered_map<std::string, Recoding> read_recodings(Database& db) {
  std::unordered_map<std::string, Recoding> recodings;
  Statement& rows = db.cached(
      "SELECT c.kind, c.value, k.coding FROM corrections c JOIN corrected_codings k USING (correction) WHERE c.kind IN ('reject', 'recode') "
      "ORDER BY c.correction");
  for (rows.start(); rows.step();) {
    if (rows.text(0) == "reject") recodings[rows.string(2)] = {true, {}, {}};
    else if (auto recoding = parse_recoding(rows.text(1))) recodings[rows.string(2)] = std::move(*recoding);
  }
  return recodings;
}

std::unordered_map<std::int64_t, DocumentPlace> read_documents(Database& db, std::vector<std::string>& ids) {
  std::unordered_map<std::int64_t, DocumentPlace> places;
  std::unordered_map<std::int64_t, std::uint32_t> clusters;
  std::uint32_t alone = 0x80000000U;  // numbers for documents without signature
  Statement& rows = db.cached("SELECT d.document, d.id, d.published, s.cluster FROM documents d LEFT JOIN signatures s USING (signature) ORDER BY d.id");
  for (rows.start(); rows.step();) {
    DocumentPlace place{static_cast<std::uint32_t>(ids.size()), 0, rows.day(2)};
    place.cluster = rows.is_null(3) ? alone++ : clusters.try_emplace(rows.integer(3), static_cast<std::uint32_t>(clusters.size())).first->second;
    ids.push_back(rows.string(1));
    places.emplace(rows.integer(0), place);
  }
  return places;
}

MentionTable read_mentions(Database& db, const EntityTable& entities, const MentionChoice& choice) {
  MentionTable table;
  const auto documents = read_documents(db, table.documents);
  const auto recodings = read_recodings(db);
  SetReader sets(db, entities, table.sets);
  TextNumbers modes, actions, cameos;
  const std::string actors = find_sets(db, choice.actors), targets = find_sets(db, choice.targets), either = find_sets(db, choice.entities);
  Statement rows = db.prepare(std::string(kKeyColumns) + condition(choice));
  for (rows.start(actors, targets, either); rows.step();) {
    const auto recoding = recodings.empty() ? recodings.end() : recodings.find(rows.string(16));
    const bool is_recoded = recoding != recodings.end();
    if (is_recoded && recoding->second.rejected) continue;
    MentionKey key;
    key.mention = rows.integer(0);
    const DocumentPlace& place = documents.at(rows.integer(1));
    key.document = place.rank;
    key.position = static_cast<std::uint32_t>(key.mention);  // rows of a document are in text order
    key.cluster = place.cluster;
    key.published = place.published;
    key.actors = sets.actors(key.mention, rows.integer(2));
    key.targets = sets.targets(key.mention, rows.integer(3));
    const std::string_view type = is_recoded ? to_string(recoding->second.type) : rows.text(4);
    key.action = actions.number(type.empty() ? fmt::format("lemma {}", rows.text(5)) : std::string(type));
    if (key.action == table.actions.size()) table.actions.push_back({schema::to_event_type(type), type.empty() ? rows.string(5) : std::string()});
    auto names = is_recoded ? recoding->second.modes : split(rows.text(6), ' ');
    std::sort(names.begin(), names.end());
    key.modes = modes.number(join(names, " "));
    if (key.modes == table.modes.size()) table.modes.push_back(std::move(names));
    key.cameo = cameos.number(is_recoded ? std::string_view() : rows.text(7));
    key.flags = to_bits({rows.integer(8) != 0, rows.integer(9) != 0, rows.integer(10) != 0, rows.integer(11) != 0});
    key.days = {rows.day(12), rows.day(13)};
    key.confidence = rows.real(14);
    key.wording = rows.integer(15);
    table.mentions.push_back(key);
  }
  return table;
}

}  // namespace dyad::graph
