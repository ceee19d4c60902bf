#include "graph/view/text_forms.h"

#include <catch2/catch.hpp>

#include "graph/export/rdf.h"

namespace dyad::graph {
namespace {

base::DateInterval interval(const char* first, const char* last) { return {base::parse_date(first), base::parse_date(last)}; }

TEST_CASE("dates are written for people", "[text_forms]") {
  const auto [first, last, text] = GENERATE(table<const char*, const char*, const char*>({
      {"2021-12-22", "2021-12-22", "22 Dec 2021"}, {"2021-12-13", "2021-12-19", "13–19 Dec 2021"},
      {"2021-11-29", "2021-12-05", "29 Nov – 5 Dec 2021"}, {"2021-12-27", "2022-01-02", "27 Dec 2021 – 2 Jan 2022"},
      {"2022-01-01", "2022-01-31", "Jan 2022"}, {"2022-01-01", "2022-03-31", "Jan–Mar 2022"}, {"2021-01-01", "2021-12-31", "2021"},
      {"2022-02-01", "", "since 1 Feb 2022"}, {"", "2022-02-01", "until 1 Feb 2022"}, {"", "", ""},
      {"2024-02-01", "2024-02-28", "1–28 Feb 2024"},
  }));
  CHECK(to_readable(interval(first, last)) == text);
}

TEST_CASE("dates are written for programs", "[text_forms]") {
  CHECK(to_iso_interval(interval("2021-12-22", "2021-12-22")) == "2021-12-22");
  CHECK(to_iso_interval(interval("2021-12-13", "2021-12-19")) == "2021-12-13/2021-12-19");
  CHECK(to_iso_interval(interval("2021-12-13", "")) == "2021-12-13/..");
  CHECK(to_iso_interval(interval("", "2021-12-13")) == "../2021-12-13");
  CHECK(to_iso_interval({}).empty());
}

TEST_CASE("numbers have no exponent and no needless digits", "[text_forms]") {
  const auto [value, text] = GENERATE(table<double, const char*>({
      {0.87, "0.87"}, {3, "3"}, {-6.5, "-6.5"}, {100, "100"}, {1e-9, "0"}, {-1e-9, "0"}, {0.1234567, "0.123457"}, {1e9, "1000000000"},
  }));
  CHECK(to_decimal(value) == text);
}

TEST_CASE("each format escapes what it must and nothing else", "[text_forms]") {
  CHECK(escape_xml("<a & \"b\">\t\n é") == "&lt;a &amp; &quot;b&quot;&gt;&#9;&#10; é");
  CHECK(escape_xml("a\x01z\xEF\xBF\xBE") == "a\xEF\xBF\xBDz\xEF\xBF\xBD");
  CHECK(escape_literal("\"a\\b\"\n\t\r é\x01\x7F") == "\\\"a\\\\b\\\"\\n\\t\\r é\\u0001\\u007F");
  CHECK(escape_csv("plain; text") == "plain; text");
  CHECK(escape_csv("a,\"b\"") == "\"a,\"\"b\"\"\"");
  CHECK(escape_csv("two\nlines") == "\"two\nlines\"");
  CHECK(escape_urn("igo:NATO") == "igo:NATO");
  CHECK(escape_urn("a b/c#é\"") == "a%20b%2Fc%23%C3%A9%22");
  CHECK(escape_tsv("a\tb\nc") == "a b c");
  CHECK(join_list({"a;b", "c"}) == "a,b;c");
}

TEST_CASE("long text is cut between words and never inside a character", "[text_forms]") {
  CHECK(shorten("short", 10) == "short");
  CHECK(shorten("one two three", 9) == "one two…");
  CHECK(shorten("éééééé", 3) == "ééé…");
}

TEST_CASE("a web address becomes a legal IRI or none", "[rdf]") {
  const auto [url, iri] = GENERATE(table<const char*, const char*>({
      {"https://news.example/a?b=c#d", "https://news.example/a?b=c#d"}, {"http://news.example:8080", "http://news.example:8080"},
      {"https://news.example/a b|é", "https://news.example/a%20b%7C%C3%A9"}, {"https://news.example/a%20b%zz", "https://news.example/a%20b%25zz"},
      {"https://news.example/#a#b", "https://news.example/#a%23b"}, {"https://news.example/[1]", "https://news.example/%5B1%5D"},
      {"ftp://news.example/", ""}, {"news.example", ""}, {"https://", ""}, {"https://a b/", ""}, {"https://[::1]/", ""}, {"", ""},
  }));
  CAPTURE(url);
  CHECK(to_iri(url).value_or("") == iri);
}

}  // namespace
}  // namespace dyad::graph
