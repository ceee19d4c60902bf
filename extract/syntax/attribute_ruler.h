// Rules over tag, dependency label and form that give coarse tag, morphology and some lemmas (spaCy's attribute ruler).
// Every rule is compiled to sets over small numbers, so that what the rules say of a (tag, label, word class) is found by a look-up.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/syntax/label_table.h"
#include "extract/token/regex.h"

namespace dyad::extract {

// All lower-cased forms that no rule tells apart have the same number.
using WordClass = std::uint16_t;

struct RulerToken {
  LabelId tag = 0;
  LabelId deprel = 0;
  WordClass word = 0;
  bool is_space = false;
};

// What the rules set; a null view is "nothing". Views into the ruler.
struct RulerAttributes {
  std::string_view upos;
  std::string_view feats;
  std::string_view lemma;
  std::string_view xpos;
  std::string_view deprel;
  bool has_lemma = false;
};

// Immutable after construction; shared by threads.
class AttributeRuler {
 public:
  // What a thread remembers of single tokens; the number of different ones is bounded by the model.
  struct Memory {
    struct Entry {
      std::vector<std::uint16_t> rules;   // matched by the token alone, in order
      std::uint32_t first_of_pair = 0;    // bit p: the token can be the first of pair p
      std::uint32_t second_of_pair = 0;
      std::uint32_t outcome = 0;          // index into outcomes
    };
    std::unordered_map<std::uint64_t, std::uint32_t> index;
    std::vector<Entry> entries;
    std::vector<RulerAttributes> outcomes;
    std::map<std::vector<std::uint16_t>, std::uint32_t> outcome_of_rules;
    std::vector<std::uint32_t> found;     // scratch: entry of each token
  };

  static base::Result<AttributeRuler> read(std::string_view bytes, const std::string& file, const LabelTable& tags, const LabelTable& deprels);

  WordClass word_class(std::string_view lower, RegexScratch& scratch) const;
  // Writes one index into memory.outcomes a token.
  void apply(std::span<const RulerToken> tokens, Memory& memory, std::vector<std::uint32_t>& outcomes) const;

 private:
  struct TokenTest {
    std::vector<bool> tags;     // empty: any
    std::vector<bool> deprels;
    std::vector<bool> words;
    std::optional<bool> is_space;

    bool matches(const RulerToken& token) const;
  };
  struct Attributes {
    std::optional<std::string> upos, feats, lemma, xpos, deprel;
  };
  struct SingleRule {
    std::uint16_t rule;
    TokenTest test;
  };
  struct PairRule {
    std::uint16_t rule;
    TokenTest first, second;
    std::size_t target;  // 0 or 1: which token is changed
  };
  class Reader;

  std::uint32_t find_entry(const RulerToken& token, Memory& memory) const;
  std::uint32_t outcome_of(const std::vector<std::uint16_t>& rules, Memory& memory) const;

  std::vector<Attributes> attributes_;  // by rule
  std::vector<SingleRule> singles_;     // in order of rules
  std::vector<PairRule> pairs_;
  std::unordered_map<std::string, WordClass> words_;  // forms that rules name
  std::vector<Regex> patterns_;                       // other forms differ by which of these they match
  std::vector<WordClass> pattern_classes_;            // by the set of matched patterns, as bits
};

}  // namespace dyad::extract
