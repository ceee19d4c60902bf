#include <catch2/catch.hpp>

#include "extract/predicate/open_triples.h"
#include "tests/support/case_file.h"

namespace dyad::test {
namespace {

std::string to_line(const extract::OpenTriple& triple) {
  return (triple.negated ? "not " : "") + triple.subject + " | " + triple.relation + " |" + (triple.object.empty() ? "" : " " + triple.object);
}

TEST_CASE("every sentence of tests/cases/triples has its expected triples", "[predicate]") {
  const auto finder = extract::PredicateFinder::load();
  REQUIRE(finder);
  const auto cases = read_cases("tests/cases/triples");
  REQUIRE(cases.size() >= 10);
  for (const Case& test_case : cases) {
    INFO(test_case.file << ":" << test_case.line << ": " << test_case.sentence);
    const auto parsed = parse_conllu(test_case.conllu);
    const extract::Tree tree(parsed->parse);
    std::vector<std::string> lines;
    for (const auto& triple : (*finder)->find_triples(tree, (*finder)->find_predicates(tree))) {
      lines.push_back(to_line(triple));
      CHECK(triple.confidence > 0);
      CHECK(triple.confidence <= 1);
      CHECK(triple.span.end <= parsed->doc.text.size());
    }
    CHECK(lines == test_case.expected);
  }
}

}  // namespace
}  // namespace dyad::test
