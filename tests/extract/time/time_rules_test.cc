// Every rule of schema/time brings an example and a counter-example; this runs them.
#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "extract/time/time_grammar.h"
#include "tests/extract/time/time_text.h"

using namespace dyad;

namespace {

constexpr std::string_view kCreationTime = "2021-12-22";  // a Wednesday

// "They met on [Monday] again" -> the text without brackets, and what they hold.
std::pair<std::string, std::string> split_example(const std::string& example) {
  const auto open = example.find('['), close = example.find(']');
  if (open == std::string::npos || close == std::string::npos || close < open) return {example, ""};
  return {example.substr(0, open) + example.substr(open + 1, close - open - 1) + example.substr(close + 1), example.substr(open + 1, close - open - 1)};
}

std::string to_text(const std::vector<extract::TimeExpression>& times) {
  std::string text;
  for (const auto& time : times) text += fmt::format("[{}] {} {} ({}) ", time.text, to_string(time.type), time.value, time.rule);
  return text;
}

}  // namespace

TEST_CASE("every rule reads its example", "[time][rules]") {
  for (const extract::RuleExample& rule : test::time_tagger().examples()) {
    CAPTURE(rule.where, rule.rule, rule.example, rule.reads);
    const auto [sentence, expected] = split_example(rule.example);
    REQUIRE_FALSE(expected.empty());
    const auto times = test::find_times(*test::tokenize_plain(sentence), kCreationTime);
    CAPTURE(to_text(times));
    const bool found = std::any_of(times.begin(), times.end(), [&, expected = expected](const extract::TimeExpression& time) {
      return time.text == expected && fmt::format("{} {}", to_string(time.type), time.value) == rule.reads;
    });
    CHECK(found);
  }
}

TEST_CASE("no rule reads its counter-example", "[time][rules]") {
  for (const extract::RuleExample& rule : test::time_tagger().examples()) {
    CAPTURE(rule.where, rule.rule, rule.counter);
    REQUIRE_FALSE(rule.counter.empty());
    const auto times = test::find_times(*test::tokenize_plain(rule.counter), kCreationTime);
    CAPTURE(to_text(times));
    const bool found = std::any_of(times.begin(), times.end(), [&](const extract::TimeExpression& time) { return time.rule == rule.rule; });
    CHECK_FALSE(found);
  }
}
