// Who did what to whom, before any ontology: predicates with their participants and status.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "extract/actor/actor_resolver.h"
#include "extract/syntax/tree.h"
#include "extract/time/time_expression.h"

namespace dyad::extract {

enum class PredicateKind : std::uint8_t { Verb, LightVerb, Noun, Adjective, Copula };

enum class Role : std::uint8_t { Actor, Target, Recipient, Instrument, Place, Time, Topic, Companion };  // Companion: "arrived with his wife"
inline constexpr std::size_t kRoleCount = 8;

// How an argument came to the predicate.
enum class ArgumentSource : std::uint8_t { Own, Coordination, Control, Relative, Participle, Apposition, Nominal, Reciprocal };

struct Argument {
  Role role = Role::Target;
  TokenIndex head = 0;
  base::TokenSpan phrase;           // the whole phrase
  std::string path;                 // dependency path from the trigger: "nsubj", "prep:to>pobj", "poss"
  std::string preposition;          // lemma, empty if none
  ArgumentSource source = ArgumentSource::Own;
  bool abstract = false;            // names what happens, is so or is meant ("the decision", "fuel efficiency", "this"): nobody and no thing
  std::optional<TokenIndex> pronoun;  // of a relative clause: "which", where `head` is the noun that it stands for
};

enum class Tense : std::uint8_t { None, Past, Present, Future };

// What the text says of the truth of the predicate.
struct Status {
  bool negated = false;
  bool future = false;          // will, planned, promised, "to" in headlines
  bool hypothetical = false;    // if, would, may, wants, fears, alleged plan; what somebody does something for
  bool aim = false;             // hypothetical as a purpose alone: "crossed the river to seize the mine"
  bool question = false;
  bool imperative = false;
  bool completed = true;        // false under "failed to", "tried to", "began to"
  Tense tense = Tense::None;
  bool perfect = false;
  bool progressive = false;
  std::string modal;            // "may", "would", or the governing lemma that makes it so
};

// How a predicate hangs on the one that governs it.
enum class GovernorLink : std::uint8_t { None, Complement, Purpose, Reported, Adverbial, Conditional, Temporal, Relative, Coordination, Nominal };

struct Predicate {
  TokenIndex trigger = 0;             // the token that carries the meaning: verb, event noun, adjective
  std::vector<TokenIndex> pieces;     // trigger, particle, light verb and its noun; in text order
  std::string lemma;                  // "present demand", "carry out"
  PredicateKind kind = PredicateKind::Verb;
  bool passive = false;
  bool reciprocal = false;            // "Russia and NATO held talks", "talks between A and B"
  std::vector<Argument> arguments;
  std::optional<std::uint32_t> governor;  // index in the document's list
  GovernorLink link = GovernorLink::None;
  std::optional<TokenIndex> speaker;  // head token of who says so, for reported speech
  Status status;
  std::uint32_t sentence = 0;

  const Argument* argument(Role role) const {
    for (const Argument& argument : arguments) if (argument.role == role) return &argument;
    return nullptr;
  }
};

struct OpenTriple;  // extract/predicate/open_triples.h

// Immutable after loading; shared by threads.
class PredicateFinder {
 public:
  // Reads the rules under schema/predicates. Errors name file and line.
  static base::Result<std::unique_ptr<const PredicateFinder>> load();
  ~PredicateFinder();

  // All predicates of a document, ordered by trigger. The document tells which sentences are titles; without it those that lack a full stop
  // are taken for headlines.
  std::vector<Predicate> find_predicates(const Tree& tree, const Document* doc = nullptr) const;

  // The same facts as open triples. REQUIRES: `predicates` are those of `tree`.
  std::vector<OpenTriple> find_triples(const Tree& tree, const std::vector<Predicate>& predicates) const;

 private:
  struct Impl;
  explicit PredicateFinder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
