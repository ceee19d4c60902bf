#include "extract/document/format_detection.h"

#include <string>

#include <catch2/catch.hpp>

namespace dyad::extract {
namespace {

TEST_CASE("the first bytes say the format, the name only where they do not", "[document]") {
  const auto names = FieldNames::load({});
  REQUIRE(names);
  const auto [head, name, format, separator] = GENERATE(table<std::string, const char*, const char*, char>({
      {"{\"text\":\"a\"}\n", "a", "jsonl", ','},
      {"[{\"text\":\"a\"}]", "a", "jsonl", ','},
      {"[\n {\"text\":\"a\"}]", "a", "jsonl", ','},
      {"Talks fail\n20211222\nhttps://wire.example/1\nText.", "a.csv", "article", ','},
      {"Talks fail\n2021-12-22\n\nText.", "a", "article", ','},
      {"Talks fail\n20211345\nhttps://wire.example/1\nText.", "a", "article", ','},
      {"Talks fail\nhttps://wire.example/1\nText.", "a", "article", ','},
      {"Talks fail\n\nhttps://wire.example/1\nText.", "a", "article", ','},
      {"id,Body,date\n1,a,b\n", "a", "csv", ','},
      {"\xEF\xBB\xBF"
       "id;text\n1;a\n",
       "a", "csv", ';'},
      {"id\ttext\n1\ta\n", "a.csv", "tsv", '\t'},
      {"a,b\n1,2\n", "news.csv.gz", "csv", ','},
      {"a\tb\n", "news.tsv", "tsv", '\t'},
      {"oops\n", "news.jsonl", "jsonl", ','},
      {"Ministers met, the text says.\nThey left.\n", "a.txt", "text", ','},
      {"Text\nMore text\n", "a", "text", ','},
      {"[Note] Ministers met.", "a", "text", ','},
      {"", "a", "text", ','},
  }));
  CAPTURE(head, name);
  const DetectedFormat found = detect_format(head, name, *names);
  CHECK(to_string(found.format) == format);
  CHECK(found.separator == separator);
}

TEST_CASE("what is no text is named", "[document]") {
  const auto [head, why] = GENERATE(table<std::string, const char*>({
      {std::string("\x7f"
                   "ELF\0\0\0\1\2\3",
                   10),
       "binary data, expected UTF-8 text"},
      {"%PDF-1.7\n", "binary data, expected UTF-8 text"},
      {"\xFF\xFE"
       "a",
       "UTF-16 text, expected UTF-8"},
      {"<!DOCTYPE html><html>", "an HTML page, expected its text"},
      {"<?xml version=\"1.0\"?>", "XML, expected text"},
      {"\xCC\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0", "not UTF-8: more than a quarter of the bytes are invalid"},
      {"A caf\xE9 in the town of the minister", ""},
      {"Мир и война", ""},
      {"", ""},
  }));
  CAPTURE(head);
  CHECK(why_not_text(head) == why);
}

}  // namespace
}  // namespace dyad::extract
