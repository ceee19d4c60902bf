// Values as TIMEX3 writes them, and the days that they mean.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "extract/time/time_meaning.h"
#include "schema/event.h"

namespace dyad::extract {

// A stretch of the calendar with the unit that it was named by. Years before Christ count down: 1 BC is 0, 490 BC is -489.
struct CalendarPoint {
  Unit unit = Unit::Day;
  base::Date first;        // of the unit
  base::Date last;
  bool operator==(const CalendarPoint&) const = default;
};

// The unit of the calendar that holds a day: its week from Monday, its month, its decade.
CalendarPoint to_point(Unit unit, base::Date day);
// The unit `count` units after (before, if negative) the one that holds `day`.
CalendarPoint shift(Unit unit, base::Date day, int count);

// "2021-12-22", "2021-W51", "2021-W51-WE", "2021-12", "2021-Q4", "2021-H2", "2021", "202", "20"; "BC0490" for years before Christ.
std::string to_value(const CalendarPoint& point);
std::string season_value(int year, SeasonName season);
// December to February for the winter that ends in `year + 1`.
base::DateInterval season_interval(int year, SeasonName season);
std::string year_value(int year);

// "P2D", "PT30M", "PXY", "P2.5Y"; a decade is "P10Y"
std::string duration_value(std::int32_t thousandths, Unit unit);

schema::Granularity to_granularity(Unit unit);
std::string_view to_string(DayPart part);   // "MO"
std::string_view to_string(Mod mod);        // "START"
std::string_view to_string(Vague vague);    // "PAST_REF"
std::string_view to_string(Quant quant);    // "EVERY"

}  // namespace dyad::extract
