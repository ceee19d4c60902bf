#include "app/ingest.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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

graph::DocumentRecord record_document(const extract::Document& doc, std::string input) {
  graph::DocumentRecord record;
  record.id = doc.id;
  record.title = doc.title;
  record.url = doc.url;
  record.publisher = doc.source;
  record.published = doc.creation_time;
  record.text = doc.text;
  record.input = std::move(input);
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
  Ingestion(graph::Store& store, const IngestOptions& options, IngestCounts& counts)
      : store_(store), counts_(counts), progress_(options.progress), options_(options_json(options)), data_(schema::data_version()) {}

  // What reading a document depends on.
  std::string input_of(const extract::Document& doc) const {
    const std::string published = doc.creation_time ? base::to_iso(*doc.creation_time) : std::string();
    return base::content_hash(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", DYAD_VERSION, data_, options_, published, doc.url, doc.source, doc.text));
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
    ++(*outcome == graph::PutOutcome::Added ? counts_.added : *outcome == graph::PutOutcome::Replaced ? counts_.replaced : counts_.unchanged);
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
  std::set<std::string> seen_;
  graph::RunRecord run_;
  std::int64_t run_id_ = 0;
  bool failed_to_store_ = false;
};

}  // namespace

ExitStatus ingest(graph::Store& store, const IngestOptions& options, IngestCounts& counts) {
  Ingestion ingestion(store, options, counts);
  if (!ingestion.begin()) return ExitStatus::Cannot;
  const Finish finish = [&](const extract::Document& doc, extract::Extraction extraction) -> Delivery {
    auto record = std::make_shared<graph::DocumentRecord>(record_document(doc, ingestion.input_of(doc)));
    record->sentences = record_sentences(extraction);
    return [&ingestion, record, events = std::move(extraction.events), relations = std::move(extraction.relations)] {
      ingestion.put(*record, events, relations);
    };
  };
  BatchCounts batch;
  const ExtractionOptions extraction{options.input, options.model, options.coding, false, [&](const extract::Document& doc) { return ingestion.is_wanted(doc); }};
  const ExitStatus status = run_extraction(extraction, finish, &batch);
  return ingestion.finish(batch.failed) ? status : ExitStatus::Cannot;
}

}  // namespace dyad::app
