// Meanings to dates: anchors what an expression says on the document's date or on the last date that the text has spoken of.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "extract/time/clause_tense.h"
#include "extract/time/feast_table.h"
#include "extract/time/time_expression.h"
#include "extract/time/time_meaning.h"
#include "extract/time/time_value.h"

namespace dyad::extract {

// Where a text stands while it is read from front to back.
struct TimeAnchors {
  std::optional<base::Date> creation_time;
  bool narrative = false;                    // history told in order: hang on `reference`, not on the creation time
  std::optional<CalendarPoint> reference;    // the last date that was spoken of
  std::uint32_t reference_sentence = 0;      // that spoke of it
  std::optional<CalendarPoint> aside;        // a date far from it, that only its own sentence hangs on
  std::uint32_t aside_sentence = 0;
  std::uint32_t sentence = 0;                // that is read now
  bool day_first = false;                    // numeric dates of this text begin with the day
  bool before_christ = false;                // the last year with an era was before Christ
};

// The date that the text speaks of: its last one, or the aside of this sentence.
inline const std::optional<CalendarPoint>& spoken_of(const TimeAnchors& anchors) {
  return anchors.aside && anchors.aside_sentence == anchors.sentence ? anchors.aside : anchors.reference;
}

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
  TimeResolver(const FeastTable& feasts, const TimeAnchors& anchors, ClauseTime clause) : feasts_(&feasts), anchors_(&anchors), clause_(clause) {}

  ResolvedTime resolve(const Meaning& meaning) const;

 private:
  // A date before its time of day and modifier.
  struct Found {
    std::string value;
    std::optional<CalendarPoint> point;
    base::DateInterval days;
    schema::Granularity granularity = schema::Granularity::Unknown;
    AnchorKind anchor_kind = AnchorKind::Absolute;
    std::string anchor;
  };

  Found resolve_date(const Meaning& meaning) const;
  Found resolve_within(const Meaning& meaning) const;
  std::optional<Found> resolve_nth(const Meaning& meaning, const Found& outer) const;
  Found resolve_calendar(const Meaning& meaning) const;
  Found resolve_feast(const Meaning& meaning) const;
  Found resolve_season(const Meaning& meaning) const;
  Found resolve_year_part(const Meaning& meaning) const;
  Found resolve_decade(const Meaning& meaning) const;
  Found resolve_century(const Meaning& meaning) const;
  Found resolve_which(const Meaning& meaning) const;
  Found resolve_which_weekday(Which which, int weekday) const;
  Found resolve_which_month(Which which, const Meaning& meaning) const;
  Found resolve_weekend(Which which, base::Date anchor) const;
  Found resolve_shift(const Meaning& meaning) const;
  Found resolve_weekday(int weekday) const;
  Found resolve_day_of_month(int day, bool spoken_of) const;
  ResolvedTime resolve_duration(const Meaning& meaning) const;
  ResolvedTime resolve_set(const Meaning& meaning) const;
  void add_time_of_day(const Meaning& meaning, ResolvedTime& time) const;
  void add_mod(const Meaning& meaning, ResolvedTime& time) const;

  // The anchor of an expression: the reference where `spoken_of` or in a narrative, else the creation time.
  std::optional<base::Date> anchor(bool spoken_of) const;
  Found from_point(const CalendarPoint& point, AnchorKind kind, std::optional<base::Date> anchor_day) const;
  Found symbolic(std::string value, schema::Granularity granularity) const;
  AnchorKind kind_of_anchor(bool spoken_of) const;
  int year_of(const Meaning& meaning) const;
  // The year in which a month (and day) without year lies.
  std::optional<int> choose_year(int month, int day) const;

  const FeastTable* feasts_;
  const TimeAnchors* anchors_;
  ClauseTime clause_;
};

}  // namespace dyad::extract
