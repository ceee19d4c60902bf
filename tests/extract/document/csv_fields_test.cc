#include "extract/document/csv_fields.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace dyad::extract {
namespace {

using Texts = std::vector<std::string>;

TEST_CASE("fields are split as RFC 4180 writes them", "[document]") {
  const auto [line, expected] = GENERATE(table<std::string, Texts>({
      {"a,b,c", {"a", "b", "c"}},
      {"", {""}},
      {",", {"", ""}},
      {"\"a,b\",c", {"a,b", "c"}},
      {"\"say \"\"no\"\"\",\"\"", {"say \"no\"", ""}},
      {"a \"quoted\" word,b", {"a \"quoted\" word", "b"}},  // a quote inside an unquoted field is text
  }));
  CAPTURE(line);
  CHECK(split_csv_line(line, ',') == expected);
}

TEST_CASE("a quoted field may hold line ends", "[document]") {
  CsvRecord record(';');
  REQUIRE(record.add_line("1;\"one") == CsvRecord::State::OpenQuote);
  record.add_line_end("\r\n");
  REQUIRE(record.add_line("") == CsvRecord::State::OpenQuote);
  record.add_line_end("\n");
  REQUIRE(record.add_line("two\";3") == CsvRecord::State::Complete);
  CHECK(record.fields() == Texts{"1", "one\r\n\ntwo", "3"});
}

TEST_CASE("text after a closing quote is malformed", "[document]") {
  CsvRecord record(',');
  CHECK(record.add_line("\"a\"b,c") == CsvRecord::State::AfterQuote);
}

TEST_CASE("between tabs only whole quoted fields lose their quotes", "[document]") {
  CHECK(split_tabs("a\t\"b \"\"c\"\"\"\t\"Yes,\" he said\t\"Yes,\" he said, \"no.\"") ==
        Texts{"a", "b \"c\"", "\"Yes,\" he said", "\"Yes,\" he said, \"no.\""});
}

}  // namespace
}  // namespace dyad::extract
