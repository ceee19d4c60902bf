#include "extract/document/publication_date.h"

#include <string>

#include <catch2/catch.hpp>

namespace dyad::extract {
namespace {

std::string iso(std::optional<base::Date> day) { return day ? base::to_iso(*day) : "none"; }

TEST_CASE("a date field is read in the forms that are clear", "[document]") {
  const auto [field, expected] = GENERATE(table<const char*, const char*>({
      {"2021-12-22", "2021-12-22"},
      {" 20211222 ", "2021-12-22"},
      {"2021-12-22T18:30:00+05:30", "2021-12-22"},
      {"2021-12-22 18:30", "2021-12-22"},
      {"20211222183000", "2021-12-22"},
      {"20211222T183000Z", "2021-12-22"},
      {"22 December 2021", "2021-12-22"},
      {"Dec. 22, 2021", "2021-12-22"},
      {"December 22nd, 2021 6:30 PM", "2021-12-22"},
      {"Wed, 22 Dec 2021 18:30:00 GMT", "2021-12-22"},
      {"Wednesday, September 1, 2021", "2021-09-01"},
      // Not clear, or no day.
      {"12/11/2021", "none"},
      {"2021", "none"},
      {"2021-12", "none"},
      {"2021-02-30", "none"},
      {"20211301", "none"},
      {"1640197800", "none"},
      {"yesterday", "none"},
      {"", "none"},
  }));
  CAPTURE(field);
  CHECK(iso(read_day(field)) == expected);
}

TEST_CASE("a URL may say the day", "[document]") {
  const auto [url, expected] = GENERATE(table<const char*, const char*>({
      {"https://wire.example/world/2021/12/22/talks.html", "2021-12-22"},
      {"https://wire.example/2021/1/5/talks", "2021-01-05"},
      {"https://wire.example/world/2021/dec/22/talks", "2021-12-22"},
      {"https://wire.example/talks-2021-12-22", "2021-12-22"},
      {"https://wire.example/20211222/talks", "2021-12-22"},
      {"https://wire.example/talks-2666452", "none"},
      {"https://wire.example/2021/talks", "none"},
      {"https://wire.example/2021/13/45/talks", "none"},
      {"https://wire.example/a-12021-12-22", "none"},
      {"", "none"},
  }));
  CAPTURE(url);
  CHECK(iso(day_in_url(url)) == expected);
}

TEST_CASE("a dateline says the day where a year is known", "[document]") {
  const auto [text, url, expected] = GENERATE(table<const char*, const char*, const char*>({
      {"GENEVA, Dec 22, 2021 (Northern Wire) - Ministers met.", "", "2021-12-22"},
      {"MEXICO CITY, December 22 2021 - Ministers met.", "", "2021-12-22"},
      {"Oslo, 22 December 2021 (NWS) — Ministers met.", "", "2021-12-22"},
      {"GENEVA, Dec 22 (Northern Wire) - Ministers met.", "https://wire.example/2021/talks", "2021-12-22"},
      {"GENEVA, Dec. 31 (NWS) -- Ministers met.", "https://wire.example/2022/01/talks", "2021-12-31"},
      // No year anywhere, or no dateline.
      {"GENEVA, Dec 22 (Northern Wire) - Ministers met.", "", "none"},
      {"GENEVA, Feb 30, 2021 (NWS) - Ministers met.", "", "none"},
      {"Ministers met in Geneva on Dec 22, 2021 - the last time.", "", "none"},
      {"Geneva hosted talks.", "", "none"},
      {"", "", "none"},
  }));
  CAPTURE(text, url);
  CHECK(iso(day_in_dateline(text, url)) == expected);
}

}  // namespace
}  // namespace dyad::extract
