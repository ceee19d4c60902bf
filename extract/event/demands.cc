#include "extract/event/demands.h"

#include <algorithm>

namespace dyad::extract {
namespace {

std::vector<Party> speakers(const DocumentView& view, std::uint32_t index) {
  Argument argument;
  argument.role = Role::Actor;
  argument.head = *view.predicates[index].speaker;
  argument.path = "speaker";
  std::vector<Party> parties = read_argument(view.doc.text, view.clause(index), argument);
  std::erase_if(parties, [](const Party& party) { return !is_known(party); });
  return parties;
}

std::vector<Party> subjects(const DocumentView& view, std::uint32_t index) {
  std::vector<Party> parties;
  for (const Argument& argument : view.predicates[index].arguments) {
    const bool is_subject = argument.path == "nsubj" || argument.path == "agent>pobj";
    if (is_subject) add_parties(parties, read_argument(view.doc.text, view.clause(index), argument));
  }
  return parties;
}

// What is said and no more: a governing word with a meaning of its own ("warned", "demanded") has made something else of it.
bool is_only_said(const DocumentView& view, const std::vector<Reading>& readings, std::uint32_t index) {
  const Predicate& predicate = view.predicates[index];
  if (predicate.link != GovernorLink::Reported || !predicate.speaker || predicate.status.question) return false;
  return !readings[index].is_absorbed && !readings[index].is_no_event && (!predicate.governor || !readings[*predicate.governor].type);
}

// "said the rebels were responsible": the quality itself accuses.
bool is_blame(const DocumentView& view, const Predicate& predicate) {
  return predicate.kind == PredicateKind::Adjective && !predicate.status.negated && view.lexicon.is(FunctionWord::Blame, view.tree[predicate.trigger].lemma);
}

}  // namespace

void read_demands(const DocumentView& view, std::vector<Reading>& readings) {
  for (std::uint32_t index = 0; index < readings.size(); ++index) {
    if (!is_only_said(view, readings, index)) continue;
    Reading& reading = readings[index];
    const MoodReading* demand = view.lexicon.said_of_another(reading.type, view.predicates[index].status.modal);
    const bool is_demand = demand && demand->type == schema::EventType::Request;
    if (!is_demand && !is_blame(view, view.predicates[index])) continue;
    Parties parties{speakers(view, index), subjects(view, index)};
    remove_parties(parties.targets, parties.actors);
    if (parties.actors.empty() || parties.targets.empty()) continue;
    reading.parties = std::move(parties);
    reading.is_cue = false;
    reading.is_said = true;
    reading.type = is_demand ? demand->type : schema::EventType::Accuse;
    reading.modes = is_demand ? demand->modes : std::vector<std::string>{"allege"};
    reading.cameo = is_demand ? demand->cameo : std::string();
    reading.sources.push_back(is_demand ? demand->source : "schema/lexicon/function_words.tsv");
  }
}

}  // namespace dyad::extract
