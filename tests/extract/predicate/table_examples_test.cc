// The examples and counter-examples that the tables of schema/predicates give beside their rows.
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

TEST_CASE("the examples beside the paths hold, the counter-examples do not", "[predicate]") {
  const auto analyses = analyse_cases();
  const base::Table table = open_table("predicates/paths.tsv");
  const auto field = [&](const base::TableRow& row, const char* column) { return row.fields[*table.column(column)]; };
  std::size_t tested = 0;
  for (const base::TableRow& row : table.rows) {
    INFO(table.name << ":" << row.line);
    const auto [sentence, word] = split_example(field(row, "example"));
    const auto role = extract::to_role(field(row, "role"));
    REQUIRE(analyses.count(sentence) == 1);
    const Analysis& right = analyses.at(sentence);
    CHECK(any_argument(right, [&, head = word](const Predicate& predicate, const Argument& argument) {
      return has_frame(predicate, field(row, "frame")) && argument.path == field(row, "path") && argument.role == role && right.form(argument.head) == head;
    }));
    const std::string counter(field(row, "not"));
    REQUIRE(analyses.count(counter) == 1);
    CHECK_FALSE(any_argument(analyses.at(counter), [&](const Predicate& predicate, const Argument& argument) {
      return has_frame(predicate, field(row, "frame")) && argument.path == field(row, "path") && argument.role == role;
    }));
    ++tested;
  }
  CHECK(tested == table.rows.size());
}

TEST_CASE("the examples beside the predicates' own paths hold, the counter-examples do not", "[predicate]") {
  const auto analyses = analyse_cases();
  const base::Table table = open_table("predicates/valency.tsv");
  const auto field = [&](const base::TableRow& row, const char* column) { return row.fields[*table.column(column)]; };
  std::size_t tested = 0;
  for (const base::TableRow& row : table.rows) {
    INFO(table.name << ":" << row.line);
    const auto [sentence, word] = split_example(field(row, "example"));
    REQUIRE(analyses.count(sentence) == 1);
    const Analysis& right = analyses.at(sentence);
    const std::string_view frame = field(row, "pos");
    CHECK(any_argument(right, [&, head = word](const Predicate& predicate, const Argument& argument) {
      return has_frame(predicate, frame) && predicate.lemma.find(field(row, "word")) != std::string::npos && argument.path == field(row, "path") &&
             argument.role == extract::to_role(field(row, "role")) && right.form(argument.head) == head;
    }));
    const std::string counter(field(row, "not"));
    REQUIRE(analyses.count(counter) == 1);
    CHECK_FALSE(any_argument(analyses.at(counter), [&](const Predicate& predicate, const Argument& argument) {
      return has_frame(predicate, frame) && argument.path == field(row, "path") && argument.role == extract::to_role(field(row, "role"));
    }));
    ++tested;
  }
  CHECK(tested == table.rows.size());
}

TEST_CASE("the examples beside the light verbs hold, the counter-examples do not", "[predicate]") {
  const auto analyses = analyse_cases();
  const base::Table table = open_table("predicates/light_verbs.tsv");
  const auto field = [&](const base::TableRow& row, const char* column) { return row.fields[*table.column(column)]; };
  const auto has_light_verb = [](const Analysis& analysis, std::string_view noun) {
    for (const Predicate& predicate : analysis.predicates) {
      if (predicate.kind == PredicateKind::LightVerb && (noun.empty() || analysis.form(predicate.trigger) == noun)) return true;
    }
    return false;
  };
  for (const base::TableRow& row : table.rows) {
    INFO(table.name << ":" << row.line);
    const auto [sentence, noun] = split_example(field(row, "example"));
    REQUIRE(analyses.count(sentence) == 1);
    CHECK(has_light_verb(analyses.at(sentence), noun));
    const std::string counter(field(row, "not"));
    REQUIRE(analyses.count(counter) == 1);
    CHECK_FALSE(has_light_verb(analyses.at(counter), ""));
  }
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
  const auto analyses = analyse_cases();
  const base::Table table = open_table("predicates/embedding.tsv");
  const auto field = [&](const base::TableRow& row, const char* column) { return row.fields[*table.column(column)]; };
  std::size_t tested = 0;
  for (const base::TableRow& row : table.rows) {
    INFO(table.name << ":" << row.line);
    const auto [sentence, word] = split_example(field(row, "example"));
    REQUIRE(analyses.count(sentence) == 1);
    const Analysis& analysis = analyses.at(sentence);
    const std::vector<std::string_view> effects = {field(row, "infinitive"), field(row, "finite"), field(row, "noun")};
    const bool reports = field(row, "flags").find("report") != std::string_view::npos;
    CHECK(std::any_of(analysis.predicates.begin(), analysis.predicates.end(), [&, head = word](const Predicate& predicate) {
      return analysis.form(predicate.trigger) == head && shows_effect(predicate, effects, reports);
    }));
    ++tested;
  }
  CHECK(tested == table.rows.size());
}

}  // namespace
}  // namespace dyad::test
