#include "app/ingest.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/actors_command.h"
#include "app/command.h"
#include "app/extraction.h"
#include "base/hash.h"
#include "schema/data.h"

namespace dyad::app {
namespace {

std::string options_json(const IngestOptions& options) {
  const nlohmann::ordered_json json = {{"conventions", options.coding.conventions}, {"time_mode", options.coding.narrative}, {"model", options.model.folder}};
  return json.dump();
}

// The sentences of a document, each with the reason why its first predicate gave no event.
std::vector<graph::SentenceRecord> record_sentences(const extract::Extraction& extraction) {
  std::vector<graph::SentenceRecord> records;
  for (const extract::Sentence& sentence : extraction.parse.sentences) records.push_back({sentence.span, "no predicate with participants"});
  for (auto uncoded = extraction.uncoded.rbegin(); uncoded != extraction.uncoded.rend(); ++uncoded) records[uncoded->sentence].reason = uncoded->reason;
  for (const schema::Event& event : extraction.events) records[event.sentence].reason.clear();
  return records;
}

// The store's tables of actors after those of the command line are in, by name. A file is known by its name without folder.
base::Result<std::vector<extract::UserTable>> keep_actors(graph::Store& store, const std::vector<std::string>& files) {
  const auto given = read_user_tables(files);
  if (!given) return given.error();
  for (const extract::UserTable& table : *given) {
    if (auto done = store.set_actor_table({std::filesystem::path(table.name).filename().string(), table.text}); !done) return done.error();
  }
  const auto stored = store.actor_tables();
  if (!stored) return stored.error();
  std::vector<extract::UserTable> tables;
  for (const graph::ActorTable& table : *stored) tables.push_back({table.name, table.text});
  return tables;
}

std::string hash_of(const std::vector<extract::UserTable>& actors) {
  if (actors.empty()) return {};
  std::string all;
  for (const extract::UserTable& table : actors) all += fmt::format("{}\n{}\n{}\n", table.name, table.text.size(), table.text);
  return base::content_hash(all);
}

// A stored document as it was when it was read.
extract::Document stored_document(graph::DocumentRecord record) {
  extract::Document doc;
  doc.origin = doc.id = std::move(record.id);
  doc.title = std::move(record.title);
  doc.url = std::move(record.url);
  doc.source = std::move(record.publisher);
  doc.creation_time = record.published;
  doc.creation_time_basis = record.published ? extract::CreationTimeBasis::Stated : extract::CreationTimeBasis::Unknown;
  doc.text = std::move(record.text);
  for (const graph::BlockRecord& block : record.blocks) {
    doc.blocks.push_back({block.span, block.is_title ? extract::Block::Kind::Title : extract::Block::Kind::Body});
  }
  return doc;
}

graph::DocumentRecord record_document(const extract::Document& doc, std::string input, const std::string& actors) {
  graph::DocumentRecord record;
  record.id = doc.id;
  record.title = doc.title;
  record.url = doc.url;
  record.publisher = doc.source;
  record.published = doc.creation_time;
  record.text = doc.text;
  record.input = std::move(input);
  record.actors = actors;
  for (const extract::Block& block : doc.blocks) record.blocks.push_back({block.span, block.kind == extract::Block::Kind::Title});
  return record;
}

// A line that is written over itself, on a terminal only.
class Progress {
 public:
  explicit Progress(bool wanted) : shown_(wanted && isatty(fileno(stderr))) {}
  ~Progress() {
    if (shown_ && count_ > 0) std::fputs("\n", stderr);
  }
  void advance(std::size_t events) {
    ++count_;
    events_ += events;
    if (shown_) std::fputs(fmt::format("\r{} documents, {} events", count_, events_).c_str(), stderr);
  }

 private:
  const bool shown_;
  std::size_t count_ = 0;
  std::size_t events_ = 0;
};

// Fills the store. All its members run on the thread that reads the input.
class Ingestion {
 public:
  Ingestion(graph::Store& store, const IngestOptions& options, const std::string& actors, IngestCounts& counts)
      : store_(store), counts_(counts), progress_(options.progress), options_(options_json(options)), data_(schema::data_version()), actors_(actors) {}

  // What reading a document depends on.
  std::string input_of(const extract::Document& doc) const {
    const std::string published = doc.creation_time ? base::to_iso(*doc.creation_time) : std::string();
    return base::content_hash(fmt::format("{}\n{}\n{}{}\n{}\n{}\n{}\n{}", DYAD_VERSION, data_, options_, actors_, published, doc.url, doc.source, doc.text));
  }

