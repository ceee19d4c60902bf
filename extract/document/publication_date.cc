#include "extract/document/publication_date.h"

#include <array>
#include <string>

#include <re2/re2.h>

#include "base/table_file.h"

namespace dyad::extract {
namespace {

using base::Date;

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
#define DYAD_MONTH \
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

// REQUIRES: `name` begins like a month, in small letters
unsigned month_number(std::string_view name) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (name.starts_with(kMonths[i])) return static_cast<unsigned>(i + 1);
  }
  return 0;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::optional<Date> make_day(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok() || year < 1) return std::nullopt;
  return Date(date);
}

}  // namespace

std::optional<Date> read_day(std::string_view field) {
  static const RE2 iso(R"((\d{4}-\d\d-\d\d)(?:[T ].*)?)");
  static const RE2 basic(R"((\d{8})(?:T?\d{4}(?:\d\d)?Z?|[T ].*)?)");
  static const RE2 day_first(R"((?i)(?:[a-z]{3,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th)? )" DYAD_MONTH R"(\.?,? (\d{4})(?:[ ,T].*)?)");
  static const RE2 month_first(R"((?i)(?:[a-z]{3,9}\.?,? )?)" DYAD_MONTH R"(\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,T].*)?)");
  const re2::StringPiece words = piece(base::trim(field));
  std::string digits, month;
  int year = 0;
  unsigned day = 0;
  if (RE2::FullMatch(words, iso, &digits) || RE2::FullMatch(words, basic, &digits)) return base::parse_date(digits);
  if (RE2::FullMatch(words, day_first, &day, &month, &year) || RE2::FullMatch(words, month_first, &month, &day, &year)) {
    return make_day(year, month_number(lower(month)), day);
  }
  return std::nullopt;
}

std::optional<Date> day_in_url(std::string_view url) {
  static const RE2 numbers(R"((?:^|[/_.=-])((?:19|20)\d\d)([/-])(\d\d?)([/-])(\d\d?)(?:[/_.?&#-]|$))");
  static const RE2 named(R"((?i)/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(\d\d?)(?:/|$))");
  static const RE2 packed(R"([/_=-]((?:19|20)\d{6})(?:[/_.?&#-]|$))");
  int year = 0;
  unsigned month = 0, day = 0;
  std::string name, first, second;
  if (RE2::PartialMatch(piece(url), numbers, &year, &first, &month, &second, &day) && first == second) {
    if (const auto found = make_day(year, month, day)) return found;
  }
  if (RE2::PartialMatch(piece(url), named, &year, &name, &day)) return make_day(year, month_number(lower(name)), day);
  if (RE2::PartialMatch(piece(url), packed, &name)) return base::parse_date(name);
  return std::nullopt;
}

std::optional<Date> day_in_dateline(std::string_view text, std::string_view url) {
  // Place (up to six capitalised words), day, perhaps the agency in brackets, then a dash.
  static const RE2 dateline(R"(^[\s"“(]*(?:\p{Lu}[\p{L}.'’-]*[ ,/]+){1,6}\(?(?:(?i:)" DYAD_MONTH R"()\.? (\d{1,2})|(\d{1,2}) (?i:)" DYAD_MONTH
                            R"()\.?)(?:,? (\d{4}))?\)?,?\s*(?:[(/]\p{L}[^()/\n]*[)/]\s*)?(?:-|–|—))");
  static const RE2 url_year(R"(/((?:19|20)\d\d)(?:/(\d\d?))?(?:/|$))");
  std::string month_before, day_after, day_before, month_after, stated_year;
  if (!RE2::PartialMatch(piece(text.substr(0, 200)), dateline, &month_before, &day_after, &day_before, &month_after, &stated_year))
    return std::nullopt;
  const unsigned month = month_number(lower(month_before.empty() ? month_after : month_before));
  const unsigned day = static_cast<unsigned>(std::stoi(day_after.empty() ? day_before : day_after));
  if (!stated_year.empty()) return make_day(std::stoi(stated_year), month, day);
  std::string year, url_month;
  if (!RE2::PartialMatch(piece(url), url_year, &year, &url_month)) return std::nullopt;
  // Written on the last day of December, put on the site in January.
  const bool year_before = !url_month.empty() && month > static_cast<unsigned>(std::stoi(url_month));
  return make_day(std::stoi(year) - (year_before ? 1 : 0), month, day);
}

}  // namespace dyad::extract
