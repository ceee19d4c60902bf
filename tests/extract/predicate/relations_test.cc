// Standing relations between entities, on gold syntax; the examples and counter-examples of schema/predicates/relations.tsv.
#include <map>

#include <catch2/catch.hpp>

#include "base/table_file.h"
#include "extract/predicate/relations.h"
#include "schema/data.h"
#include "tests/support/case_file.h"

namespace dyad::test {
namespace {

std::vector<std::string> to_lines(const std::vector<schema::Relation>& relations) {
  std::vector<std::string> lines;
  for (const schema::Relation& relation : relations) {
    lines.push_back(relation.subject.text + " | " + relation.relation + " | " + relation.object.text);
  }
  return lines;
}

// The relations of all cases by their sentence.
std::map<std::string, std::vector<std::string>> read_relations() {
  const auto actors = extract::ActorResolver::load();
  const auto predicates = extract::PredicateFinder::load();
  const auto relations = extract::RelationFinder::load();
  REQUIRE(actors);
  REQUIRE(predicates);
  REQUIRE(relations);
  std::map<std::string, std::vector<std::string>> found;
  for (const Case& test_case : read_cases("tests/cases/relations")) {
    INFO(test_case.file << ":" << test_case.line << ": " << test_case.sentence);
    const auto parsed = parse_conllu(test_case.conllu);
    const extract::Tree tree(parsed->parse);
    const extract::Resolution resolution = (*actors)->resolve(parsed->doc, tree);
    const auto lines = to_lines((*relations)->find_relations({parsed->doc, tree, resolution, {}, (*predicates)->find_predicates(tree)}));
    CHECK(lines == test_case.expected);
    found[test_case.sentence] = lines;
  }
  return found;
}

TEST_CASE("standing relations are read off copulas, appositions, possessives and verbs", "[predicate]") {
  const auto found = read_relations();
  const auto text = schema::data_file("predicates/relations.tsv");
  REQUIRE(text);
  const auto table = base::read_table(*text, "schema/predicates/relations.tsv", {"example", "not"});
  REQUIRE(table);
  for (const base::TableRow& row : table->rows) {
    INFO(table->name << ":" << row.line);
    const std::string_view example = row.fields[*table->column("example")];
    const std::size_t arrow = example.find(" => ");
    REQUIRE(arrow != std::string_view::npos);
    const std::string sentence(example.substr(0, arrow)), relation(example.substr(arrow + 4)), counter(row.fields[*table->column("not")]);
    REQUIRE(found.count(sentence) == 1);
    CHECK(std::count(found.at(sentence).begin(), found.at(sentence).end(), relation) == 1);
    REQUIRE(found.count(counter) == 1);
    CHECK(found.at(counter).empty());
  }
}

}  // namespace
}  // namespace dyad::test
