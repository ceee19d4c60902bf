// The words that take part in time expressions: a flat hash table from forms (ASCII, any case) to word classes.
// Read from schema/time/words.tsv; the words that rules name literally are added by the grammar.
//
// The table is asked for every token of every document, nearly always in vain; a bitmap over first letter and length
// answers most of these questions without hashing.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/time/time_meaning.h"

namespace dyad::extract {

using ClassId = std::uint8_t;   // bit in a mask of 64
using LiteralId = std::uint16_t;  // 0: none

// What must hold of a token for a word to be in its class.
enum class WordGuard : std::uint8_t {
  None,
  Capital,   // begins with a capital letter ("Sunday" in "Sun., 3 May")
  Proper,    // a capital letter and no tag but that of a name ("May", not "may", not "May I")
  Dated,     // a name as Proper, that the language model took for a date
  Noun,      // tagged as a noun, or not tagged ("a second", not "seconded")
  Common,    // tagged as a common noun, or not tagged ("a minute", not "a minute trace", not "a Second World War")
  Nameless,  // no part of a person's name ("April", not "April Jones")
  Modifier,  // tagged as adjective or adverb, or not tagged ("late", not "the late")
};

struct WordClass {
  ClassId id = 0;
  WordGuard guard = WordGuard::None;
  std::int32_t value = kUnset;
};

struct WordEntry {
  LiteralId literal = 0;
  bool guarded = false;               // some class has a guard
  std::uint64_t classes = 0;          // of all `readings`
  std::vector<WordClass> readings;
};

// Built while loading, then immutable.
class TimeLexicon {
 public:
  TimeLexicon();
  // Adds the rows of a word table. Errors name file and line.
  base::Result<void> add_words(std::string_view text, std::string name);
  LiteralId add_literal(std::string_view word);
  LiteralId literal_count() const { return literals_; }
  // The class of this name; made when it is new. Nothing when there are more than 64.
  std::optional<ClassId> class_id(std::string_view name);
  std::optional<ClassId> find_class(std::string_view name) const;

  const WordEntry* find(std::string_view form) const;
  const WordEntry& entry(std::size_t index) const { return entries_[index]; }
  std::size_t index_of(const WordEntry* entry) const { return static_cast<std::size_t>(entry - entries_.data()); }

  static constexpr std::size_t kMaxLength = 15;

 private:
  WordEntry& make_entry(std::string_view word);
  void grow();
  void insert(std::string_view word, std::uint32_t entry);

  struct Slot {
    std::array<char, kMaxLength> word{};
    std::uint8_t length = 0;  // 0: empty
    std::uint32_t entry = 0;
  };
  std::vector<Slot> slots_;     // a power of two, at most half full
  std::size_t used_ = 0;
  std::array<std::array<bool, kMaxLength + 1>, 128> may_begin_{};  // by first byte (lower case) and length
  std::vector<WordEntry> entries_;
  std::vector<std::string> class_names_;
  LiteralId literals_ = 0;
};

}  // namespace dyad::extract
