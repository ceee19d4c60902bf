// Predicates, actors and times to coded, dated events.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/actor/actor_resolver.h"
#include "extract/document/document.h"
#include "extract/event/features.h"
#include "extract/predicate/predicate.h"
#include "extract/time/time_expression.h"
#include "schema/event.h"

namespace dyad::extract {

enum class Conventions : unsigned char { Manual, Table };  // schema: where PLOVER's manual and the 2021 CAMEO table disagree

struct CodingOptions {
  Conventions conventions = Conventions::Manual;
  bool keep_uncoded = false;  // also events without a type, and predicates without participants
  std::string type_model;     // a file that `dyad train` wrote; empty: the one that is shipped
};

// Why a sentence or predicate gave no event: for `dyad why` and the record of a run.
struct Uncoded {
  std::uint32_t sentence = 0;
  base::TextSpan span;
  std::string reason;  // "no entry for 'stroll'", "actor is no actor: the weather"
};

struct CodedEvents {
  std::vector<schema::Event> events;   // in text order
  std::vector<Uncoded> uncoded;
};

// A text whose two parties are given, coded.
struct CodedDyad {
  std::optional<schema::EventType> type;  // nothing where no word of the text has a type
  std::vector<std::string> modes;
  std::string cameo;
  schema::QuadCategory quad = 0;
  schema::Flags flags;
  double confidence = 0;
  schema::Explanation explanation;
};

// Where the parties stand; several pieces, or none where a party is not in the text.
struct DyadSpans {
  std::vector<base::TextSpan> actor;
  std::vector<base::TextSpan> target;
};

// Immutable after loading; shared by threads.
class EventCoder {
 public:
  // Reads schema/lexicon. Errors name file and line.
  static base::Result<std::unique_ptr<const EventCoder>> load(CodingOptions options);
  ~EventCoder();

  CodedEvents code(const Document& doc, const Tree& tree, const Resolution& resolution,
                   const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates) const;
  // The one reading that connects the two parties best. Words that are weak evidence by themselves count here.
  CodedDyad code_dyad(const Document& doc, const Tree& tree, const Resolution& resolution, const std::vector<TimeExpression>& times,
                      const std::vector<Predicate>& predicates, const DyadSpans& dyad) const;
  // What the statistical stage sees of the two parties, for fitting it.
  Features dyad_features(const Document& doc, const Tree& tree, const Resolution& resolution, const std::vector<TimeExpression>& times,
                         const std::vector<Predicate>& predicates, const DyadSpans& dyad) const;

 private:
  struct Impl;
  explicit EventCoder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
