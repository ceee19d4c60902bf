#include "extract/event/type_model.h"

#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "extract/event/type_decision.h"

namespace dyad::extract {
namespace {

using schema::EventType;

std::vector<LabelledFeatures> examples() {
  std::vector<LabelledFeatures> rows;
  for (int i = 0; i < 4; ++i) {
    rows.push_back({{{"word=bomb", 1.0f}, {"word=the", 1.0f}}, "ASSAULT"});
    rows.push_back({{{"word=talk", 1.0f}, {"word=the", 1.0f}}, "CONSULT"});
    rows.push_back({{{"word=goal", 1.0f}, {"word=the", 1.0f}}, "NONE"});
  }
  rows.push_back({{{"word=once", 1.0f}}, "ASSAULT"});
  return rows;
}

TypeModel fitted() { return *TypeModel::fit(examples(), 1); }

}  // namespace

TEST_CASE("A model learns which feature speaks for which label", "[coding]") {
  const TypeModel model = fitted();
  REQUIRE(model.labels() == std::vector<std::string>{"ASSAULT", "CONSULT", "NONE"});
  const std::vector<double> probabilities = model.probabilities(hash_features({{"word=talk", 1.0f}, {"word=unseen", 1.0f}, {"word=talk", 1.0f}}));
  CHECK(probabilities[1] > 0.5);
  CHECK(std::accumulate(probabilities.begin(), probabilities.end(), 0.0) == Approx(1));
}

TEST_CASE("A feature of one example is left out", "[coding]") {
  CHECK(fitted().to_table("").find("word=once") == std::string::npos);
}

TEST_CASE("A table gives the same model again", "[coding]") {
  const TypeModel model = fitted();
  const std::string table = model.to_table("# heading\n");
  const auto again = TypeModel::read(table, "model.tsv");
  REQUIRE(again);
  CHECK(again->to_table("# heading\n") == table);
  const auto features = hash_features({{"word=bomb", 0.5f}});
  CHECK(again->probabilities(features) == model.probabilities(features));
  CHECK(fitted().to_table("# heading\n") == table);
}

TEST_CASE("Each of many features is found, and no other", "[coding]") {
  constexpr int kFeatures = 3000;
  std::string table = "feature\tASSAULT\tCONSULT\n";
  const auto weight = [](int i) { return (i * 37 % 100 - 50) / 25.0; };
  for (int i = 0; i < kFeatures; ++i) table += fmt::format("word={}\t{}\t0\n", i, weight(i));
  const auto model = TypeModel::read(table, "model.tsv");
  REQUIRE(model);
  REQUIRE(model->feature_count() == kFeatures);
  for (int i = 0; i < kFeatures; ++i) {
    const double spoken_for = 1 / (1 + std::exp(-weight(i)));
    const auto found = model->probabilities(hash_features({{fmt::format("word={}", i), 1.0f}, {fmt::format("words={}", i), 1.0f}}));
    REQUIRE(found[0] == Approx(spoken_for / (spoken_for + 0.5)));
  }
}

TEST_CASE("Faults of a model name file and line", "[coding]") {
  CHECK(TypeModel::read("feature\tASSAULT\nbias\tmuch\n", "model.tsv").error().message == "model.tsv:2: expected a weight: much");
  CHECK_FALSE(TypeModel::read("word\tASSAULT\n", "model.tsv"));
  CHECK_FALSE(TypeModel::fit({{{{"word=bomb", 1.0f}}, "ASSAULT"}}, 1));
}

TEST_CASE("Only a clear majority departs from the answer of the rules", "[coding]") {
  const TypeModel model = fitted();
  const auto bombs = hash_features({{"word=bomb", 1.0f}}), nothing = hash_features({});
  CHECK(decide_type(model, bombs, EventType::Consult).type == EventType::Assault);
  CHECK(decide_type(model, nothing, EventType::Consult).type == EventType::Consult);
  CHECK(decide_type(model, bombs, std::nullopt).type == EventType::Assault);
  CHECK(decide_type(model, hash_features({{"word=goal", 1.0f}}), EventType::Assault).no_event > 0.5);
}

}  // namespace dyad::extract
