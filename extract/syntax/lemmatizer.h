// Lemmas by rule: endings are replaced, and what is a known word wins (spaCy's English rule lemmatizer on WordNet's word lists).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/syntax/word_set.h"
#include "extract/token/string_id.h"

namespace dyad::extract {

// Immutable after construction; shared by threads. Moves, does not copy.
class Lemmatizer {
 public:
  // Keeps the bytes of lemmatizer/lookups/lookups.bin: its tables are views.
  static base::Result<Lemmatizer> read(std::string bytes, const std::string& file);

  // The lemma of a form with this coarse tag ("NOUN") and morphology ("Number=Plur"). `lower` is the form in lower case.
  std::string lemma(std::string_view form, std::string_view lower, std::string_view upos, std::string_view feats) const;

 private:
  struct Rule {
    std::string_view ending;
    std::string_view replacement;
  };
  struct Table {
    std::vector<Rule> rules;
    WordSet words;
    std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;
  };
  std::string apply(const Table& table, std::string_view form, std::string_view lower) const;

  std::unique_ptr<const std::string> bytes_;
  std::unordered_map<StringId, Table> tables_;  // by the id of the coarse tag in lower case
};

}  // namespace dyad::extract
