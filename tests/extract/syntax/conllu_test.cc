#include "extract/syntax/conllu.h"

#include <catch2/catch.hpp>

using namespace dyad::extract;

TEST_CASE("forms that the columns cannot hold are escaped, and come back", "[syntax]") {
  const auto [form, column] = GENERATE(table<std::string, std::string>({
      {"NATO", "NATO"}, {" ", "\\s"}, {"\n\n", "\\n\\n"}, {"\t \r", "\\t\\s\\r"}, {"a\\b", "a\\\\b"}, {"\u0085", "\\u{85}"}, {"\u00a0", "\\u{a0}"},
      {"\u3000x", "\\u{3000}x"}, {std::string("\0", 1), "\\u{0}"}, {"_", "_"}, {"|", "|"}, {"😀", "😀"},
  }));
  CHECK(escape_conllu(form) == column);
  CHECK(unescape_conllu(column) == form);
}

TEST_CASE("a parse is written as CoNLL-U", "[syntax]") {
  const std::string text = "Peru\nvoted";
  Parse parse;
  parse.tokens.resize(3);
  parse.tokens[0] = {{0, 4}, "Peru", "peru", "Peru", "PROPN", "NNP", "Number=Sing", "nsubj", "GPE", 2, 0, EntityMark::Begin, false, true};
  parse.tokens[1] = {{4, 5}, "\n", "\n", "\n", "SPACE", "_SP", "", "dep", "", 0, 0, EntityMark::Outside, false, false};
  parse.tokens[2] = {{5, 10}, "voted", "voted", "vote", "VERB", "VBD", "Tense=Past|VerbForm=Fin", "ROOT", "", 2, 0, EntityMark::Outside, true, false};
  parse.sentences.push_back({{0, 3}, {0, 10}, 0});
  std::string out;
  write_conllu("a", text, parse, out);
  CHECK(out ==
        "# newdoc id = a\n# sent_id = 1\n# text = Peru voted\n"
        "1\tPeru\tPeru\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\tTokenRange=0:4|SpaceAfter=No|NER=B-GPE\n"
        "2\t\\n\t\\n\tSPACE\t_SP\t_\t1\tdep\t_\tTokenRange=4:5|SpaceAfter=No\n"
        "3\tvoted\tvote\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\tROOT\t_\tTokenRange=5:10\n\n");
}
