#include "extract/syntax/attribute_ruler.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/msgpack.h"

namespace dyad::extract {
namespace {

constexpr std::size_t kMostPairs = 32;     // bits of Memory::Entry
constexpr std::size_t kMostPatterns = 8;   // 2^n word classes

// A condition on one attribute of a token, as it is in the file.
struct Condition {
  std::string attribute;
  std::string op;  // "=", "IN", "NOT_IN", "REGEX"
  std::vector<std::string> values;
  bool flag = false;  // of a boolean attribute
};
using Conditions = std::vector<Condition>;

struct FileRule {
  std::vector<std::vector<Conditions>> patterns;
  std::map<std::string, std::string> attributes;
  std::int64_t index = 0;
};

Condition read_condition(base::MsgpackReader& in) {
  using Type = base::MsgpackReader::Type;
  Condition condition;
  condition.attribute = in.read_string();
  condition.op = "=";
  if (in.peek() == Type::Boolean) {
    condition.flag = in.read_boolean();
  } else if (in.peek() == Type::String) {
    condition.values.emplace_back(in.read_string());
  } else {
    if (in.read_map() != 1) condition.op = "a map of one entry";
    else condition.op = in.read_string();
    if (in.peek() == Type::String) {
      condition.values.emplace_back(in.read_string());
    } else {
      for (std::size_t count = in.read_array(); count > 0 && in.ok(); --count) condition.values.emplace_back(in.read_string());
    }
  }
  return condition;
}

std::vector<Conditions> read_pattern(base::MsgpackReader& in) {
  std::vector<Conditions> tokens;
  for (std::size_t count = in.read_array(); count > 0 && in.ok(); --count) {
    Conditions& conditions = tokens.emplace_back();
    for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) conditions.push_back(read_condition(in));
  }
  return tokens;
}

FileRule read_rule(base::MsgpackReader& in) {
  FileRule rule;
  for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
    const std::string_view key = in.read_string();
    if (key == "patterns") {
      for (std::size_t count = in.read_array(); count > 0 && in.ok(); --count) rule.patterns.push_back(read_pattern(in));
    } else if (key == "attrs") {
      for (std::size_t count = in.read_map(); count > 0 && in.ok(); --count) {
        const std::string name(in.read_string());
        rule.attributes[name] = in.read_string();
      }
    } else if (key == "index") {
      rule.index = in.read_integer();
    } else {
      in.skip();
    }
  }
  return rule;
}

}  // namespace

// Compiles the rules of a file.
class AttributeRuler::Reader {
 public:
  Reader(const LabelTable& tags, const LabelTable& deprels, const std::string& file) : tags_(tags), deprels_(deprels), file_(file) {}

  base::Result<AttributeRuler> read(std::string_view bytes) {
    base::MsgpackReader in(bytes);
    for (std::size_t count = in.read_array(); count > 0 && in.ok(); --count) rules_.push_back(read_rule(in));
    if (!in.ok()) return base::Error{base::ErrorCode::BadInput, fmt::format("{}: {}", file_, in.fault())};
    number_words();
    for (std::size_t rule = 0; rule < rules_.size() && fault_.empty(); ++rule) add_rule(static_cast<std::uint16_t>(rule), rules_[rule]);
    if (ruler_.pairs_.size() > kMostPairs || ruler_.patterns_.size() > kMostPatterns) fault_ = "expected fewer rules over two tokens or with REGEX";
    if (!fault_.empty()) return base::Error{base::ErrorCode::Unsupported, fmt::format("{}: {}", file_, fault_)};
    return std::move(ruler_);
  }

 private:
  template <typename Visit>
  void for_each_condition(Visit visit) {
    for (const FileRule& rule : rules_) {
      for (const auto& pattern : rule.patterns) {
        for (const Conditions& conditions : pattern) std::ranges::for_each(conditions, visit);
      }
    }
  }

  // Every form that a rule names has a class of its own; the others share one for each set of expressions that they match.
  void number_words() {
    for_each_condition([&](const Condition& condition) {
      if (condition.attribute != "LOWER") return;
      for (const std::string& value : condition.values) {
        if (condition.op == "REGEX") add_expression(value);
        else ruler_.words_.emplace(value, static_cast<WordClass>(ruler_.words_.size()));
      }
    });
    if (ruler_.patterns_.size() > kMostPatterns) return;
    const std::size_t named = ruler_.words_.size();
    class_matches_.resize(named + (std::size_t{1} << ruler_.patterns_.size()));
    RegexScratch scratch;
    for (const auto& [word, number] : ruler_.words_) class_matches_[number] = matched_expressions(word, scratch);
    for (std::uint32_t bits = 0; named + bits < class_matches_.size(); ++bits) {
      class_matches_[named + bits] = bits;
      ruler_.pattern_classes_.push_back(static_cast<WordClass>(named + bits));
    }
  }

