// The coding knowledge of schema/lexicon in memory: which predicate has which type under which conditions, what
// governing predicates do, which CAMEO code and contexts go with a type and mode.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "extract/event/entry_list.h"
#include "extract/event/word_numbers.h"
#include "schema/plover.h"

namespace dyad::extract {

enum class PartOfSpeech : std::uint8_t { Verb, Noun, Adjective };

std::string_view to_string(Operator op);

// The types that a word may have: without and under a condition.
struct SenseTypes {
  std::bitset<schema::kEventTypeCount> plain;
  std::bitset<schema::kEventTypeCount> conditioned;
};

// A row of composition.tsv.
struct Composition {
  std::optional<schema::EventType> type;  // nothing: the governed predicate's own
  std::vector<std::string> modes;
  std::string cameo;
  bool governed_target = true;            // look for the target in the governed predicate as well
  bool keeps_governed = false;
  std::string source;
};

// A row of moods.tsv or statements.tsv: what a type told in certain moods becomes.
struct MoodReading {
  std::optional<schema::EventType> from;  // nothing: any type, or none
  std::vector<std::string> moods;         // modal verbs, "future" or "fact"
  schema::EventType type = schema::EventType::Agree;
  std::vector<std::string> modes;
  std::string cameo;
  std::string source;
};

// Words that the steps of coding ask for by what they do, whatever the type of the act (function_words.tsv).
enum class FunctionWord : std::uint8_t {
  Measure,    // only measures what follows "of": "tonnes of grain"
  NoAgent,    // names nobody who acts: storms, illnesses, matches
  Particle,   // makes another verb of the one before it, whatever the parser takes it for: "away", "off"
  Blame,      // a quality that accuses where somebody says it of another: "responsible"
  Inside,     // a preposition that leads from a thing to whom it concerns: "a letter from Oslo"
  Origin,     // ... to who made it or is part of it: "a letter from Oslo", not "a letter to Rabat"
  Leading,    // behind a name, makes its bearer the one who acts: "a Danish-led raid"
  Direction,  // ... that makes a party of a place, where something goes: "into Laos"
  Inhabited,  // a place without a name that stands for those who live there: "a curfew in the town"
  Until,      // ends a time, and is a condition of what is not done
  Ground,     // prepositions that tell on what ground or in spite of what
  Accident,   // what happens to things: who is killed by it is nobody's victim: "collapse", "capsize"
};
inline constexpr std::size_t kFunctionWords = 12;

struct CameoFacts {
  std::string code;
  std::vector<std::string> contexts;
};

// What the 2021 table makes of a CAMEO code.
struct TableReading {
  schema::EventType type = schema::EventType::Agree;
  std::vector<std::string> modes;
};

// Immutable after loading; shared by threads.
class CodingLexicon {
 public:
  // Errors name file and line.
  static base::Result<CodingLexicon> load(const schema::Ontology& ontology);

  // Verbs that a participle can come from where its lemma is unknown: "fined" gives "fine" and "fin".
  static std::vector<std::string> verb_stems(std::string_view participle);

  // In file order; empty if there is no entry.
  const EntryList<Sense>& senses(PartOfSpeech pos, WordNumber lemma) const;
  const EntryList<Sense>& senses(PartOfSpeech pos, std::string_view lemma) const { return senses(pos, numbers_.find(lemma)); }
  const EntryList<OperatorSense>& operators(PartOfSpeech pos, WordNumber lemma) const;

  // Those of all its senses, in whatever company; nothing for a word without one.
  const SenseTypes* types(PartOfSpeech pos, WordNumber lemma) const;

  // What an operator makes of a governed type; `governed` is nothing where the governed predicate has no type.
  const Composition* compose(Operator op, std::optional<schema::EventType> governed) const;
  // What an act that is announced or possible comes to ("will visit" is AGREE), or nothing where it stays what it is.
  const MoodReading* told_in(schema::EventType type, std::string_view mood) const;
  // What it comes to when somebody says that another did or must do this ("said the army had fired" is ACCUSE).
  const MoodReading* said_of_another(std::optional<schema::EventType> type, std::string_view mood) const;
  bool is(FunctionWord use, std::string_view word) const;
  // The rank of the mode that a word speaks for in an act of this type (modes.tsv), lower ranks first; nothing for most words.
  std::optional<std::uint16_t> mode_rank(schema::EventType type, WordNumber word) const;
  const std::string& ranked_mode(std::uint16_t rank) const { return ranked_modes_[rank]; }
  // Code and contexts of a type with its first mode, else of the type.
  const CameoFacts& cameo(schema::EventType type, const std::vector<std::string>& modes) const;
  const TableReading* table_reading(std::string_view cameo) const;
  // The context that a word speaks for, or empty.
  std::string_view context(WordNumber word) const;
  std::size_t size() const { return sense_count_; }
  // Those of all words of the lexicon: lemmas, forms in lower case, sectors, kinds of actors and labels.
  const WordNumbers& numbers() const { return numbers_; }

 private:
  template <typename List>
  using Index = std::array<ByWord<List>, 3>;  // by part of speech

  Index<EntryList<Sense>> senses_;
  Index<SenseTypes> types_;
  Index<EntryList<OperatorSense>> operators_;
  std::unordered_map<std::string, Composition> compositions_;
  std::array<std::map<std::string, CameoFacts, std::less<>>, schema::kEventTypeCount> cameo_;  // by type and mode, "" for none
  std::unordered_map<std::string, TableReading> table_;
  ByWord<std::string> contexts_;
  std::vector<std::string> ranked_modes_;
  std::array<ByWord<std::uint16_t>, schema::kEventTypeCount> mode_words_;
  std::vector<MoodReading> moods_;
  std::vector<MoodReading> statements_;
  ByWord<std::uint16_t> function_words_;  // a bit for each use
  WordNumbers numbers_;
  std::size_t sense_count_ = 0;

  friend class CodingLexiconReader;
};

}  // namespace dyad::extract
