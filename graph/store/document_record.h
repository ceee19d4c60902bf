// What is stored of a document beside its events and relations, and of a run.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace dyad::graph {

struct SentenceRecord {
  base::TextSpan span;
  std::string reason;  // why nothing was coded; empty if something was

  bool operator==(const SentenceRecord&) const = default;
};

// A stretch of the text that is read as running prose by itself.
struct BlockRecord {
  base::TextSpan span;
  bool is_title = false;

  bool operator==(const BlockRecord&) const = default;
};

struct DocumentRecord {
  std::string id;
  std::string title;
  std::string url;
  std::string publisher;
  std::optional<base::Date> published;    // document creation time
  std::string text;                       // copies are found by it; empty for imported records
  std::string input;                      // hash of all that reading it depended on (text, program, data, options); may be empty
  std::vector<SentenceRecord> sentences;  // in text order
  std::vector<BlockRecord> blocks;        // in text order; empty for imported records, which are not read again
  std::string actors;                     // hash of the user's actors with which it was read; empty without any
};

// A table of actors that the user gave.
struct ActorTable {
  std::string name;
  std::string text;

  bool operator==(const ActorTable&) const = default;
};

// One filling of the store.
struct RunRecord {
  std::string program;                    // version
  std::string data;                       // schema::data_version()
  std::string options;                    // JSON
  std::size_t documents = 0;
  std::size_t failed = 0;                 // documents that could not be read
  std::size_t sentences = 0;
  std::size_t coded = 0;                  // sentences with at least one event
  std::map<std::string, std::size_t> uncoded;  // sentences by the reason why nothing was coded
  std::string started;                    // UTC, set by the store: "2021-12-22T10:00:00Z"
  std::string finished;                   // empty: killed or still running
};

// A correction of what was extracted, by a person.
struct Correction {
  enum class Kind : unsigned char { MergeEntity, SplitEntity, RenameEntity, RejectEvent, RecodeEvent };
  Kind kind = Kind::RenameEntity;
  std::string subject;  // id of the entity or merged event
  std::string value;    // merge, split: id of the other entity; rename: new name; recode: "TYPE" or "TYPE mode mode"; reject: empty
  std::string detail;   // split: the words that name the other entity ("Georgia" the state), compared without case
  std::string who;
  std::string made_at;  // as given, by custom ISO 8601
};

std::string_view to_string(Correction::Kind kind);
std::optional<Correction::Kind> to_correction_kind(std::string_view name);

}  // namespace dyad::graph
