// The rules of schema/time as they are matched: symbols, each a trie of the patterns that give it, and what a match puts into a meaning.
// Built by time_rule_loader.h, then immutable.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/time/time_grammar.h"
#include "extract/time/time_lexer.h"
#include "extract/time/time_lexicon.h"
#include "extract/time/time_meaning.h"
#include "extract/time/time_number.h"
#include "extract/time/time_pattern.h"

namespace re2 { class RE2; }

namespace dyad::extract {

using SymbolId = std::uint8_t;
inline constexpr SymbolId kTimex = 0, kNumber = 1;
inline constexpr std::uint32_t kNoRule = 0xffffffff;
inline constexpr std::size_t kMaxGroups = 8;  // of a regular expression, with the whole match

struct RuleElement {
  PatternElement::Kind kind = PatternElement::Kind::Word;
  std::uint16_t id = 0;
  auto operator<=>(const RuleElement&) const = default;
};

// One field of the meaning and where its value comes from.
struct Assignment {
  enum class Kind : std::uint8_t { Constant, Class, Symbol, Same, Of, Group } kind = Kind::Constant;
  Field field = Field::Type;
  std::int32_t value = 0;    // Constant: the value; Class: the class
  std::uint8_t capture = 0;  // position among the captured elements, or number of the regex group
  bool negative = false;
};

// What must stand, or not stand, beside the expression.
struct RuleContext {
  bool before = false, negated = false, edge = false, joined = false;
  std::uint32_t distance = 1;
  std::set<LiteralId> words;
  std::uint64_t classes = 0;
  std::vector<std::string> tags, labels;
};

// A pattern ends here.
struct Accept {
  std::uint32_t rule = 0;
  std::vector<Assignment> assignments;
};

struct RuleNode {
  std::vector<std::pair<RuleElement, std::uint32_t>> edges;
  std::vector<Accept> accepts;
};

struct Rule {
  std::string name;
  std::vector<RuleContext> contexts;
};

// A rule over the characters of one run of joined tokens.
struct Shape {
  std::uint32_t rule = 0;
  std::unique_ptr<re2::RE2> regex;
  std::vector<Assignment> assignments;

  Shape();
  Shape(Shape&&) noexcept;
  ~Shape();
};

struct Symbol {
  std::string name;
  std::vector<RuleNode> nodes{1};
  std::vector<Shape> shapes;
  std::uint64_t first_classes = 0;
  std::vector<bool> first_words;  // by LiteralId
};

struct TimeRules {
  TimeLexicon lexicon;
  NumeralClasses numerals{};
  std::optional<TimeLexer> lexer;      // of the finished lexicon; views it, so the rules must not move
  std::optional<NumberReader> numbers;
  std::vector<Symbol> symbols;
  std::vector<Rule> rules;
  std::vector<RuleExample> examples;
  ClassId unit_class = 0;
  std::uint64_t core = 0;              // classes that make a run of tokens worth a look
  std::vector<bool> core_words;        // by LiteralId: words of feasts
};

}  // namespace dyad::extract
