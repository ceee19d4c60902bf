// The examples and counter-examples that the tables of schema/predicates give beside their rows.
#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "base/table_file.h"
#include "extract/predicate/path_rules.h"
#include "schema/data.h"
#include "tests/support/case_file.h"

namespace dyad::test {
namespace {

using extract::Argument;
using extract::Predicate;
using extract::PredicateKind;

struct Analysis {
  std::unique_ptr<ParsedText> parsed;
  std::vector<Predicate> predicates;
  std::string form(extract::TokenIndex token) const { return std::string(parsed->parse.tokens[token].form); }
};

// All sentences of the cases by their text.
std::map<std::string, Analysis> analyse_cases() {
  const auto finder = extract::PredicateFinder::load();
  REQUIRE(finder);
  std::map<std::string, Analysis> analyses;
  for (const Case& test_case : read_cases("tests/cases/predicates")) {
    Analysis& analysis = analyses[test_case.sentence];
    analysis.parsed = parse_conllu(test_case.conllu);
    analysis.predicates = (*finder)->find_predicates(extract::Tree(analysis.parsed->parse));
  }
  return analyses;
}

// "Rebels attacked the [convoy]." -> the sentence and "convoy".
std::pair<std::string, std::string> split_example(std::string_view example) {
  const std::size_t open = example.find('['), close = example.find(']');
  if (open == std::string_view::npos) return {std::string(example), ""};
  return {std::string(example.substr(0, open)) + std::string(example.substr(open + 1, close - open - 1)) + std::string(example.substr(close + 1)),
          std::string(example.substr(open + 1, close - open - 1))};
}

bool has_frame(const Predicate& predicate, std::string_view frame) {
  const bool verbal = predicate.kind == PredicateKind::Verb || predicate.kind == PredicateKind::LightVerb;
  if (frame == "noun") return predicate.kind == PredicateKind::Noun || predicate.kind == PredicateKind::LightVerb;
  if (frame == "adjective") return predicate.kind == PredicateKind::Adjective;
  if (frame == "copula") return predicate.kind == PredicateKind::Copula;
  if (frame == "verb") return verbal;
  return verbal && predicate.passive == (frame != "active");
}

template <typename Holds>
bool any_argument(const Analysis& analysis, const Holds& holds) {
  for (const Predicate& predicate : analysis.predicates) {
    for (const Argument& argument : predicate.arguments) if (holds(predicate, argument)) return true;
  }
  return false;
}

base::Table open_table(const char* file) {
  const auto text = schema::data_file(file);
  REQUIRE(text);
  auto table = base::read_table(*text, file, {"example"});
  REQUIRE(table);
  return std::move(*table);
}

// One row of a table, with the analyses of its example and counter-example.
class ExampleRow {
 public:
  ExampleRow(const base::Table& table, const base::TableRow& row, const std::map<std::string, Analysis>& analyses)
      : table_(table), row_(row), analyses_(analyses), example_(split_example((*this)["example"])) {}

  std::string_view operator[](std::string_view column) const { return row_.fields[*table_.column(column)]; }
  const std::string& word() const { return example_.second; }  // in brackets
  const Analysis& example() const { return find(example_.first); }
  const Analysis& counter_example() const { return find(std::string((*this)["not"])); }

 private:
  const Analysis& find(const std::string& sentence) const {
    REQUIRE(analyses_.count(sentence) == 1);
    return analyses_.at(sentence);
  }

  const base::Table& table_;
  const base::TableRow& row_;
  const std::map<std::string, Analysis>& analyses_;
  std::pair<std::string, std::string> example_;
};

template <typename Check>
void check_rows(const char* file, const Check& check) {
  const auto analyses = analyse_cases();
  const base::Table table = open_table(file);
  REQUIRE_FALSE(table.rows.empty());
  for (const base::TableRow& row : table.rows) {
    INFO(table.name << ":" << row.line);
    check(ExampleRow(table, row, analyses));
  }
}

TEST_CASE("the examples beside the paths hold, the counter-examples do not", "[predicate]") {
  check_rows("predicates/paths.tsv", [](const ExampleRow& row) {
    const auto takes_path = [&](const Predicate& predicate, const Argument& argument) {
      return has_frame(predicate, row["frame"]) && argument.path == row["path"] && argument.role == extract::to_role(row["role"]);
    };
    const Analysis& right = row.example();
    CHECK(any_argument(right, [&](const Predicate& predicate, const Argument& argument) { return takes_path(predicate, argument) && right.form(argument.head) == row.word(); }));
    CHECK_FALSE(any_argument(row.counter_example(), takes_path));
  });
}

TEST_CASE("the examples beside the predicates' own paths hold, the counter-examples do not", "[predicate]") {
  check_rows("predicates/valency.tsv", [](const ExampleRow& row) {
    const auto takes_path = [&](const Predicate& predicate, const Argument& argument) {
      return has_frame(predicate, row["pos"]) && argument.path == row["path"] && argument.role == extract::to_role(row["role"]);
    };
    const Analysis& right = row.example();
    CHECK(any_argument(right, [&](const Predicate& predicate, const Argument& argument) {
      return takes_path(predicate, argument) && predicate.lemma.find(row["word"]) != std::string::npos && right.form(argument.head) == row.word();
    }));
    CHECK_FALSE(any_argument(row.counter_example(), takes_path));
  });
}

TEST_CASE("the examples beside the light verbs hold, the counter-examples do not", "[predicate]") {
  const auto has_light_verb = [](const Analysis& analysis, std::string_view noun) {
    return std::any_of(analysis.predicates.begin(), analysis.predicates.end(), [&](const Predicate& predicate) {
      return predicate.kind == PredicateKind::LightVerb && (noun.empty() || analysis.form(predicate.trigger) == noun);
    });
  };
  check_rows("predicates/light_verbs.tsv", [&](const ExampleRow& row) {
    CHECK(has_light_verb(row.example(), row.word()));
    CHECK_FALSE(has_light_verb(row.counter_example(), ""));
  });
}

// What a row of embedding.tsv says of the bracketed predicate must have come true in one of its ways: as an infinitive, a clause or a noun.
bool shows_effect(const Predicate& predicate, const std::vector<std::string_view>& effects, bool reports) {
  const extract::Status& status = predicate.status;
  bool any = false;
  for (const std::string_view effect : effects) {
    if (effect == "-") continue;
    any = true;
    if ((effect == "not" && status.negated) || (effect == "future" && status.future) || (effect == "possible" && status.hypothetical) ||
        (effect == "attempt" && !status.completed)) {
      return true;
    }
  }
  if (reports) return predicate.speaker.has_value();
  return !any && !status.negated && !status.hypothetical;
}

TEST_CASE("the examples beside the predicates that take clauses hold", "[predicate]") {
  check_rows("predicates/embedding.tsv", [](const ExampleRow& row) {
    const Analysis& analysis = row.example();
    const std::vector<std::string_view> effects = {row["infinitive"], row["finite"], row["noun"]};
    const bool reports = row["flags"].find("report") != std::string_view::npos;
    CHECK(std::any_of(analysis.predicates.begin(), analysis.predicates.end(), [&](const Predicate& predicate) {
      return analysis.form(predicate.trigger) == row.word() && shows_effect(predicate, effects, reports);
    }));
  });
}

}  // namespace
}  // namespace dyad::test
