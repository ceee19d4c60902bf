// A predicate while it is being read: the result with what the rules must remember.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "extract/predicate/predicate.h"
#include "extract/predicate/syntax_view.h"

namespace dyad::extract {

inline constexpr std::uint32_t kNoPredicate = 0xFFFFFFFFU;

struct Draft {
  Predicate result;
  TokenIndex top = 0;                      // the token that ties it to the rest of the sentence: the verb, else the trigger
  TokenIndex verb = kNoToken;              // the verb form with subject and auxiliaries
  TokenIndex noun = kNoToken;              // the event noun
  const NounEntry* noun_entry = nullptr;
  const Embedding* embedding = nullptr;
  bool subject_is_target = false;          // "came under attack"
  bool has_light_noun_as_subject = false;  // "talks were held", "the talks held in Geneva"
  std::uint32_t governor = kNoPredicate;
  Dep link_dep = Dep::None;                // label by which `top` (or its first conjunct) hangs below the governor
  TokenIndex link_preposition = kNoToken;  // on that way: "against" in "cautioned X against dragging out"
  TokenIndex link_argument = kNoToken;     // the governor's dependent through which it hangs there
  bool inherited = false;                  // inheritance has been done
  bool status_done = false;

  // "The minister is to resign": the clause hangs by "is".
  bool has_future_be(const SyntaxView& syntax) const { return verb != kNoToken && top != verb && syntax.is_future_be(top); }
  bool is_infinitive(const SyntaxView& syntax) const { return verb != kNoToken && syntax.has_auxiliary_to(verb) && !has_future_be(syntax); }

  bool is_nominal() const { return verb == kNoToken; }
  // "is responsible for the raid", "claimed responsibility for it": it says who did what hangs on it, which happened whoever did.
  bool tells_who() const {
    const bool is_with_verb = result.kind == PredicateKind::Adjective || result.kind == PredicateKind::LightVerb;
    return is_with_verb && embedding != nullptr && embedding->bearer;
  }
};

// All drafts of a document and the way from tokens to them.
struct Drafts {
  std::vector<Draft> all;
  std::vector<std::uint32_t> by_token;     // of triggers and pieces; else kNoPredicate

  Draft* at(TokenIndex token) { return by_token[token] == kNoPredicate ? nullptr : &all[by_token[token]]; }
};

// Whether an argument is (or stands for) the grammatical subject.
inline bool is_subject(const Argument& argument) { return argument.path == "nsubj" || argument.path == "nsubjpass"; }
inline bool has_subject(const Draft& draft) { return std::any_of(draft.result.arguments.begin(), draft.result.arguments.end(), is_subject); }

// The role of a subject: who acts, or what undergoes it: "the bridge was blown up", "three miners died", "the software works", "came under attack".
Role subject_role(const SyntaxView& syntax, const Draft& draft, TokenIndex subject);

// Corrects the roles of a predicate's own arguments, which have all been found.
void settle_roles(const SyntaxView& syntax, Draft& draft);

// Whether a noun hangs on its governor as an object or by a preposition that the governor chooses; "after the attack" does neither.
bool is_chosen(const SyntaxView& syntax, const Draft& noun, const Draft& governor);

void find_triggers(const SyntaxView& syntax, Drafts& drafts);
void find_arguments(const SyntaxView& syntax, Drafts& drafts);
void find_governors(const SyntaxView& syntax, Drafts& drafts);
void find_attributions(const SyntaxView& syntax, Drafts& drafts);
void inherit_arguments(const SyntaxView& syntax, Drafts& drafts);
void find_status(const SyntaxView& syntax, Drafts& drafts);
void mark_abstractions(const SyntaxView& syntax, Drafts& drafts);
void find_quoted_speakers(const SyntaxView& syntax, Drafts& drafts);

}  // namespace dyad::extract
