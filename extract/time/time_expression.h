// When: time expressions (TIMEX3) and the days that they mean.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/span.h"
#include "extract/document/document.h"
#include "extract/syntax/tree.h"
#include "schema/event.h"

namespace dyad::extract {

struct RuleExample;

enum class TimexType : std::uint8_t { Date, Time, Duration, Set };
std::string_view to_string(TimexType type);  // "DATE"

enum class AnchorKind : std::uint8_t { None, CreationTime, Narrative, Absolute };

struct TimeExpression {
  base::TokenSpan tokens;
  base::TextSpan span;
  std::string text;
  TimexType type = TimexType::Date;
  std::string value;             // TIMEX3: "2021-W50", "P2D", "PAST_REF", "2021-12-22TMO"
  std::string mod;               // "START", "APPROX"; empty if none
  std::string quant;             // SET: "EVERY"
  std::string freq;              // SET: "2X"
  std::string begin_point;       // values of the ends of a DURATION or range
  std::string end_point;
  AnchorKind anchor_kind = AnchorKind::None;
  std::string anchor;            // value that it hangs on: "2021-12-22"
  base::DateInterval days;       // the days meant; not known for durations, sets and vague references
  schema::Granularity granularity = schema::Granularity::Unknown;
  std::string rule;              // name of the rule in schema/time that read it
};

struct TimeOptions {
  std::optional<base::Date> creation_time;  // absent: relative expressions stay symbolic
  enum class Mode : std::uint8_t { Automatic, News, Narrative } mode = Mode::Automatic;
};

// Immutable after loading; shared by threads.
class TimeTagger {
 public:
  // Reads the rules under schema/time. Errors name file and line.
  static base::Result<std::unique_ptr<const TimeTagger>> load();
  ~TimeTagger();

  // In text order, not overlapping.
  std::vector<TimeExpression> find_times(const Document& doc, const Tree& tree, const TimeOptions& options) const;

  // The examples and counter-examples of all rules, for the tests.
  const std::vector<RuleExample>& examples() const;

 private:
  struct Impl;
  explicit TimeTagger(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