  void add_expression(const std::string& expression) {
    if (std::ranges::find(expressions_, expression) != expressions_.end()) return;
    auto regex = Regex::compile(expression, "REGEX");
    if (!regex) {
      fault_ = regex.error().message;
      return;
    }
    expressions_.push_back(expression);
    ruler_.patterns_.push_back(std::move(*regex));
  }

  std::uint32_t matched_expressions(std::string_view word, RegexScratch& scratch) const {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < ruler_.patterns_.size(); ++i) bits |= static_cast<std::uint32_t>(ruler_.patterns_[i].search(word, 0, scratch).has_value()) << i;
    return bits;
  }

  void add_rule(std::uint16_t number, const FileRule& rule) {
    Attributes attributes;
    for (const auto& [name, value] : rule.attributes) {
      if (name == "POS") attributes.upos = value;
      else if (name == "MORPH") attributes.feats = value == "_" ? "" : value;
      else if (name == "LEMMA") attributes.lemma = value;
      else if (name == "TAG") attributes.xpos = value;
      else if (name == "DEP") attributes.deprel = value;
      else fault_ = fmt::format("rule {}: expected attributes POS, MORPH, LEMMA, TAG or DEP, not {}", number, name);
    }
    ruler_.attributes_.push_back(std::move(attributes));
    for (const auto& pattern : rule.patterns) {
      if (pattern.size() == 1 && rule.index == 0) {
        ruler_.singles_.push_back({number, compile(pattern[0])});
      } else if (pattern.size() == 2 && (rule.index == 0 || rule.index == 1)) {
        ruler_.pairs_.push_back({number, compile(pattern[0]), compile(pattern[1]), static_cast<std::size_t>(rule.index)});
      } else {
        fault_ = fmt::format("rule {}: expected a pattern of one or two tokens and an index in it", number);
      }
    }
  }

  TokenTest compile(const Conditions& conditions) {
    TokenTest test;
    for (const Condition& condition : conditions) {
      if (condition.attribute == "TAG") restrict_names(condition, tags_, test.tags);
      else if (condition.attribute == "DEP") restrict_names(condition, deprels_, test.deprels);
      else if (condition.attribute == "LOWER") restrict_words(condition, test.words);
      else if (condition.attribute == "IS_SPACE") test.is_space = condition.flag;
      else fault_ = fmt::format("expected conditions on TAG, DEP, LOWER or IS_SPACE, not {}", condition.attribute);
    }
    return test;
  }

  static bool lists(const Condition& condition, std::string_view value) {
    return std::ranges::find(condition.values, value) != condition.values.end();
  }

  void restrict_names(const Condition& condition, const LabelTable& names, std::vector<bool>& allowed) {
    if (condition.op != "=" && condition.op != "IN" && condition.op != "NOT_IN") fault_ = fmt::format("expected the operators IN and NOT_IN, not {}", condition.op);
    if (allowed.empty()) allowed.assign(names.size(), true);
    for (std::size_t id = 0; id < names.size(); ++id) {
      const bool listed = lists(condition, names.name(static_cast<LabelId>(id)));
      if (listed == (condition.op == "NOT_IN")) allowed[id] = false;
    }
  }

  void restrict_words(const Condition& condition, std::vector<bool>& allowed) {
    if (allowed.empty()) allowed.assign(class_matches_.size(), true);
    std::vector<bool> listed(class_matches_.size());
    if (condition.op == "REGEX") {
      const auto at = std::ranges::find(expressions_, condition.values.at(0)) - expressions_.begin();
      for (std::size_t i = 0; i < listed.size(); ++i) listed[i] = (class_matches_[i] >> at & 1) != 0;
    } else if (condition.op == "=" || condition.op == "IN" || condition.op == "NOT_IN") {
      for (const std::string& value : condition.values) listed[ruler_.words_.at(value)] = true;
      if (condition.op == "NOT_IN") listed.flip();
    } else {
      fault_ = fmt::format("expected the operators IN, NOT_IN and REGEX, not {}", condition.op);
    }
    for (std::size_t i = 0; i < allowed.size(); ++i) allowed[i] = allowed[i] && listed[i];
  }

  const LabelTable& tags_;
  const LabelTable& deprels_;
  const std::string& file_;
  AttributeRuler ruler_;
  std::vector<FileRule> rules_;
  std::vector<std::string> expressions_;      // beside ruler_.patterns_
  std::vector<std::uint32_t> class_matches_;  // by word class: the expressions that it matches
  std::string fault_;
};

