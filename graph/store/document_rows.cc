#include "graph/store/document_rows.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/table_file.h"
#include "graph/store/document_clusters.h"
#include "graph/store/mention_rows.h"
#include "schema/event_json.h"

namespace dyad::graph {
namespace {

using Json = nlohmann::ordered_json;

Json record_json(const DocumentRecord& document) {
  Json json = {{"id", document.id}, {"title", document.title}, {"url", document.url}, {"publisher", document.publisher}};
  if (document.published) json["published"] = base::to_iso(*document.published);
  json["text"] = base::content_hash(document.text);
  for (const SentenceRecord& sentence : document.sentences) json["sentences"].push_back({sentence.span.begin, sentence.span.end, sentence.reason});
  return json;
}

void insert_sentences(Database& db, std::int64_t row, const std::vector<SentenceRecord>& sentences) {
  Statement& insert = db.cached("INSERT INTO sentences(document, number, \"begin\", \"end\", reason) VALUES (?, ?, ?, ?, ?)");
  int number = 0;
  for (const SentenceRecord& sentence : sentences) insert.run(row, number++, sentence.span.begin, sentence.span.end, sentence.reason);
}

// "0-20t 25-310"
std::string blocks_text(const std::vector<BlockRecord>& blocks) {
  std::string text;
  for (const BlockRecord& block : blocks) text += fmt::format("{}{}-{}{}", text.empty() ? "" : " ", block.span.begin, block.span.end, block.is_title ? "t" : "");
  return text;
}

std::vector<BlockRecord> read_blocks(std::string_view text) {
  std::vector<BlockRecord> blocks;
  for (std::string_view word : base::split_list(text, ' ')) {
    BlockRecord block;
    const char* end = word.data() + word.size();
    const auto begin = std::from_chars(word.data(), end, block.span.begin);
    if (begin.ec != std::errc() || begin.ptr == end) continue;
    const auto last = std::from_chars(begin.ptr + 1, end, block.span.end);
    block.is_title = last.ptr != end;
    blocks.push_back(block);
  }
  return blocks;
}

std::set<std::int64_t> collect(Database& db, std::string_view sql, std::int64_t document) {
  std::set<std::int64_t> rows;
  Statement& find = db.cached(sql);
  for (find.start(document); find.step();) rows.insert(find.integer(0));
  return rows;
}

// Rows of shared tables that the document uses, and that go with it if no other does.
struct SharedRows {
  std::set<std::int64_t> sets, actors, entities, signatures;
};

SharedRows shared_rows(Database& db, std::int64_t document) {
  SharedRows rows;
  rows.sets = collect(db, "SELECT actors FROM mentions WHERE document = ?1 UNION SELECT targets FROM mentions WHERE document = ?1", document);
  rows.actors = collect(db,
                        "SELECT p.actor FROM mentions m JOIN participants p USING (mention) WHERE m.document = ?1 "
                        "UNION SELECT subject FROM relations WHERE document = ?1 UNION SELECT object FROM relations WHERE document = ?1",
                        document);
  for (const std::int64_t actor : rows.actors) rows.entities.merge(collect(db, "SELECT entity FROM actors WHERE actor = ?", actor));
  rows.signatures = collect(db, "SELECT signature FROM documents WHERE document = ? AND signature IS NOT NULL", document);
  return rows;
}

void drop_unused(Database& db, const SharedRows& rows) {
  Statement& drop_set = db.cached(
      "DELETE FROM actor_sets WHERE actor_set = ?1 AND NOT EXISTS (SELECT 1 FROM mentions WHERE actors = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM mentions WHERE targets = ?1)");
  for (const std::int64_t set : rows.sets) drop_set.run(set);
  Statement& drop_actor = db.cached(
      "DELETE FROM actors WHERE actor = ?1 AND NOT EXISTS (SELECT 1 FROM participants WHERE actor = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM relations WHERE subject = ?1) AND NOT EXISTS (SELECT 1 FROM relations WHERE object = ?1)");
  for (const std::int64_t actor : rows.actors) drop_actor.run(actor);
  Statement& drop_entity = db.cached(
      "DELETE FROM entities WHERE entity = ?1 AND NOT EXISTS (SELECT 1 FROM actors WHERE entity = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM actor_set_members WHERE entity = ?1)");
  for (const std::int64_t entity : rows.entities) drop_entity.run(entity);
  for (const std::int64_t signature : rows.signatures) drop_unused_signature(db, signature);
}

}  // namespace

std::optional<std::int64_t> find_document(Database& db, std::string_view id) {
  Statement& find = db.cached("SELECT document FROM documents WHERE id = ?");
  if (!find.start(id).step()) return std::nullopt;
  const std::int64_t row = find.integer(0);
  find.reset();
  return row;
}

Extracted in_text_order(std::vector<schema::Event> events, std::vector<schema::Relation> relations) {
  std::stable_sort(events.begin(), events.end(), [](const schema::Event& a, const schema::Event& b) {
    return std::tie(a.sentence, a.action.span, a.id) < std::tie(b.sentence, b.action.span, b.id);
  });
  std::stable_sort(relations.begin(), relations.end(), [](const schema::Relation& a, const schema::Relation& b) {
    return std::tie(a.sentence, a.subject.span, a.subject.actor.entity, a.relation, a.object.actor.entity) <
           std::tie(b.sentence, b.subject.span, b.subject.actor.entity, b.relation, b.object.actor.entity);
  });
  return {std::move(events), std::move(relations)};
}

std::string extraction_hash(const DocumentRecord& document, const Extracted& extracted, const schema::Ontology& ontology) {
  std::string all = schema::to_json_line(record_json(document));
  for (const schema::Event& event : extracted.events) all += '\n' + schema::to_json_line(schema::event_to_json(event, ontology));
  for (const schema::Relation& relation : extracted.relations) all += '\n' + schema::to_json_line(schema::relation_to_json(relation));
  return base::content_hash(all);
}

void update_reading(Database& db, std::int64_t document, const DocumentRecord& record) {
  db.cached("UPDATE documents SET input = ?2 WHERE document = ?1").run(document, record.input);
  if (record.blocks.empty()) return;
  db.cached("INSERT OR REPLACE INTO readings(document, blocks, actors) VALUES (?, ?, ?)").run(document, blocks_text(record.blocks), record.actors);
}

void insert_document(Database& db, const DocumentRecord& document, const Extracted& extracted, const std::string& hash) {
  const auto signature = find_or_add_signature(db, document.text);
  db.cached("INSERT INTO documents(id, title, url, publisher, published, text, input, extraction, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(document.id, document.title, document.url, document.publisher, document.published, document.text, document.input, hash, signature);
  const std::int64_t row = db.last_rowid();
  update_reading(db, row, document);
  insert_sentences(db, row, document.sentences);
  MentionWriter writer(db, row);
  for (const schema::Event& event : extracted.events) writer.write(event);
  for (const schema::Relation& relation : extracted.relations) writer.write(relation);
}

void delete_document(Database& db, std::int64_t document) {
  const SharedRows rows = shared_rows(db, document);
  db.cached("DELETE FROM documents WHERE document = ?").run(document);
  drop_unused(db, rows);
}

DocumentRecord read_document(Database& db, std::int64_t document) {
  DocumentRecord out;
  Statement& row = db.cached("SELECT id, title, url, publisher, published, text, input FROM documents WHERE document = ?");
  if (!row.start(document).step()) return out;
  out = {row.string(0), row.string(1), row.string(2), row.string(3), row.day(4), row.string(5), row.string(6), {}, {}, {}};
  row.reset();
  Statement& sentences = db.cached("SELECT \"begin\", \"end\", reason FROM sentences WHERE document = ? ORDER BY number");
  for (sentences.start(document); sentences.step();) out.sentences.push_back({*sentences.span(0), sentences.string(2)});
  Statement& reading = db.cached("SELECT blocks, actors FROM readings WHERE document = ?");
  if (reading.start(document).step()) {
    out.blocks = read_blocks(reading.text(0));
    out.actors = reading.string(1);
  }
  reading.reset();
  return out;
}

}  // namespace dyad::graph
