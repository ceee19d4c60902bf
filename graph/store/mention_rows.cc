#include "graph/store/mention_rows.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/table_file.h"
#include "graph/store/near_duplicate.h"
#include "schema/event_json.h"

namespace dyad::graph {
namespace {

using Json = nlohmann::ordered_json;

enum Role : int { kActor = 0, kTarget = 1, kReporter = 2 };

std::string join(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out;
  for (std::string_view word : base::split_list(words, ' ')) out.emplace_back(word);
  return out;
}

std::string pieces_to_text(const std::vector<base::TextSpan>& spans) {
  std::string text;
  for (const base::TextSpan span : spans) text += fmt::format("{}{}-{}", text.empty() ? "" : " ", span.begin, span.end);
  return text;
}

std::vector<base::TextSpan> pieces_from_text(std::string_view text) {
  std::vector<base::TextSpan> spans;
  for (std::string_view piece : base::split_list(text, ' ')) {
    const std::size_t dash = std::min(piece.find('-'), piece.size());
    const auto number = [](std::string_view digits) { return static_cast<std::uint32_t>(std::stoul("0" + std::string(digits))); };
    spans.push_back({number(piece.substr(0, dash)), number(piece.substr(std::min(dash + 1, piece.size())))});
  }
  return spans;
}

// NULL for what is absent.
std::optional<std::string> json_text(const Json& json) {
  if (json.empty()) return std::nullopt;
  return schema::to_json_line(json);
}

// JSON columns are written by this program; a file that someone else changed may hold anything.
template <typename T>
T parse_column(Database& db, std::string_view text, base::Result<T> (*read)(const Json&)) {
  if (text.empty()) return T{};
  const Json json = Json::parse(text, nullptr, false);
  auto value = json.is_discarded() ? base::Result<T>(base::Error{base::ErrorCode::BadInput, "expected JSON"}) : read(json);
  if (!value) throw SqliteError{{base::ErrorCode::BadInput, fmt::format("{}: the store is damaged: {}", db.path(), value.error().message)}};
  return std::move(*value);
}

std::optional<std::uint32_t> begin_of(const std::optional<base::TextSpan>& span) { return span ? std::optional(span->begin) : std::nullopt; }
std::optional<std::uint32_t> end_of(const std::optional<base::TextSpan>& span) { return span ? std::optional(span->end) : std::nullopt; }

// Columns first, last, granularity, basis, date_text, date_begin, date_end, timex from `column` on.
schema::EventDate read_date(const Statement& row, int column) {
  schema::EventDate date;
  date.days = {row.day(column), row.day(column + 1)};
  date.granularity = schema::to_granularity(row.text(column + 2)).value_or(schema::Granularity::Unknown);
  date.basis = schema::to_date_basis(row.text(column + 3)).value_or(schema::DateBasis::Unknown);
  date.text = row.string(column + 4);
  date.span = row.span(column + 5);
  date.timex = row.string(column + 7);
  return date;
}

// Columns entity id, name, kind, code, sectors, wikidata, text, begin, end from `column` on.
schema::Participant read_participant(const Statement& row, int column) {
  schema::Participant out;
  out.actor.entity = row.string(column);
  out.actor.name = row.string(column + 1);
  out.actor.kind = schema::to_entity_kind(row.text(column + 2)).value_or(schema::EntityKind::Unknown);
  out.actor.code = row.string(column + 3);
  out.actor.sectors = split(row.text(column + 4));
  out.actor.wikidata = row.string(column + 5);
  out.text = row.string(column + 6);
  out.span = row.span(column + 7);
  return out;
}

std::int64_t find_or_add_entity(Database& db, std::string_view id) {
  Statement& find = db.cached("SELECT entity FROM entities WHERE id = ?");
  if (find.start(id).step()) {
    const std::int64_t entity = find.integer(0);
    find.reset();
    return entity;
  }
  db.cached("INSERT INTO entities(id) VALUES (?)").run(id);
  return db.last_rowid();
}

std::vector<std::string> sorted_entities(const std::vector<schema::Participant>& participants) {
  std::vector<std::string> ids;
  for (const auto& participant : participants) ids.push_back(participant.actor.entity);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void read_participants(Database& db, std::int64_t mention, schema::Event& event) {
  Statement& rows = db.cached(
      "SELECT p.role, e.id, a.name, a.kind, a.code, a.sectors, a.wikidata, p.text, p.\"begin\", p.\"end\" "
      "FROM participants p JOIN actors a USING (actor) JOIN entities e USING (entity) WHERE p.mention = ? ORDER BY p.role, p.position");
  for (rows.start(mention); rows.step();) {
    switch (rows.integer(0)) {
      case kActor: event.actors.push_back(read_participant(rows, 1)); break;
      case kTarget: event.targets.push_back(read_participant(rows, 1)); break;
      default: event.reported_by = read_participant(rows, 1);
    }
  }
}

}  // namespace

std::string set_members(const std::vector<schema::Participant>& participants) {
  return fmt::format("{}", fmt::join(sorted_entities(participants), "\n"));
}

std::string coding_hash(const schema::Event& event) {
  const schema::Flags& flags = event.flags;
  return base::content_hash(fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{:d}{:d}{:d}{:d}", event.evidence.text,
                                        event.action.type ? std::string(to_string(*event.action.type)) : event.action.lemma, set_members(event.actors),
                                        set_members(event.targets), flags.negated, flags.future, flags.hypothetical, flags.historical));
}

std::int64_t find_or_add_actor(Database& db, const schema::Actor& actor) {
  const std::int64_t entity = find_or_add_entity(db, actor.entity);
  const std::string sectors = join(actor.sectors);
  const std::string_view kind = to_string(actor.kind);
  Statement& find =
      db.cached("SELECT actor FROM actors WHERE entity = ? AND name = ? AND kind = ? AND code = ? AND sectors = ? AND wikidata = ?");
  if (find.start(entity, actor.name, kind, actor.code, sectors, actor.wikidata).step()) {
    const std::int64_t row = find.integer(0);
    find.reset();
    return row;
  }
  db.cached("INSERT INTO actors(entity, name, kind, code, sectors, wikidata) VALUES (?, ?, ?, ?, ?, ?)")
      .run(entity, actor.name, kind, actor.code, sectors, actor.wikidata);
  return db.last_rowid();
}

std::int64_t find_or_add_set(Database& db, const std::vector<schema::Participant>& participants) {
  const std::string members = set_members(participants);
  Statement& find = db.cached("SELECT actor_set FROM actor_sets WHERE members = ?");
  if (find.start(members).step()) {
    const std::int64_t set = find.integer(0);
    find.reset();
    return set;
  }
  db.cached("INSERT INTO actor_sets(members) VALUES (?)").run(members);
  const std::int64_t set = db.last_rowid();
  for (const std::string& id : sorted_entities(participants)) {
    db.cached("INSERT INTO actor_set_members(actor_set, entity) VALUES (?, ?)").run(set, find_or_add_entity(db, id));
  }
  return set;
}

std::int64_t MentionWriter::find_or_add_evidence(const schema::Evidence& evidence) {
  for (const auto& [known, row] : evidence_) {
    if (known == evidence) return row;
  }
  db_.cached("INSERT INTO evidence(document, \"begin\", \"end\", text) VALUES (?, ?, ?, ?)")
      .run(document_, evidence.span.begin, evidence.span.end, evidence.text);
  // Events come in text order: only the last few sentences can come again.
  if (evidence_.size() >= 8) evidence_.erase(evidence_.begin());
  return evidence_.emplace_back(evidence, db_.last_rowid()).second;
}

void MentionWriter::write_participants(std::int64_t mention, int role, const std::vector<schema::Participant>& participants) {
  Statement& insert =
      db_.cached("INSERT INTO participants(mention, role, position, actor, text, \"begin\", \"end\") VALUES (?, ?, ?, ?, ?, ?, ?)");
  int position = 0;
  for (const schema::Participant& participant : participants) {
    insert.run(mention, role, position++, find_or_add_actor(db_, participant.actor), participant.text, begin_of(participant.span), end_of(participant.span));
  }
}

void MentionWriter::write(const schema::Event& event) {
  const schema::Action& action = event.action;
  const schema::EventDate& date = event.date;
  const std::int64_t actors = find_or_add_set(db_, event.actors), targets = find_or_add_set(db_, event.targets);
  const std::int64_t evidence = find_or_add_evidence(event.evidence);
  const auto type = action.type ? std::optional(to_string(*action.type)) : std::nullopt;
  const std::string modes = join(action.modes), contexts = join(action.contexts), pieces = pieces_to_text(action.spans);
  const auto location = event.location ? json_text(schema::location_to_json(*event.location)) : std::nullopt;
  const auto counts = json_text(schema::counts_to_json(event.counts)), explanation = json_text(schema::explanation_to_json(event.explanation));
  db_.cached(
         "INSERT INTO mentions(id, document, sentence, evidence, actors, targets, type, modes, contexts, cameo, lemma, action, \"begin\", \"end\", pieces, "
         "first, last, granularity, basis, date_text, date_begin, date_end, timex, location, negated, future, hypothetical, historical, counts, "
         "confidence, explanation, wording, coding) "
         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(event.id, document_, event.sentence, evidence, actors, targets, type, modes, contexts, action.cameo, action.lemma, action.text,
           action.span.begin, action.span.end, pieces, date.days.first, date.days.last, to_string(date.granularity), to_string(date.basis), date.text,
           begin_of(date.span), end_of(date.span), date.timex, location, event.flags.negated, event.flags.future, event.flags.hypothetical,
           event.flags.historical, counts, schema::round_confidence(event.confidence), explanation, wording_hash(event.evidence.text), coding_hash(event));
  const std::int64_t mention = db_.last_rowid();
  write_participants(mention, kActor, event.actors);
  write_participants(mention, kTarget, event.targets);
  if (event.reported_by) write_participants(mention, kReporter, {*event.reported_by});
}

void MentionWriter::write(const schema::Relation& relation) {
  const schema::EventDate& date = relation.date;
  const std::int64_t subject = find_or_add_actor(db_, relation.subject.actor), object = find_or_add_actor(db_, relation.object.actor);
  const std::int64_t evidence = find_or_add_evidence(relation.evidence);
  const auto explanation = json_text(schema::explanation_to_json(relation.explanation));
  db_.cached(
         "INSERT INTO relations(document, sentence, evidence, subject, subject_text, subject_begin, subject_end, name, object, object_text, object_begin, "
         "object_end, first, last, granularity, basis, date_text, date_begin, date_end, timex, confidence, explanation, wording) "
         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(document_, relation.sentence, evidence, subject, relation.subject.text, begin_of(relation.subject.span), end_of(relation.subject.span),
           relation.relation, object, relation.object.text, begin_of(relation.object.span), end_of(relation.object.span), date.days.first,
           date.days.last, to_string(date.granularity), to_string(date.basis), date.text, begin_of(date.span), end_of(date.span), date.timex,
           schema::round_confidence(relation.confidence), explanation, wording_hash(relation.evidence.text));
}

schema::Event read_mention(Database& db, std::int64_t mention, bool with_explanation) {
  Statement& row = db.cached(
      "SELECT m.id, d.id, m.sentence, v.\"begin\", v.\"end\", v.text, m.type, m.modes, m.contexts, m.cameo, m.lemma, m.action, m.\"begin\", m.\"end\", "
      "m.pieces, m.first, m.last, m.granularity, m.basis, m.date_text, m.date_begin, m.date_end, m.timex, m.location, m.negated, m.future, "
      "m.hypothetical, m.historical, m.counts, m.confidence, CASE WHEN ?2 THEN m.explanation END "
      "FROM mentions m JOIN documents d USING (document) JOIN evidence v USING (evidence) WHERE m.mention = ?1");
  schema::Event event;
  if (!row.start(mention, with_explanation).step()) return event;
  event.id = row.string(0);
  event.document = row.string(1);
  event.sentence = static_cast<std::uint32_t>(row.integer(2));
  event.evidence = {row.span(3).value_or(base::TextSpan{}), row.string(5)};
  event.action.type = schema::to_event_type(row.text(6));
  event.action.modes = split(row.text(7));
  event.action.contexts = split(row.text(8));
  event.action.cameo = row.string(9);
  event.action.lemma = row.string(10);
  event.action.text = row.string(11);
  event.action.span = row.span(12).value_or(base::TextSpan{});
  event.action.spans = pieces_from_text(row.text(14));
  event.date = read_date(row, 15);
  if (!row.is_null(23)) event.location = parse_column(db, row.text(23), schema::location_from_json);
  event.flags = {row.integer(24) != 0, row.integer(25) != 0, row.integer(26) != 0, row.integer(27) != 0};
  event.counts = parse_column(db, row.text(28), schema::counts_from_json);
  event.confidence = row.real(29);
  event.explanation = parse_column(db, row.text(30), schema::explanation_from_json);
  row.reset();
  read_participants(db, mention, event);
  return event;
}

schema::Relation read_relation_row(Database& db, std::int64_t relation, bool with_explanation) {
  Statement& row = db.cached(
      "SELECT d.id, r.sentence, v.\"begin\", v.\"end\", v.text, r.name, "
      "se.id, sa.name, sa.kind, sa.code, sa.sectors, sa.wikidata, r.subject_text, r.subject_begin, r.subject_end, "
      "oe.id, oa.name, oa.kind, oa.code, oa.sectors, oa.wikidata, r.object_text, r.object_begin, r.object_end, "
      "r.first, r.last, r.granularity, r.basis, r.date_text, r.date_begin, r.date_end, r.timex, r.confidence, CASE WHEN ?2 THEN r.explanation END "
      "FROM relations r JOIN documents d USING (document) JOIN evidence v USING (evidence) JOIN actors sa ON sa.actor = r.subject "
      "JOIN entities se ON se.entity = sa.entity JOIN actors oa ON oa.actor = r.object JOIN entities oe ON oe.entity = oa.entity WHERE r.relation = ?1");
  schema::Relation out;
  if (!row.start(relation, with_explanation).step()) return out;
  out.document = row.string(0);
  out.sentence = static_cast<std::uint32_t>(row.integer(1));
  out.evidence = {row.span(2).value_or(base::TextSpan{}), row.string(4)};
  out.relation = row.string(5);
  out.subject = read_participant(row, 6);
  out.object = read_participant(row, 15);
  out.date = read_date(row, 24);
  out.confidence = row.real(32);
  out.explanation = parse_column(db, row.text(33), schema::explanation_from_json);
  row.reset();
  return out;
}

}  // namespace dyad::graph
