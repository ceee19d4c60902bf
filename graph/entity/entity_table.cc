#include "graph/entity/entity_table.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/table_file.h"
#include "base/utf8.h"

namespace dyad::graph {
namespace {

// The key of an id: "EU" of igo:EU, "sergei-lavrov" of person:sergei-lavrov.
std::string_view key_of(std::string_view id) {
  const std::size_t colon = id.find(':');
  return colon == std::string_view::npos ? id : id.substr(colon + 1);
}

bool is_code(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether `words` stand in `text` with nothing of a word before or after. Both folded.
bool has_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const auto is_border = [&](std::size_t position) { return text[position] == ' ' || text[position] == '-' || text[position] == '.'; };
    if ((at == 0 || is_border(at - 1)) && (end == text.size() || is_border(end))) return true;
  }
  return false;
}

std::vector<std::string> sorted(std::set<std::string> ids) { return {ids.begin(), ids.end()}; }

auto facts_of(const schema::Actor& actor) {
  return std::tie(actor.name, actor.kind, actor.code, actor.sectors, actor.wikidata);
}

constexpr std::string_view kVariantColumns = "SELECT a.actor, e.id, a.name, a.kind, a.code, a.sectors, a.wikidata FROM actors a JOIN entities e USING (entity)";

schema::Actor read_actor(const Statement& row) {
  schema::Actor actor{row.string(1), row.string(2), schema::to_entity_kind(row.text(3)).value_or(schema::EntityKind::Unknown), row.string(4), {},
                      row.string(6)};
  for (std::string_view sector : base::split_list(row.text(5), ' ')) actor.sectors.emplace_back(sector);
  return actor;
}

}  // namespace

EntityTable::EntityTable(Database& db, const std::vector<Correction>& corrections) : db_(db), corrections_(corrections), links_(db) {
  for (const Correction& correction : corrections) {
    corrected_.insert(correction.subject);
    if (correction.kind == Correction::Kind::SplitEntity) varying_.insert(correction.subject);
    if (correction.kind == Correction::Kind::RenameEntity) names_[correction.subject] = correction.value;
  }
  for (const auto& [id, persons] : links_.persons_of()) {
    if (!corrected_.contains(id)) varying_.insert(id);
  }
}

std::string EntityTable::resolve(const std::string& id, std::string_view text, std::string_view document) const {
  if (varying_.contains(id) && !corrected_.contains(id)) {
    if (std::string person = links_.person_in(id, document); !person.empty()) return corrected_id(std::move(person), text);
  }
  return corrected_id(id, text);
}

std::set<std::string> EntityTable::meanings(const std::string& id, std::string_view text) const {
  const auto linked = links_.persons_of().find(id);
  if (linked == links_.persons_of().end() || corrected_.contains(id)) return {corrected_id(id, text)};
  std::set<std::string> ids;
  for (const std::string& person : linked->second) ids.insert(corrected_id(person, text));
  if (links_.is_also_itself(id)) ids.insert(corrected_id(id, text));
  return ids;
}

std::string EntityTable::corrected_id(std::string current, std::string_view text) const {
  for (const Correction& correction : corrections_) {
    if (correction.subject != current) continue;
    const bool merges = correction.kind == Correction::Kind::MergeEntity;
    const bool splits = correction.kind == Correction::Kind::SplitEntity && base::fold_case(text) == base::fold_case(correction.detail);
    if (merges || splits) current = correction.value;
  }
  return current;
}

std::set<std::string> EntityTable::stored_ids(const std::set<std::string>& ids) const {
  std::set<std::string> stored = ids;
  for (auto correction = corrections_.rbegin(); correction != corrections_.rend(); ++correction) {
    const bool moves = correction->kind == Correction::Kind::MergeEntity || correction->kind == Correction::Kind::SplitEntity;
    if (moves && stored.contains(correction->value)) stored.insert(correction->subject);
  }
  for (const auto& [id, persons] : links_.persons_of()) {
    if (std::any_of(persons.begin(), persons.end(), [&](const std::string& person) { return stored.contains(person); })) stored.insert(id);
  }
  return stored;
}

std::vector<EntityTable::Variant> EntityTable::variants(const std::string& id) {
  std::vector<Variant> out;
  Statement& rows = db_.cached(fmt::format("{} WHERE e.id = ?", kVariantColumns));
  for (const std::string& stored : stored_ids({id})) {
    for (rows.start(stored); rows.step();) out.push_back({rows.integer(0), read_actor(rows)});
  }
  return out;
}