  // The next of the stored documents that were read with other actors; nothing after the last.
  std::optional<base::Result<extract::Document>> next_stale() {
    if (!stale_) {
      stale_.emplace();
      auto ids = store_.documents_not_read_with(actors_);
      if (!ids) return ids.error();
      std::erase_if(*ids, [this](const std::string& id) { return seen_.contains(id); });
      stale_->assign(ids->rbegin(), ids->rend());
    }
    if (stale_->empty()) return std::nullopt;
    auto record = store_.document(stale_->back());
    stale_->pop_back();
    if (!record) return record.error();
    recoded_.insert(record->id);
    return stored_document(std::move(*record));
  }

  // The first document of an id counts in a run: what a later one would do depended on how far the first has come.
  bool is_wanted(const extract::Document& doc) {
    if (!seen_.insert(doc.id).second) {
      ++counts_.unchanged;
      return false;
    }
    const auto stored = store_.find_input(doc.id);
    if (!stored || !*stored || **stored != input_of(doc)) return true;
    ++counts_.unchanged;
    return false;
  }

  void put(const graph::DocumentRecord& record, const std::vector<schema::Event>& events, const std::vector<schema::Relation>& relations) {
    const auto outcome = store_.put_document(record, events, relations);
    if (!outcome) {
      report(outcome.error().message);
      failed_to_store_ = true;
      return;
    }
    if (recoded_.contains(record.id)) ++counts_.recoded;
    else ++(*outcome == graph::PutOutcome::Added ? counts_.added : *outcome == graph::PutOutcome::Replaced ? counts_.replaced : counts_.unchanged);
    progress_.advance(events.size());
    ++run_.documents;
    for (const graph::SentenceRecord& sentence : record.sentences) {
      ++run_.sentences;
      if (sentence.reason.empty()) ++run_.coded;
      else ++run_.uncoded[sentence.reason];
    }
  }

  bool begin() {
    run_.program = DYAD_VERSION;
    run_.data = data_;
    run_.options = options_;
    const auto id = store_.begin_run(run_);
    if (!id) {
      report(id.error().message);
      return false;
    }
    run_id_ = *id;
    return true;
  }

  bool finish(std::size_t failed) {
    run_.failed = counts_.failed = failed;
    const auto done = store_.finish_run(run_id_, run_);
    if (!done) report(done.error().message);
    return done && !failed_to_store_;
  }

 private:
  graph::Store& store_;
  IngestCounts& counts_;
  Progress progress_;
  std::string options_;
  std::string data_;
  std::string actors_;                             // hash of the user's actors
  std::set<std::string> seen_;
  std::set<std::string> recoded_;
  std::optional<std::vector<std::string>> stale_;  // ids, the next one last; none before they were asked for
  graph::RunRecord run_;
  std::int64_t run_id_ = 0;
  bool failed_to_store_ = false;
};

}  // namespace

std::string to_text(const IngestCounts& counts) {
  const std::string recoded = counts.recoded > 0 ? fmt::format("{} recoded, ", counts.recoded) : std::string();
  return fmt::format("{} documents added, {} replaced, {} unchanged, {}{} failed", counts.added, counts.replaced, counts.unchanged, recoded, counts.failed);
}

ExitStatus ingest(graph::Store& store, const IngestOptions& options, IngestCounts& counts) {
  const auto actors = keep_actors(store, options.coding.actors);
  if (!actors) return fail(actors.error());
  const std::string actors_hash = hash_of(*actors);
  Ingestion ingestion(store, options, actors_hash, counts);
  if (!ingestion.begin()) return ExitStatus::Cannot;
  const Finish finish = [&](const extract::Document& doc, extract::Extraction extraction) -> Delivery {
    auto record = std::make_shared<graph::DocumentRecord>(record_document(doc, ingestion.input_of(doc), actors_hash));
    record->sentences = record_sentences(extraction);
    return [&ingestion, record, events = std::move(extraction.events), relations = std::move(extraction.relations)] {
      ingestion.put(*record, events, relations);
    };
  };
  BatchCounts batch;
  const ExtractionOptions extraction{options.input, options.model, options.coding, false, [&](const extract::Document& doc) { return ingestion.is_wanted(doc); },
                                     &*actors, [&] { return ingestion.next_stale(); }};
  const ExitStatus status = run_extraction(extraction, finish, &batch);
  return ingestion.finish(batch.failed) ? status : ExitStatus::Cannot;
}

}  // namespace dyad::app
