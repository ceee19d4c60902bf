// Meanings to dates: anchors what an expression says on the document's date or on the last date that the text has spoken of.
// Dates of the calendar are in date_resolver.cc; what hangs on another date ("last week", "two days later", "the first week of May") is in
// relative_date.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"
#include "extract/time/clause_tense.h"
#include "extract/time/feast_table.h"
#include "extract/time/time_expression.h"
#include "extract/time/time_meaning.h"
#include "extract/time/time_value.h"
#include "schema/event.h"

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

// A date before its time of day and modifier.
struct FoundDate {
  std::string value;
  std::optional<CalendarPoint> point;
  base::DateInterval days;
  schema::Granularity granularity = schema::Granularity::Unknown;
  AnchorKind anchor_kind = AnchorKind::Absolute;
  std::string anchor;
};

// Borrows its table; the anchors are the caller's and only read.
class DateResolver {
 public:
  DateResolver(const FeastTable& feasts, const TimeAnchors& anchors, ClauseTime clause) : feasts_(&feasts), anchors_(&anchors), clause_(clause) {}

  FoundDate resolve(const Meaning& meaning) const;
  // The anchor of an expression: the reference where `spoken_of` or in a narrative, else the creation time.
  std::optional<base::Date> anchor(bool spoken_of) const;
  AnchorKind kind_of_anchor(bool spoken_of) const;

 private:
  // Of the calendar.
  FoundDate resolve_calendar(const Meaning& meaning) const;
  FoundDate resolve_feast(const Meaning& meaning) const;
  FoundDate resolve_season(const Meaning& meaning) const;
  FoundDate resolve_year_part(const Meaning& meaning) const;
  FoundDate resolve_decade(const Meaning& meaning) const;
  FoundDate resolve_century(const Meaning& meaning) const;
  FoundDate resolve_weekday(int weekday) const;
  FoundDate resolve_day_of_month(int day, bool spoken_of) const;
  // Hanging on another date.
  FoundDate resolve_which(const Meaning& meaning) const;
  FoundDate resolve_which_weekday(Which which, int weekday) const;
  FoundDate resolve_which_month(Which which, const Meaning& meaning) const;
  FoundDate resolve_weekend(Which which, base::Date anchor) const;
  FoundDate resolve_shift(const Meaning& meaning) const;
  FoundDate resolve_within(const Meaning& meaning) const;
  std::optional<FoundDate> resolve_nth(const Meaning& meaning, const FoundDate& outer) const;

  int year_of(const Meaning& meaning) const;
  // The year in which a month (and day) without year lies.
  std::optional<int> choose_year(int month, int day) const;
  int feast_year(const Meaning& meaning, std::size_t feast, base::Date now) const;
  int season_year(const Meaning& meaning, SeasonName season, base::Date now) const;

  const FeastTable* feasts_;
  const TimeAnchors* anchors_;
  ClauseTime clause_;
};

// A date at this place of the calendar; `anchor_day` is kept unless it is absolute.
FoundDate from_point(const CalendarPoint& point, AnchorKind kind, std::optional<base::Date> anchor_day);
// A date whose place is not known.
FoundDate symbolic(std::string value, schema::Granularity granularity);
// "XXXX-WXX": some week.
std::string unknown_value(Unit unit);
// -1 for what lies before, 1 for what lies after, 0 for this one.
int sign_of(Which which);
// Whether the expression means some hour of the day, whatever the day.
bool has_time_of_day(const Meaning& meaning);

}  // namespace dyad::extract
