// Meanings to values: dates (date_resolver.h) with their time of day and modifier, durations and sets.
#pragma once

#include <optional>
#include <string>

#include "extract/time/date_resolver.h"

namespace dyad::extract {

// What an expression means, without its place in the text.
struct ResolvedTime {
  TimexType type = TimexType::Date;
  std::string value, mod, quant, freq, begin_point, end_point, anchor;
  AnchorKind anchor_kind = AnchorKind::None;
  base::DateInterval days;
  schema::Granularity granularity = schema::Granularity::Unknown;
  std::optional<CalendarPoint> point;  // for dates that later expressions can hang on
};

// Borrows its table; the anchors are the caller's and only read.
class TimeResolver {
 public:
  TimeResolver(const FeastTable& feasts, const TimeAnchors& anchors, ClauseTime clause) : dates_(feasts, anchors, clause), anchors_(&anchors) {}

  ResolvedTime resolve(const Meaning& meaning) const;

 private:
  ResolvedTime resolve_duration(const Meaning& meaning) const;
  void add_ends(const Meaning& meaning, ResolvedTime& time) const;
  ResolvedTime resolve_set(const Meaning& meaning) const;
  void add_time_of_day(const Meaning& meaning, ResolvedTime& time) const;
  void add_mod(const Meaning& meaning, ResolvedTime& time) const;

  DateResolver dates_;
  const TimeAnchors* anchors_;
};

}  // namespace dyad::extract
