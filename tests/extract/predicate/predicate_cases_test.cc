#include <algorithm>

#include <catch2/catch.hpp>

#include "extract/predicate/predicate.h"
#include "tests/support/case_file.h"
#include "tests/support/predicate_text.h"

namespace dyad::test {
namespace {

std::vector<std::string> analyse(const extract::PredicateFinder& finder, const Case& test_case) {
  const auto parsed = parse_conllu(test_case.conllu);
  const extract::Tree tree(parsed->parse);
  const auto predicates = finder.find_predicates(tree);
  std::vector<std::string> lines;
  for (const auto& predicate : predicates) lines.push_back(to_text(predicates, predicate, tree));
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n  > " + line;
  return text;
}

TEST_CASE("every sentence of tests/cases/predicates has its expected predicates", "[predicate]") {
  const auto finder = extract::PredicateFinder::load();
  REQUIRE(finder);
  const auto cases = read_cases("tests/cases/predicates");
  REQUIRE(cases.size() >= 10);
  for (const Case& test_case : cases) {
    INFO(test_case.file << ":" << test_case.line << ": " << test_case.sentence);
    CHECK(joined(analyse(**finder, test_case)) == joined(test_case.expected));
  }
}

}  // namespace
}  // namespace dyad::test
