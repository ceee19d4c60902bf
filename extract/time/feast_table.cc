#include "extract/time/feast_table.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/calendar.h"
#include "base/table_file.h"
#include "extract/time/time_lexicon.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using base::Result;
using Feast = FeastTable::Feast;

std::optional<int> to_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "fixed 12 25", "nth 11 4 4" (month, weekday, which), "easter -2", "eastern-easter 0", "islamic 9 1", "hebrew 7 1", "chinese 0"
bool read_computation(std::string_view text, Feast& feast) {
  using Kind = Feast::Kind;
  const auto pieces = base::split_list(text, ' ');
  if (pieces.empty()) return false;
  std::vector<int> numbers;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const auto number = to_number(pieces[i]);
    if (!number) return false;
    numbers.push_back(*number);
  }
  const auto is = [&](std::string_view name, std::size_t count) { return pieces[0] == name && numbers.size() == count; };
  if (is("nth", 3)) {
    feast.kind = Kind::NthWeekday;
    feast.month = numbers[0], feast.weekday = numbers[1], feast.nth = numbers[2];
    return feast.month >= 1 && feast.month <= 12 && feast.weekday >= 1 && feast.weekday <= 7;
  }
  if (is("easter", 1) || is("eastern-easter", 1) || is("chinese", 1)) {
    feast.kind = pieces[0] == "easter" ? Kind::Easter : pieces[0] == "chinese" ? Kind::Chinese : Kind::EasternEaster;
    feast.offset = numbers[0];
    return true;
  }
  if (is("fixed", 2) || is("islamic", 2) || is("hebrew", 2)) {
    feast.kind = pieces[0] == "fixed" ? Kind::Fixed : pieces[0] == "islamic" ? Kind::Islamic : Kind::Hebrew;
    feast.month = numbers[0], feast.day = numbers[1];
    return feast.month >= 1 && feast.month <= (feast.kind == Kind::Hebrew ? 13 : 12) && feast.day >= 1 && feast.day <= 31;
  }
  return false;
}

// The day of an Islamic or Hebrew date that falls into a Gregorian year.
std::optional<base::Date> find_in_year(int first_guess, int year, int month, int day, base::Date (*convert)(int, int, int)) {
  for (int other_year = first_guess - 1; other_year <= first_guess + 1; ++other_year) {
    const base::Date date = convert(other_year, month, day);
    if (base::year_of(date) == year) return date;
  }
  return std::nullopt;
}

std::optional<base::Date> first_day(const Feast& feast, int year) {
  using Kind = Feast::Kind;
  switch (feast.kind) {
    case Kind::Fixed: return base::make_date(year, feast.month, feast.day);
    case Kind::NthWeekday: return base::nth_weekday(year, feast.month, feast.weekday, feast.nth);
    case Kind::Easter: return base::western_easter(year);
    case Kind::EasternEaster: return base::eastern_easter(year);
    case Kind::Chinese: return base::chinese_new_year(year);
    case Kind::Islamic: return find_in_year(year < 622 ? 1 : (year - 622) * 33 / 32 + 1, year, feast.month, feast.day, base::from_islamic);
    case Kind::Hebrew: return find_in_year(year + 3760, year, feast.month, feast.day, base::from_hebrew);
  }
  return std::nullopt;
}

}  // namespace

Result<FeastTable> FeastTable::load() {
  const auto text = schema::data_file("time/feasts.tsv");
  if (!text) return text.error();
  const auto table = base::read_table(*text, "schema/time/feasts.tsv", {"names", "day", "length"});
  if (!table) return table.error();
  FeastTable feasts;
  for (const base::TableRow& row : table->rows) {
    Feast feast;
    for (std::string_view name : base::split_list(row.fields[*table->column("names")])) feast.names.emplace_back(name);
    if (feast.names.empty()) return table->error_at(row, "expected at least one name");
    for (const std::string& name : feast.names) {
      for (std::string_view word : base::split_list(name, ' ')) {
        if (word.size() > TimeLexicon::kMaxLength) return table->error_at(row, fmt::format("expected words of at most {} letters: '{}'", TimeLexicon::kMaxLength, word));
      }
    }
    if (!read_computation(row.fields[*table->column("day")], feast)) {
      return table->error_at(row, fmt::format("expected how the day is found, as 'fixed 12 25' or 'easter -2': '{}'", row.fields[*table->column("day")]));
    }
    const auto length = to_number(row.fields[*table->column("length")]);
    if (!length || *length < 1) return table->error_at(row, "expected the number of days in the column 'length'");
    feast.length = *length;
    feasts.feasts_.push_back(std::move(feast));
  }
  return feasts;
}

base::DateInterval FeastTable::days_in(std::size_t index, int year) const {
  const Feast& feast = feasts_[index];
  const auto first = first_day(feast, year);
  if (!first) return {};
  const base::Date begin = *first + std::chrono::days(feast.offset);
  return {begin, begin + std::chrono::days(feast.length - 1)};
}

}  // namespace dyad::extract
