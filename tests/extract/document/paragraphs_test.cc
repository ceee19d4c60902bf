#include "extract/document/paragraphs.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace dyad::extract {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(std::string_view text, const std::vector<base::TextSpan>& spans) {
  Texts texts;
  for (base::TextSpan span : spans) texts.emplace_back(text.substr(span.begin, span.size()));
  return texts;
}

TEST_CASE("line ends in plain text are borders or blanks", "[document]") {
  const auto [text, expected] = GENERATE(table<std::string, Texts>({
      // Empty lines always separate.
      {"One.\n\nTwo.\n", {"One.", "Two."}},
      {"One.\r\n \t\r\nTwo.", {"One.", "Two."}},
      // A sentence or headline a line.
      {"Headline here\nFirst sentence .\nSecond sentence .", {"Headline here", "First sentence .", "Second sentence ."}},
      {"Ministers meet\nThey met on Monday.\n\"We agreed,\" one said.", {"Ministers meet", "They met on Monday.", "\"We agreed,\" one said."}},
      {"Shares of a maker fall\niPhone sales were weak.", {"Shares of a maker fall", "iPhone sales were weak."}},
      // A paragraph a line: long lines, several sentences each.
      {"The army left the town on Monday. Nobody was hurt.\nThe rebels came back on Tuesday. They took the bridge.",
       {"The army left the town on Monday. Nobody was hurt.", "The rebels came back on Tuesday. They took the bridge."}},
      // Hard-wrapped prose.
      {"Ministers met on Monday to\ndiscuss the border. Talks\nwill go on.", {"Ministers met on Monday to\ndiscuss the border. Talks\nwill go on."}},
      {"The foreign minister of the\nrepublic, Ana Costa, said on\nMonday that she would go.\nNew talks follow.\n\nThe army\nstayed.",
       {"The foreign minister of the\nrepublic, Ana Costa, said on\nMonday that she would go.\nNew talks follow.", "The army\nstayed."}},
      {"Talks fail\n\nThe ministers went home on\r\nMonday after talks with the\r\nunion.",
       {"Talks fail", "The ministers went home on\r\nMonday after talks with the\r\nunion."}},
      // In wrapped text a short line ends a paragraph, and so does an indented beginning.
      {"The ministers went home on Monday after\nthe talks with it failed.\nShort.\nThe army stayed where it was because it\nhad no orders.",
       {"The ministers went home on Monday after\nthe talks with it failed.", "Short.", "The army stayed where it was because it\nhad no orders."}},
      {"   The ministers went home after the talks\nwith the union had failed on that Monday.\n   They had met for three days and two\nnights.",
       {"The ministers went home after the talks\nwith the union had failed on that Monday.", "They had met for three days and two\nnights."}},
      // White space, marks and nothing.
      {"\xEF\xBB\xBF"
       "One.  \n",
       {"One."}},
      {"\xC2\xA0\n\xE3\x80\x80", {}},
      {"", {}},
      {"\n\n\n", {}},
      {"One.\rTwo.", {"One.", "Two."}},
  }));
  CAPTURE(text);
  CHECK(texts_of(text, find_paragraphs(text)) == expected);
}

TEST_CASE("lines are given without the white space around them", "[document]") {
  const std::string text = " one \r\n\r\ntwo\rthree";
  CHECK(texts_of(text, find_lines(text)) == Texts{"one", "two", "three"});
}

TEST_CASE("a sentence ends with a stop, whatever closes after it", "[document]") {
  for (const char* line : {"He left.", "He left .", "\"He left.\"", "(He left!)", "Did he? »", "He said:"}) {
    CAPTURE(line);
    CHECK(ends_like_sentence(line));
  }
  for (const char* line : {"Minister leaves", "Talks \"failed\"", "A, b and", ""}) {
    CAPTURE(line);
    CHECK_FALSE(ends_like_sentence(line));
  }
}

}  // namespace
}  // namespace dyad::extract
