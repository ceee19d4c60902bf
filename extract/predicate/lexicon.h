// What schema/predicates says of words, and schema/actors/roles.tsv of who can act: which nouns are events, which verbs are light, what a predicate makes of its complement.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/predicate/flat_map.h"
#include "extract/predicate/path_rules.h"

namespace dyad::extract {

using WordId = std::uint32_t;  // 0: a word of no table

// How true a complement is under its predicate.
enum class Effect : std::uint8_t {
  None,      // as true as the predicate itself: "managed to", "saw"
  Not,       // it did not happen: "failed to", "refused to"
  Future,    // it is to come: "plans to", "promised to"
  Possible,  // it is open: "wants", "fears", "alleged"
  Attempt,   // it was begun, its end is open: "tried to", "began to"
};

enum class Control : std::uint8_t { Subject, Object, None };

// A predicate that takes clauses or event nouns.
struct Embedding {
  Control control = Control::Subject;
  Effect infinitive = Effect::None;  // "to" and "-ing" clauses
  Effect finite = Effect::None;      // "that" clauses
  Effect noun = Effect::None;        // event nouns as objects: "plans an invasion"
  bool report = false;               // its subject says the complement
  bool bearer = false;               // its subject does what the noun names: "launched an attack"; not so in "condemned an attack"
  bool aspect = false;               // its subject or object is the event itself: "talks began"
  bool answers = false;              // its object was said before: "refused the request"
  bool ends = false;                 // the event was there before: "ended the talks"
};

enum class NounSense : std::uint8_t {
  Event,  // always: "invasion"
  Thing,  // a thing, unless the text names who did it: "a design by the firm", not "won a contract"
  Mixed,  // event or thing: "building", "agreement"; an event where the syntax shows it
};

struct NounEntry {
  NounSense sense = NounSense::Event;
  Role of = Role::Target;        // "the arrest of": Target; "the arrival of": Actor
  Role possessor = Role::Actor;  // where there is no other party: "his arrest": Target
  Role compound = Role::Actor;   // a name before it: "US sanctions"
  bool reciprocal = false;       // "talks with", "war between"
  WordId verb = 0;               // "invade", 0 if there is none
};

// A verb that adds little to its noun: "held talks", "came under attack", "presented X with demands".
struct LightVerb {
  WordId particle = 0;           // "carry out"
  WordId preposition = 0;        // 0: the noun is the object; else the object of this preposition
  bool any_noun = false;         // any event noun; else one of `nouns`
  bool subject_is_target = false;
  std::vector<WordId> nouns;
};

enum WordFlag : std::uint32_t {
  kReciprocal = 1U << 0,   // a verb whose parties do the same to each other
  kTimeNoun = 1U << 1,
  kPlaceNoun = 1U << 2,
  kPartyNoun = 1U << 3,
  kNoEvent = 1U << 4,      // a verb form that is no predicate: "according", "including"
  kWill = 1U << 5,
  kModal = 1U << 6,
  kNegator = 1U << 7,
  kConditional = 1U << 8,  // "if"
  kTemporal = 1U << 9,     // "after", "when"
  kMaybe = 1U << 10,       // "allegedly", "possibly"
  kCause = 1U << 11,       // "because"
  kTransparent = 1U << 12, // "round" in "a round of talks": what is meant follows "of"
  kNoArgument = 1U << 13,  // "turn" in "in turn"
  kIdea = 1U << 16,        // "plan" in "The plan is to attack"
  kSinglingOut = 1U << 15, // "only" in "the only country to object"
  kAbstract = 1U << 17,    // "efficiency", "reason": names no person and no thing
  kTangible = 1U << 18,    // an event noun that may name somebody or something: "management", "program"
  kTakesObject = 1U << 22, // "sale": the noun of a thing before it is its object, "car sales"; not so in "knife attack"
  kStateOn = 1U << 21,     // "tour" in "on tour": who is on it does it
  kMeasure = 1U << 20,     // "point", "cent" in "lost 5 points"
  kErgative = 1U << 23,    // a verb whose subject undergoes it where there is no object, and which can be passive: "the index closed", "port closed"
  kAgentive = 1U << 24,    // a verb whose subject always acts: "resigned"
  kByMeans = 1U << 26,     // after "by" without an article, how something is done: "spoke by phone"
  kUtterance = 1U << 27,   // after "in", where somebody says what the clause tells: "rejected it in a speech"
  kPursuit = 1U << 28,     // what is had in doing something: "problems reaching the port"
  kHaving = 1U << 29,      // ... by a verb of having or spending it
  kAnswering = 1U << 30,   // a verb whose subject does the act that "with" leads to: "answered with a raid"
  kAlsoThing = 1U << 31,   // a noun for somebody that more often is none: "chair"
  kStative = 1U << 25,     // a verb whose participle with "to" says what its subject is for or against: "is opposed to"
  kMove = 1U << 19,        // a verb whose subject acts only where it is somebody: "the envoy arrived", not "the parcel arrived"
  kUndergo = 1U << 14,     // a verb whose subject undergoes it where there is no object: "three miners died"
};

struct Word {
  std::uint32_t flags = 0;
  std::uint16_t embedding_verb = 0;  // positions + 1; 0 none
  std::uint16_t embedding_noun = 0;
  std::uint16_t embedding_adjective = 0;
  std::uint16_t noun = 0;
  std::uint16_t light_begin = 0;     // half-open range of light verbs
  std::uint16_t light_end = 0;
  PathRules::Node verb_paths = 0;
  PathRules::Node noun_paths = 0;
  PathRules::Node adjective_paths = 0;
};

enum class Frame : std::uint8_t { Active, Passive, DitransitivePassive, Noun, Adjective, Copula };
inline constexpr std::size_t kFrames = 6;

class Lexicon;
// Where a table comes from: its name below schema/ to its text.
using TableSource = std::function<base::Result<std::string_view>(const char* file)>;
// Errors name file and line.
base::Result<std::unique_ptr<const Lexicon>> read_lexicon(const TableSource& source);

// Constant after loading; shared by threads.
class Lexicon {
 public:
  // From the program's data files.
  static base::Result<std::unique_ptr<const Lexicon>> load();