std::int64_t EntityTable::count_mentions(std::int64_t actor_row) {
  Statement& count = db_.cached(
      "SELECT (SELECT count(*) FROM participants WHERE actor = ?1) + (SELECT count(*) FROM relations WHERE subject = ?1) + "
      "(SELECT count(*) FROM relations WHERE object = ?1)");
  const std::int64_t mentions = count.start(actor_row).step() ? count.integer(0) : 0;
  count.reset();
  return mentions;
}

const schema::Actor& EntityTable::facts(const std::string& id) {
  if (const auto known = facts_.find(id); known != facts_.end()) return known->second;
  const schema::Actor* best = nullptr;
  // Mentions that had the id from the beginning come before those that a correction brought; those that tell no code, and persons
  // of whom nothing but a country is told, say nothing.
  std::tuple<bool, bool, bool, std::int64_t> most{false, false, false, -1};
  const auto all = variants(id);
  for (const Variant& variant : all) {
    const bool is_bare = variant.actor.kind == schema::EntityKind::Person && variant.actor.sectors.empty();
    const bool is_stated = variant.actor.kind == schema::EntityKind::Person && links_.is_stated_code(id, variant.actor.code);
    const std::tuple weight{variant.actor.entity == id, !variant.actor.code.empty() && !is_bare, is_stated, count_mentions(variant.row)};
    if (!best || weight > most || (weight == most && facts_of(variant.actor) < facts_of(*best))) {
      best = &variant.actor;
      most = weight;
    }
  }
  schema::Actor actor = best ? *best : schema::Actor{};
  actor.entity = id;
  if (const auto renamed = names_.find(id); renamed != names_.end()) actor.name = renamed->second;
  if (actor.name.empty()) actor.name = std::string(key_of(id));
  return facts_.emplace(id, std::move(actor)).first->second;
}

schema::Actor EntityTable::corrected(const schema::Participant& participant, std::string_view document) {
  const std::string id = resolve(participant.actor.entity, participant.text, document);
  schema::Actor actor = facts(id);
  const bool is_own = id == participant.actor.entity;
  if (is_own) {
    actor.code = participant.actor.code;
    actor.sectors = participant.actor.sectors;
  }
  if (actor.kind != schema::EntityKind::Person) return actor;
  // A country may be that of the place only: always where no sectors are told, and where other documents state another one.
  if (is_own && !actor.sectors.empty()) {
    const Office* office = links_.office_stated_elsewhere(id, document);
    if (office && !office->code.empty()) actor.code = office->code;
  } else if (const Office* office = links_.office_in(id, document)) {
    actor.code = office->code;
    actor.sectors = office->sectors;
  }
  return actor;
}

std::string EntityTable::link_reason(const schema::Participant& participant, std::string_view document) {
  const std::string id = resolve(participant.actor.entity, participant.text, document);
  const bool is_linked = is_varying(participant.actor.entity) && id != participant.actor.entity;
  if (!is_linked && (participant.actor.kind != schema::EntityKind::Person || !participant.actor.sectors.empty())) return {};
  const Office* office = links_.office_in(id, document);
  if (!office) return {};
  const std::string what = office->relation.empty() ? fmt::format("{} {}", office->code, fmt::join(office->sectors, " ")) : fmt::format("{} {}", office->relation, office->object);
  return fmt::format("{}: {}, {} (said in {})", participant.text, facts(id).name, what, office->document);
}

Entity EntityTable::entity(const std::string& id) {
  Entity out{facts(id), {}, 0, 0};
  std::map<std::string, std::size_t> names;
  std::set<std::int64_t> documents;
  Statement& rows = db_.cached(
      "WITH spoken(text, document) AS (SELECT p.text, m.document FROM participants p JOIN mentions m USING (mention) WHERE p.actor = ?1 "
      "UNION ALL SELECT subject_text, document FROM relations WHERE subject = ?1 UNION ALL SELECT object_text, document FROM relations WHERE object = ?1) "
      "SELECT s.text, s.document, d.id FROM spoken s JOIN documents d USING (document)");
  for (const Variant& variant : variants(id)) {
    const bool may_differ = is_varying(variant.actor.entity) || variant.actor.entity != id;
    for (rows.start(variant.row); rows.step();) {
      const std::string text = rows.string(0);
      if (may_differ && resolve(variant.actor.entity, text, rows.text(2)) != id) continue;
      ++out.mentions;
      documents.insert(rows.integer(1));
      if (is_name(text)) ++names[text];
    }
  }
  out.documents = documents.size();
  for (auto& [name, mentions] : names) out.names.push_back({name, mentions});
  std::stable_sort(out.names.begin(), out.names.end(), [](const NameCount& a, const NameCount& b) { return a.mentions > b.mentions; });
  return out;
}

