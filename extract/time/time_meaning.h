// What a time expression says before it is anchored: a set of small integer fields. Rules fill them, the resolver reads them.
//
// "the first week of next month" is {ordinal 1, unit Week, of -> {which Next, unit Month}}.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace dyad::extract {

// The names that rules use are in kFieldNames, in the same order.
enum class Field : std::uint8_t {
  Type,      // TimexType; Date unless set
  Year,      // of the era
  Month,     // 1..12
  Day,       // 1..31
  Weekday,   // 1 Monday .. 7 Sunday
  Hour,      // 0..24, before the half of the day is applied
  Minute,
  Second,
  HalfDay,   // 1 a.m., 2 p.m.
  Zone,      // minutes east of Greenwich, or kZoneUtc for "Z"
  Part,      // DayPart
  Season,    // Season
  Quarter,   // 1..4
  HalfYear,  // 1..2
  Decade,    // 199 for the 1990s, 9 for "the nineties" (TwoDigits)
  Century,   // 19 for the 19th
  Week,      // of ISO 8601
  Feast,     // row of schema/time/feasts.tsv
  Era,       // 1 before Christ, 2 anno Domini
  Fiscal,    // 1: a business year
  Unit,      // Unit of a relation, a shift or a duration
  Which,     // Which
  Count,     // thousandths; kVagueCount for "several"
  ExtraUnit,   // second part of a duration: "two years and three months"
  ExtraCount,
  Way,       // -1 before the anchor, 1 after it
  From,      // what a shift starts from: 1 the time of speaking, 2 the time spoken of, 3 the day `of`, to the day
  Ordinal,   // nth within `of`; -1 the last
  Mod,       // Mod
  Vague,     // Vague
  Quant,     // Quant
  Freq,      // times per `Unit`
  TwoDigits, // 1: the year or decade has lost its century
  Order,     // of a numeric date: 1 month first as far as can be seen, 2 surely day first
  None,      // of words that only mark
  kCount
};

enum class Unit : std::int8_t { Second, Minute, Hour, Day, Night, Weekend, Week, Fortnight, Month, Season, Quarter, HalfYear, Year, Decade, Century, Millennium };
enum class DayPart : std::int8_t { Morning, Midday, Afternoon, Evening, Night, Daytime, Dawn, Dusk };
enum class SeasonName : std::int8_t { Spring, Summer, Fall, Winter };
enum class Which : std::int8_t { This, Last, Next, Previous, Following, That };
enum class Mod : std::int8_t { Start, Mid, End, Approx, LessThan, MoreThan, EqualOrLess, EqualOrMore, Before, After };
enum class Vague : std::int8_t { Past, Present, Future };
enum class Quant : std::int8_t { Every, Each, Some };

inline constexpr std::int32_t kUnset = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t kVagueCount = -1;
inline constexpr std::int32_t kZoneUtc = 10000;

// Value type. `of` points into the arena of the match that made it.
struct Meaning {
  std::array<std::int32_t, static_cast<std::size_t>(Field::kCount)> fields;
  const Meaning* of = nullptr;  // the time within which, or from which, this one is

  Meaning() { fields.fill(kUnset); }
  bool has(Field field) const { return fields[static_cast<std::size_t>(field)] != kUnset; }
  std::int32_t get(Field field, std::int32_t otherwise = kUnset) const { return has(field) ? fields[static_cast<std::size_t>(field)] : otherwise; }
  void set(Field field, std::int32_t value) { fields[static_cast<std::size_t>(field)] = value; }
  template <typename Enum>
  std::optional<Enum> as(Field field) const { return has(field) ? std::optional(static_cast<Enum>(get(field))) : std::nullopt; }
};

// "weekday", or nothing for a name that no field has.
std::optional<Field> to_field(std::string_view name);
// The number that a constant stands for in this field: "-1", "12", "last" (Which), "week" (Unit), "START" (Mod).
std::optional<std::int32_t> to_field_value(Field field, std::string_view constant);

}  // namespace dyad::extract
