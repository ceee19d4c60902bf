#include "extract/event/clause_words.h"

#include <algorithm>
#include <string>

namespace dyad::extract {
namespace {

using Subject = EntryCondition::Subject;

constexpr std::size_t kUsualWords = 16;  // near a predicate, or fewer

bool is_party(Subject subject) { return subject == Subject::Actor || subject == Subject::Target || subject == Subject::Recipient; }

bool is_own(const Argument& argument) {
  return argument.source == ArgumentSource::Own || argument.source == ArgumentSource::Nominal || argument.source == ArgumentSource::Control;
}

// "held up a statement": what the parser puts behind a preposition that is a particle is an object as well.
bool is_object(const Argument& argument) {
  const std::string& path = argument.path;
  return path == "dobj" || path == "nsubjpass" || path == "dative" || path.starts_with("prep:of") || path.starts_with("prep:up") || path.starts_with("prep:off") ||
         path.starts_with("prep:down");
}

// Whoever or wherever something goes to.
bool is_recipient(const Argument& argument) { return argument.role == Role::Recipient || argument.role == Role::Place || argument.preposition == "to"; }

}  // namespace

const WordNumberSet& ClauseWords::at(Subject subject, bool heads) const {
  const auto place = static_cast<std::size_t>(subject);
  auto& words = read_[heads && is_party(subject) ? EntryCondition::kSubjects + place - static_cast<std::size_t>(Subject::Actor) : place];
  if (!words) words = read(subject, heads);
  return *words;
}

WordNumberSet ClauseWords::read(Subject subject, bool heads) const {
  switch (subject) {
    case Subject::Near: return near();
    case Subject::Object: return objects();
    case Subject::Actor: return parties(heads, [](const Argument& argument) { return argument.role == Role::Actor; });
    case Subject::Target: return parties(heads, [](const Argument& argument) { return argument.role == Role::Target; });
    case Subject::Recipient: return parties(heads, is_recipient);
    case Subject::Preposition: return prepositions();
    case Subject::Label: return labels();
    case Subject::Clause: return clause();
  }
  return {};
}

void ClauseWords::add(std::string_view word, WordNumberSet& words) const {
  add(numbers_.find(word), words);
}

void ClauseWords::add(WordNumber number, WordNumberSet& words) {
  if (number != kUnknownWord) words.add(number);
}

// Lower-case lemmas are compared; names keep their form, so that "Police" as part of a name counts as well.
void ClauseWords::add_token(TokenIndex token, WordNumberSet& words) const {
  add(numbers_.lemma(token), words);
  add(numbers_.norm(token), words);
}

void ClauseWords::add_modifiers(TokenIndex head, WordNumberSet& words) const {
  for (TokenIndex child : clause_.tree.children(head)) {
    const auto deprel = clause_.tree[child].deprel;
    if (deprel == "compound" || deprel == "amod") add_token(child, words);
  }
}

// The head of an argument, and behind a noun that only measures what it is made of: "tonnes of [grain]", "a team of [experts]".
template <typename Add>
void ClauseWords::add_measured(TokenIndex head, const Add& add) const {
  add(head);
  if (!clause_.is(FunctionWord::Measure, clause_.tree[head].lemma)) return;
  for (TokenIndex child : clause_.tree.children(head)) {
    if (clause_.tree[child].deprel != "prep" || clause_.tree[child].lemma != "of") continue;
    for (TokenIndex object : clause_.tree.children(child)) {
      if (clause_.tree[object].deprel == "pobj") add_measured(object, add);
    }
  }
}

WordNumberSet ClauseWords::near() const {
  const Predicate& predicate = clause_.predicate;
  WordNumberSet words;
  words.reserve(kUsualWords);
  const auto add_phrase = [&](TokenIndex head) {
    add_token(head, words);
    add_modifiers(head, words);
  };
  if (is_light_verb_) add_phrase(predicate.trigger);
  for (TokenIndex piece : predicate.pieces) {
    if (piece != predicate.trigger) add_token(piece, words);
  }
  for (const Argument& argument : predicate.arguments) {
    if (!is_own(argument)) continue;
    add_measured(argument.head, add_phrase);
    add(argument.preposition, words);
  }
  for (TokenIndex child : clause_.tree.children(predicate.trigger)) {
    add_token(child, words);
    if (clause_.tree[child].deprel != "prep") continue;  // "put behind bars": what stands behind a preposition, argument or not
    for (TokenIndex object : clause_.tree.children(child)) {
      if (clause_.tree[object].deprel == "pobj") add_phrase(object);
    }
  }
  return words;
}

WordNumberSet ClauseWords::objects() const {
  WordNumberSet words;
  const auto add_head = [&](TokenIndex head) { add_token(head, words); };
  if (is_light_verb_) add_measured(clause_.predicate.trigger, add_head);
  for (const Argument& argument : clause_.predicate.arguments) {
    if (is_object(argument)) add_measured(argument.head, add_head);
  }
  return words;
}

template <typename IsWanted>
WordNumberSet ClauseWords::parties(bool heads, IsWanted is_wanted) const {
  WordNumberSet words;
  for (const Argument& argument : clause_.predicate.arguments) {
    if (!is_wanted(argument)) continue;
    if (heads) {
      add_token(argument.head, words);
      continue;
    }
    const ActorRef* ref = clause_.resolution.actor_at(argument.head);
    if (!ref) continue;
    std::string kind(to_string(ref->actor.kind));
    std::replace(kind.begin(), kind.end(), ' ', '_');
    add(kind, words);
    for (const std::string& sector : ref->actor.sectors) add(sector, words);
  }
  return words;
}

// "called the envoy on Monday" is no call on anybody.
WordNumberSet ClauseWords::prepositions() const {
  WordNumberSet words;
  std::vector<TokenIndex> times;
  for (const Argument& argument : clause_.predicate.arguments) {
    if (argument.role != Role::Time) add(argument.preposition, words);
    else times.push_back(argument.head);
  }
  std::sort(times.begin(), times.end());
  const auto is_time = [&](TokenIndex head) { return std::binary_search(times.begin(), times.end(), head); };
  for (TokenIndex child : clause_.tree.children(clause_.predicate.trigger)) {
    if (clause_.tree[child].deprel != "prep") continue;
    const auto below = clause_.tree.children(child);
    if (std::any_of(below.begin(), below.end(), [&](TokenIndex i) { return clause_.tree[i].deprel == "pobj" && !is_time(i); })) add(numbers_.lemma(child), words);
  }
  return words;
}

WordNumberSet ClauseWords::labels() const {
  WordNumberSet words;
  for (TokenIndex child : clause_.tree.children(clause_.predicate.trigger)) add(clause_.tree[child].deprel, words);
  return words;
}

WordNumberSet ClauseWords::clause() const {
  TokenIndex top = clause_.predicate.trigger;
  for (TokenIndex piece : clause_.predicate.pieces) {
    if (clause_.tree.is_ancestor(piece, top)) top = piece;
  }
  WordNumberSet words;
  const base::TokenSpan span = clause_.tree.subtree(top);
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    if (i != clause_.predicate.trigger) add_token(i, words);
  }
  return words;
}

}  // namespace dyad::extract
