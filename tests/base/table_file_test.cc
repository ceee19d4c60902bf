#include "base/table_file.h"

#include <catch2/catch.hpp>

namespace dyad::base {
namespace {

TEST_CASE("a table has a header, comments and rows that know their line", "[table]") {
  const auto table = read_table("# source: ours\nnoun\tsectors\n\npolice\tCOP\r\njudge\n", "roles.tsv", {"noun", "sectors"});
  REQUIRE(table);
  REQUIRE(table->rows.size() == 2);
  CHECK(table->rows[0].line == 4);
  CHECK(table->rows[0].fields[*table->column("sectors")] == "COP");
  CHECK(table->rows[1].fields[1].empty());
  CHECK(table->error_at(table->rows[1], "expected a sector").message == "roles.tsv:5: expected a sector");
}

TEST_CASE("a table without the wanted form says where and what was expected", "[table]") {
  const auto [text, message] = GENERATE(table<const char*, const char*>({
      {"", "t.tsv:1: expected a line with column names"},
      {"# only\n", "t.tsv:1: expected a line with column names"},
      {"a\n1\n", "t.tsv:1: expected a column named 'b'"},
      {"a\tb\n1\t2\t3\n", "t.tsv:2: expected 2 fields, found 3"},
  }));
  CAPTURE(text);
  const auto table = read_table(text, "t.tsv", {"a", "b"});
  REQUIRE_FALSE(table);
  CHECK(table.error().message == message);
}

TEST_CASE("bad lines can be collected and the rest read", "[table]") {
  std::vector<Error> problems;
  const auto table = read_table("a\n1\t2\n3\n", "t.tsv", {"a"}, &problems);
  REQUIRE(table);
  CHECK(table->rows.size() == 1);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "t.tsv:2: expected 1 fields, found 2");
}

TEST_CASE("lists drop empty pieces and blanks", "[table]") {
  CHECK(split_list("a; b ;;c") == std::vector<std::string_view>{"a", "b", "c"});
  CHECK(split_list("").empty());
}

}  // namespace
}  // namespace dyad::base