  WordId find(std::string_view lemma) const { return words_.find(lemma); }
  std::string_view text(WordId id) const { return id == 0 ? std::string_view() : words_.word(id); }
  const Word& word(WordId id) const { return entries_[id]; }
  bool has(WordId id, WordFlag flag) const { return (entries_[id].flags & flag) != 0; }

  const NounEntry* noun(WordId id) const { return at(nouns_, entries_[id].noun); }
  const Embedding* verb_embedding(WordId id) const { return at(embeddings_, entries_[id].embedding_verb); }
  const Embedding* noun_embedding(WordId id) const { return at(embeddings_, entries_[id].embedding_noun); }
  const Embedding* adjective_embedding(WordId id) const { return at(embeddings_, entries_[id].embedding_adjective); }
  std::span<const LightVerb> light_verbs(WordId id) const {
    return std::span(light_verbs_).subspan(entries_[id].light_begin, entries_[id].light_end - entries_[id].light_begin);
  }
  const PathRules& paths() const { return paths_; }
  PathRules::Node frame(Frame frame) const { return frames_[static_cast<std::size_t>(frame)]; }

 private:
  template <typename T>
  static const T* at(const std::vector<T>& list, std::uint16_t position) { return position == 0 ? nullptr : &list[position - 1U]; }

  friend class LexiconLoader;
  WordMap words_;
  std::vector<Word> entries_;
  std::vector<NounEntry> nouns_;
  std::vector<Embedding> embeddings_;
  std::vector<LightVerb> light_verbs_;
  PathRules paths_;
  PathRules::Node frames_[kFrames] = {};
};

}  // namespace dyad::extract
