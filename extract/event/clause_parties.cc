#include "extract/event/clause_parties.h"

#include <algorithm>
#include <iterator>

#include "base/any_of.h"
#include "extract/event/phrase_searcher.h"

namespace dyad::extract {
namespace {

using base::is_any_of;

// What is not done "until the owners pay" hangs on it; what was done until then does not.
bool is_condition_of(const DocumentView& view, const Predicate& act, const Predicate& predicate) {
  return predicate.link == GovernorLink::Conditional || (predicate.link == GovernorLink::Temporal && act.status.negated && is_marked_as_later(view, predicate));
}

// Those of a clause elsewhere that can be meant, less sure for that.
std::vector<Party> less_sure(std::vector<Party> found, const std::vector<Party>& actors) {
  remove_parties(found, actors);
  for (Party& party : found) party.certainty = std::min(party.certainty, kDeep);
  return found;
}

}  // namespace

std::vector<std::uint32_t> governed_by(const DocumentView& view, std::uint32_t index, GovernorLink link) {
  std::vector<std::uint32_t> governed;
  std::copy_if(view.governed[index].begin(), view.governed[index].end(), std::back_inserter(governed), [&](std::uint32_t at) { return view.predicates[at].link == link; });
  return governed;
}

bool is_marked_as_later(const DocumentView& view, const Predicate& predicate) {
  const auto is_until = [&](TokenIndex token) { return view.lexicon.is(FunctionWord::Until, view.tree[token].lemma); };
  return std::any_of(predicate.pieces.begin(), predicate.pieces.end(), [&](TokenIndex piece) {
    const auto mark = view.tree.child(piece, "mark");
    return (mark && is_until(*mark)) || (view.tree[piece].deprel == "pcomp" && is_until(view.tree[piece].head));
  });
}

std::vector<std::uint32_t> complements_below(const DocumentView& view, std::uint32_t index) {
  constexpr std::size_t kMost = 8;  // also ends cycles of wrong arcs
  std::vector<std::uint32_t> below = governed_by(view, index, GovernorLink::Complement);
  for (std::size_t i = 0; i < below.size() && below.size() < kMost; ++i) {
    const std::vector<std::uint32_t> deeper = governed_by(view, below[i], GovernorLink::Complement);
    below.insert(below.end(), deeper.begin(), deeper.end());
  }
  return below;
}

bool has_subject_behind_for(const DocumentView& view, std::uint32_t index) {
  const auto mark = view.tree.child(view.predicates[index].trigger, "mark");
  return mark && view.tree[*mark].lemma == "for";
}

std::vector<Party> authors(const DocumentView& view, std::uint32_t index) {
  const Predicate& predicate = view.predicates[index];
  const Token& trigger = view.tree[predicate.trigger];
  if (predicate.passive || trigger.deprel != "acl" || trigger.xpos != "VBG") return {};
  const auto same_sentence = std::equal_range(view.predicates.begin(), view.predicates.end(), predicate, [](const Predicate& a, const Predicate& b) { return a.sentence < b.sentence; });
  for (auto at = same_sentence.first; at != same_sentence.second; ++at) {
    const Predicate& other = *at;
    const bool is_about_it = std::any_of(other.arguments.begin(), other.arguments.end(), [&](const Argument& argument) { return argument.role == Role::Target && argument.head == trigger.head; });
    const bool is_part = std::find(other.pieces.begin(), other.pieces.end(), trigger.head) != other.pieces.end();
    if ((is_about_it || is_part) && &other != &predicate) return find_parties(view.doc.text, {view.tree, other, view.resolution, &view.lexicon}).actors;
  }
  return {};
}

std::vector<Party> targets_of_purpose(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors, bool wants_people) {
  for (std::uint32_t purpose : governed_by(view, index, GovernorLink::Purpose)) {
    Parties parties = find_parties(view.doc.text, view.clause(purpose));
    if (has_subject_behind_for(view, purpose)) {
      std::vector<Party> subjects = less_sure(std::move(parties.actors), actors);
      if (!subjects.empty()) return subjects;
    }
    std::vector<Party> found = less_sure(std::move(parties.targets), actors);
    std::erase_if(found, [&](const Party& party) {
      return party.participant.actor.code.empty() || (!wants_people && is_ordinary_people(party.participant.actor, view.tree[party.head]));
    });
    if (found.empty()) found = less_sure(PhraseSearcher(view.doc.text, view.clause(purpose), actors, !wants_people).find_in_phrases(wants_people), actors);
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<Party> targets_of_condition(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors) {
  for (const GovernorLink link : {GovernorLink::Conditional, GovernorLink::Temporal}) {
    for (std::uint32_t condition : governed_by(view, index, link)) {
      if (!is_condition_of(view, view.predicates[index], view.predicates[condition])) continue;
      std::vector<Party> found = less_sure(find_parties(view.doc.text, view.clause(condition)).actors, actors);
      std::erase_if(found, [](const Party& party) { return !is_known(party); });
      if (!found.empty()) return found;
    }
  }
  return {};
}

std::vector<Party> targets_of_complements(const DocumentView& view, const std::vector<std::uint32_t>& complements, const std::vector<Party>& actors) {
  for (std::uint32_t complement : complements) {
    std::vector<Party> found = less_sure(find_parties(view.doc.text, view.clause(complement)).targets, actors);
    std::erase_if(found, [&](const Party& party) { return is_means(party, actors, view.tree); });
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<Party> targets_of_result(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors) {
  for (std::uint32_t result : governed_by(view, index, GovernorLink::Adverbial)) {
    const TokenIndex verb = view.predicates[result].trigger;
    if (view.tree[verb].xpos != "VBG" || verb < view.predicates[index].trigger || view.predicates[result].status.negated) continue;
    std::vector<Party> found = less_sure(find_parties(view.doc.text, view.clause(result)).targets, actors);
    std::erase_if(found, [](const Party& party) { return !is_known(party); });
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<Party> targets_of_small_clause(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors) {
  const Tree& tree = view.tree;
  for (TokenIndex child : tree.children(view.predicates[index].trigger)) {
    if (!is_any_of(tree[child].deprel, {"ccomp", "oprd", "xcomp"}) || !is_any_of(tree[child].upos, {"ADJ", "NOUN"})) continue;
    if (tree.child(child, "cop") || tree.child(child, "aux")) continue;
    // "demanded that the council resign": taggers take such a verb for a noun, whose phrase is then the subject.
    const bool is_mistagged_verb = tree[child].upos == "NOUN" && tree[child].deprel == "ccomp" && tree.child(child, "mark");
    const auto subject = is_mistagged_verb ? std::optional(child) : tree.child(child, "nsubj");
    if (!subject) continue;
    Argument argument;
    argument.head = *subject;
    argument.path = "ccomp>nsubj";
    std::vector<Party> found = read_argument(view.doc.text, view.clause(index), argument);
    remove_parties(found, actors);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace dyad::extract
