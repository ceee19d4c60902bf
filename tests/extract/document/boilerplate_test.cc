#include "extract/document/boilerplate.h"

#include <string>

#include <catch2/catch.hpp>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

std::string stripped(const Boilerplate& boilerplate, const std::string& text) {
  const base::TextSpan kept = boilerplate.strip(text, {0, static_cast<std::uint32_t>(text.size())});
  return text.substr(kept.begin, kept.size());
}

TEST_CASE("every boilerplate pattern drops its example and keeps its counter-example", "[document]") {
  const auto boilerplate = Boilerplate::load();
  REQUIRE(boilerplate);
  const auto text = schema::data_file("documents/boilerplate.tsv");
  REQUIRE(text);
  const auto table = base::read_table(*text, "boilerplate.tsv", {"pattern", "example", "counter-example"});
  REQUIRE(table);
  REQUIRE(table->rows.size() > 20);
  for (const base::TableRow& row : table->rows) {
    CAPTURE(row.line);
    const std::string example(row.fields[1]), counter(row.fields[2]);
    REQUIRE_FALSE(example.empty());
    REQUIRE_FALSE(counter.empty());
    CHECK(counter == stripped(*boilerplate, counter));
    if (example.find(". (") == std::string::npos) CHECK(stripped(*boilerplate, example).empty());
  }
}

TEST_CASE("boilerplate goes from the end of a paragraph and leaves the news", "[document]") {
  const auto boilerplate = Boilerplate::load();
  REQUIRE(boilerplate);
  const auto [text, kept] = GENERATE(table<std::string, std::string>({
      {"The ministers left on Monday. (NWS)", "The ministers left on Monday."},
      {"The ministers left. Copyright 2021 Northern Wire. All rights reserved.", "The ministers left."},
      {"He said: \"We go.\" Read more: Ministers meet in Oslo", "He said: \"We go.\""},
      {"-- Advertisement --", ""},
      {"Subscribe to our newsletter. Follow us on Twitter.", ""},
      {"Read more: www.example.org/a.html", ""},
      {"READ MORE", ""},
      // News that speaks of such things.
      {"The alliance bought an advertisement.", "The alliance bought an advertisement."},
      {"Read more. The ministers left.", "Read more. The ministers left."},
      {"", ""},
  }));
  CAPTURE(text);
  CHECK(stripped(*boilerplate, text) == kept);
}

}  // namespace
}  // namespace dyad::extract
