#include "extract/time/time_meaning.h"

#include <algorithm>
#include <charconv>
#include <span>

#include "extract/time/time_number.h"

namespace dyad::extract {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Field::kCount)> kFieldNames = {
    "type", "year", "month", "day", "weekday", "hour", "minute", "second", "half_day", "zone", "part", "season", "quarter", "half_year", "decade",
    "century", "week", "feast", "era", "fiscal", "unit", "which", "count", "extra_unit", "extra_count", "way", "from", "ordinal", "mod", "vague",
    "quant", "freq", "two_digits", "order", "none"};

// The names of the enumerators in their order.
constexpr std::string_view kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::string_view kUnits[] = {"second", "minute", "hour", "day", "night", "weekend", "week", "fortnight", "month", "season", "quarter",
                                       "half_year", "year", "decade", "century", "millennium"};
constexpr std::string_view kParts[] = {"MO", "MI", "AF", "EV", "NI", "DT", "DA", "DU"};
constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};
constexpr std::string_view kWhich[] = {"this", "last", "next", "previous", "following", "that"};
constexpr std::string_view kMods[] = {"START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BEFORE", "AFTER"};
constexpr std::string_view kVagues[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
constexpr std::string_view kQuants[] = {"EVERY", "EACH", "SOME"};

std::span<const std::string_view> names_of(Field field) {
  switch (field) {
    case Field::Type: return kTypes;
    case Field::Unit: case Field::ExtraUnit: return kUnits;
    case Field::Part: return kParts;
    case Field::Season: return kSeasons;
    case Field::Which: return kWhich;
    case Field::Mod: return kMods;
    case Field::Vague: return kVagues;
    case Field::Quant: return kQuants;
    default: return {};
  }
}

}  // namespace

std::optional<Field> to_field(std::string_view name) {
  const auto found = std::find(kFieldNames.begin(), kFieldNames.end(), name);
  if (found == kFieldNames.end()) return std::nullopt;
  return static_cast<Field>(found - kFieldNames.begin());
}

std::optional<std::int32_t> to_field_value(Field field, std::string_view constant) {
  const auto names = names_of(field);
  if (const auto found = std::find(names.begin(), names.end(), constant); found != names.end()) return static_cast<std::int32_t>(found - names.begin());
  if (field == Field::Count && constant == "X") return kVagueCount;
  if (field == Field::Zone && constant == "Z") return kZoneUtc;
  if (field == Field::Count || field == Field::ExtraCount) {
    const std::int32_t thousandths = read_thousandths(constant);
    return thousandths == kUnset ? std::nullopt : std::optional(thousandths);
  }
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(constant.data(), constant.data() + constant.size(), number);
  if (error != std::errc() || end != constant.data() + constant.size() || !names.empty()) return std::nullopt;
  return number;
}

}  // namespace dyad::extract
