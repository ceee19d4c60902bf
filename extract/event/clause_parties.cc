#include "extract/event/clause_parties.h"

#include <algorithm>

#include "extract/event/phrase_searcher.h"

namespace dyad::extract {

std::vector<std::uint32_t> governed_by(const DocumentView& view, std::uint32_t index, GovernorLink link) {
  std::vector<std::uint32_t> governed;
  const auto& predicates = view.predicates;
  const auto add = [&](std::uint32_t at) {
    if (predicates[at].governor == index && predicates[at].link == link) governed.push_back(at);
  };
  std::uint32_t first = index;
  while (first > 0 && predicates[first - 1].sentence == predicates[index].sentence) --first;
  for (std::uint32_t at = first; at < predicates.size() && predicates[at].sentence == predicates[index].sentence; ++at) add(at);
  return governed;
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
    if ((is_about_it || is_part) && &other != &predicate) return find_parties(view.doc.text, {view.tree, other, view.resolution}).actors;
  }
  return {};
}

std::vector<Party> targets_of_purpose(const DocumentView& view, std::uint32_t index, const std::vector<Party>& actors) {
  for (std::uint32_t purpose : governed_by(view, index, GovernorLink::Purpose)) {
    std::vector<Party> found = find_parties(view.doc.text, view.clause(purpose)).targets;
    remove_parties(found, actors);
    std::erase_if(found, [&](const Party& party) {
      return party.participant.actor.code.empty() || is_ordinary_people(party.participant.actor, view.tree[party.head]);
    });
    if (found.empty()) found = PhraseSearcher(view.doc.text, view.clause(purpose), actors, true).find_in_phrases(false);
    for (Party& party : found) party.certainty = std::min(party.certainty, kDeep);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace dyad::extract
