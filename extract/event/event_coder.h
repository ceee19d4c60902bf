// Predicates, actors and times to coded, dated events.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/actor/actor_resolver.h"
#include "extract/document/document.h"
#include "extract/predicate/predicate.h"
#include "extract/time/time_expression.h"
#include "schema/event.h"

namespace dyad::extract {

enum class Conventions : unsigned char { Manual, Table };  // schema: where PLOVER's manual and the 2021 CAMEO table disagree

struct CodingOptions {
  Conventions conventions = Conventions::Manual;
  bool keep_uncoded = false;  // also events without a type, and predicates without participants
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

// Immutable after loading; shared by threads.
class EventCoder {
 public:
  // Reads schema/lexicon. Errors name file and line.
  static base::Result<std::unique_ptr<const EventCoder>> load(CodingOptions options);
  ~EventCoder();

  CodedEvents code(const Document& doc, const Tree& tree, const Resolution& resolution,
                   const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates) const;

 private:
  struct Impl;
  explicit EventCoder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