base::Result<AttributeRuler> AttributeRuler::read(std::string_view bytes, const std::string& file, const LabelTable& tags, const LabelTable& deprels) {
  return Reader(tags, deprels, file).read(bytes);
}

WordClass AttributeRuler::word_class(std::string_view lower, RegexScratch& scratch) const {
  if (const auto at = words_.find(std::string(lower)); at != words_.end()) return at->second;
  std::size_t bits = 0;
  for (std::size_t i = 0; i < patterns_.size(); ++i) bits |= static_cast<std::size_t>(patterns_[i].search(lower, 0, scratch).has_value()) << i;
  return pattern_classes_[bits];
}

bool AttributeRuler::TokenTest::matches(const RulerToken& token) const {
  return (tags.empty() || tags[token.tag]) && (deprels.empty() || deprels[token.deprel]) && (words.empty() || words[token.word]) &&
         (!is_space || *is_space == token.is_space);
}

std::uint32_t AttributeRuler::outcome_of(const std::vector<std::uint16_t>& rules, Memory& memory) const {
  const auto [at, is_new] = memory.outcome_of_rules.emplace(rules, static_cast<std::uint32_t>(memory.outcomes.size()));
  if (!is_new) return at->second;
  RulerAttributes& result = memory.outcomes.emplace_back();
  for (const std::uint16_t rule : rules) {
    const Attributes& attributes = attributes_[rule];
    if (attributes.upos) result.upos = *attributes.upos;
    if (attributes.feats) result.feats = *attributes.feats;
    if (attributes.xpos) result.xpos = *attributes.xpos;
    if (attributes.deprel) result.deprel = *attributes.deprel;
    if (attributes.lemma) {
      result.lemma = *attributes.lemma;
      result.has_lemma = true;
    }
  }
  return at->second;
}

std::uint32_t AttributeRuler::find_entry(const RulerToken& token, Memory& memory) const {
  const std::uint64_t key = std::uint64_t{token.tag} << 48 | std::uint64_t{token.deprel} << 32 | std::uint64_t{token.word} << 16 | token.is_space;
  const auto [at, is_new] = memory.index.try_emplace(key, static_cast<std::uint32_t>(memory.entries.size()));
  if (!is_new) return at->second;
  Memory::Entry entry;
  for (const SingleRule& single : singles_) {
    if (single.test.matches(token)) entry.rules.push_back(single.rule);
  }
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    if (pairs_[i].first.matches(token)) entry.first_of_pair |= 1u << i;
    if (pairs_[i].second.matches(token)) entry.second_of_pair |= 1u << i;
  }
  entry.outcome = outcome_of(entry.rules, memory);
  memory.entries.push_back(std::move(entry));
  return at->second;
}

void AttributeRuler::apply(std::span<const RulerToken> tokens, Memory& memory, std::vector<std::uint32_t>& outcomes) const {
  outcomes.resize(tokens.size());
  memory.found.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    memory.found[i] = find_entry(tokens[i], memory);
    outcomes[i] = memory.entries[memory.found[i]].outcome;
  }
  // The pairs that match with `token` as first or second and change it. All rules see the tokens as they were before.
  const auto add_pairs = [&](std::size_t first, std::size_t target, std::vector<std::uint16_t>& rules) {
    if (first + 1 >= tokens.size()) return;
    const std::uint32_t matched = memory.entries[memory.found[first]].first_of_pair & memory.entries[memory.found[first + 1]].second_of_pair;
    for (std::size_t p = 0; p < pairs_.size(); ++p) {
      if ((matched >> p & 1) != 0 && pairs_[p].target == target) rules.push_back(pairs_[p].rule);
    }
  };
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if ((memory.entries[memory.found[i]].first_of_pair & memory.entries[memory.found[i + 1]].second_of_pair) == 0) continue;
    for (const std::size_t token : {i, i + 1}) {
      std::vector<std::uint16_t> rules = memory.entries[memory.found[token]].rules;
      if (token > 0) add_pairs(token - 1, 1, rules);
      add_pairs(token, 0, rules);
      std::ranges::stable_sort(rules);
      outcomes[token] = outcome_of(rules, memory);
    }
  }
}

}  // namespace dyad::extract