std::vector<std::string> EntityTable::all_ids() {
  std::set<std::string> ids;
  Statement& rows = db_.cached("SELECT id FROM entities");
  for (rows.start(); rows.step();) {
    if (!is_varying(rows.string(0))) ids.insert(resolve(rows.string(0), "", ""));
  }
  Statement& texts = db_.cached(
      "WITH spoken(text, document) AS ("
      "SELECT p.text, m.document FROM entities e JOIN actors a USING (entity) JOIN participants p USING (actor) JOIN mentions m USING (mention) WHERE e.id = ?1 "
      "UNION SELECT r.subject_text, r.document FROM entities e JOIN actors a USING (entity) JOIN relations r ON r.subject = a.actor WHERE e.id = ?1 "
      "UNION SELECT r.object_text, r.document FROM entities e JOIN actors a USING (entity) JOIN relations r ON r.object = a.actor WHERE e.id = ?1) "
      "SELECT s.text, d.id FROM spoken s JOIN documents d USING (document)");
  for (const std::string& id : varying_) {
    for (texts.start(id); texts.step();) ids.insert(resolve(id, texts.text(0), texts.text(1)));
  }
  return sorted(std::move(ids));
}

std::vector<std::string> EntityTable::find(std::string_view name) {
  const auto ids = all_ids();
  if (std::binary_search(ids.begin(), ids.end(), std::string(name))) return {std::string(name)};
  if (is_code(name)) {
    if (auto found = find_by_code(name); !found.empty()) return found;
  }
  const std::string folded = base::fold_case(base::trim(name));
  if (folded.empty()) return {};
  if (auto found = find_by_name(folded); !found.empty()) return found;
  if (auto found = find_by_text(folded); !found.empty()) return found;
  return find_by_words(folded);
}

std::vector<std::string> EntityTable::find_by_code(std::string_view code) {
  std::set<std::string> ids;
  Statement& rows = db_.cached("SELECT DISTINCT e.id FROM actors a JOIN entities e USING (entity) WHERE a.code = ?");
  for (rows.start(code); rows.step();) ids.merge(meanings(rows.string(0), ""));
  return sorted(std::move(ids));
}

std::vector<std::string> EntityTable::find_by_name(std::string_view folded) {
  std::set<std::string> found;
  for (const auto& [id, name] : names_) {
    if (base::fold_case(name) == folded) found.insert(id);
  }
  Statement& rows = db_.cached(kVariantColumns);
  for (rows.start(); rows.step();) {
    const std::string id = rows.string(1);
    if (base::fold_case(rows.text(2)) == folded || base::fold_case(key_of(id)) == folded) found.merge(meanings(id, rows.text(2)));
  }
  return sorted(std::move(found));
}

std::vector<std::string> EntityTable::find_by_text(std::string_view folded) {
  std::set<std::string> found;
  Statement& rows = db_.cached("SELECT DISTINCT p.text, e.id FROM participants p JOIN actors a USING (actor) JOIN entities e USING (entity)");
  for (rows.start(); rows.step();) {
    if (base::fold_case(rows.text(0)) == folded && is_name(rows.text(0))) found.merge(meanings(rows.string(1), rows.text(0)));
  }
  return sorted(std::move(found));
}

std::vector<std::string> EntityTable::find_by_words(std::string_view folded) {
  std::set<std::string> found;
  Statement& rows = db_.cached(kVariantColumns);
  for (rows.start(); rows.step();) {
    if (has_words(base::fold_case(rows.text(2)), folded)) found.merge(meanings(rows.string(1), rows.text(2)));
  }
  return sorted(std::move(found));
}

bool is_name(std::string_view text) {
  // Words that a sentence may begin with and that name nobody by themselves.
  constexpr std::array<std::string_view, 26> kNoNames = {"i",   "he",   "she",   "it",    "we",    "they", "you", "his", "her", "its", "our", "their", "my",
                                                         "your", "this", "that", "these", "those", "who",  "the", "a",   "an",  "both", "all", "some", "another"};
  for (std::string_view word : base::split_list(text, ' ')) {
    const bool is_ascii_lower = word.front() >= 'a' && word.front() <= 'z';
    const std::string folded = base::fold_case(word);
    if (is_ascii_lower || std::find(kNoNames.begin(), kNoNames.end(), folded) != kNoNames.end()) continue;
    const char32_t first = base::decode(word, 0).value;
    if (first >= 0x80 || (first >= 'A' && first <= 'Z')) return true;
  }
  return false;
}

}  // namespace dyad::graph
