// How many were killed, injured or arrested, with the bounds that the text gives ("at least 12", "dozens").
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/predicate/predicate.h"
#include "extract/syntax/tree.h"
#include "schema/event.h"

namespace dyad::extract {

// Immutable after loading; shared by threads.
class CountReader {
 public:
  // Reads schema/lexicon/numbers.tsv and counts.tsv. Errors name file and line.
  static base::Result<CountReader> load();

  // Adds to `counts` what the predicate itself says, where nothing is known yet: "killed three officers" -> dead 3.
  void add_counts(const Tree& tree, const Predicate& predicate, schema::Counts& counts) const;

  // The number that the modifiers of a noun say, or nothing: "at least twenty-one soldiers" -> 21 and more.
  std::optional<schema::Count> read_number(const Tree& tree, TokenIndex noun) const;

 private:
  struct NumberWord {
    enum class Kind : unsigned char { Unit, Scale, Vague, Lower, Upper } kind = Kind::Unit;
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
  };
  using CountField = std::optional<schema::Count> schema::Counts::*;

  base::Result<void> read_numbers();
  base::Result<void> read_predicates();
  // Reads tokens[i] as part of a number that is being built up.
  struct Sum;
  void read_word(std::string_view word, Sum& sum) const;

  std::unordered_map<std::string, NumberWord> words_;
  std::unordered_map<std::string, CountField> predicates_;
};

}  // namespace dyad::extract
