#include "graph/query/unknown_actors.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/entity/entity_table.h"
#include "graph/store/sqlite.h"

namespace dyad::graph {
namespace {

struct Found {
  std::map<std::string, std::size_t> phrases;
  std::set<std::string> documents;
  std::size_t mentions = 0;
  std::vector<UnknownActor::Example> examples;
};

// Participants of events and relations whose entity never has a code, by document and position.
constexpr std::string_view kRows =
    "WITH coded AS (SELECT entity FROM actors WHERE code <> ''), "
    "spoken(actor, text, document, row, evidence) AS ("
    "SELECT p.actor, p.text, m.document, m.mention, m.evidence FROM participants p JOIN mentions m USING (mention) "
    "UNION ALL SELECT subject, subject_text, document, relation, evidence FROM relations "
    "UNION ALL SELECT object, object_text, document, relation, evidence FROM relations) "
    "SELECT e.id, s.text, d.id, v.text, a.sectors FROM spoken s JOIN actors a USING (actor) JOIN entities e USING (entity) "
    "JOIN documents d ON d.document = s.document JOIN evidence v USING (evidence) WHERE a.entity NOT IN coded ORDER BY d.id, s.row, s.text";

void keep(Found& found, std::string_view text, const std::string& document, std::string evidence, std::size_t examples) {
  ++found.mentions;
  found.documents.insert(document);
  if (!text.empty()) ++found.phrases[std::string(text)];
  const bool is_new = std::none_of(found.examples.begin(), found.examples.end(), [&](const auto& example) { return example.text == evidence; });
  if (is_new && found.examples.size() < examples) found.examples.push_back({document, std::move(evidence)});
}

UnknownActor describe(EntityTable& entities, const std::string& id, Found found) {
  UnknownActor out{entities.facts(id), {}, found.mentions, found.documents.size(), std::move(found.examples)};
  std::vector<std::pair<std::string, std::size_t>> phrases(found.phrases.begin(), found.phrases.end());
  std::stable_sort(phrases.begin(), phrases.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& [phrase, count] : phrases) out.phrases.push_back(std::move(phrase));
  return out;
}

}  // namespace

base::Result<std::vector<UnknownActor>> find_unknown_actors(Store& store, const UnknownActorOptions& options) {
  return guarded([&]() -> base::Result<std::vector<UnknownActor>> {
    const Transaction snapshot(store.database(), Transaction::Kind::Read);
    const auto corrections = store.corrections();
    if (!corrections) return corrections.error();
    EntityTable entities(store.database(), *corrections);
    std::map<std::string, Found> found;
    Statement& rows = store.database().cached(kRows);
    for (rows.start(); rows.step();) {
      // "the police" are known for what they are; only a name can be added to the actors.
      if (!is_name(rows.text(1)) && !rows.text(4).empty()) continue;
      schema::Participant participant;
      participant.actor.entity = rows.string(0);
      participant.text = rows.string(1);
      const schema::Actor actor = entities.corrected(participant, rows.text(2));
      if (!actor.code.empty()) continue;  // a correction or another document tells who it is
      keep(found[actor.entity], rows.text(1), rows.string(2), rows.string(3), options.examples);
    }
    std::vector<UnknownActor> out;
    for (auto& [id, one] : found) {
      if (one.mentions >= options.min_mentions) out.push_back(describe(entities, id, std::move(one)));
    }
    std::stable_sort(out.begin(), out.end(), [](const UnknownActor& a, const UnknownActor& b) { return a.mentions > b.mentions; });
    if (options.limit > 0 && out.size() > options.limit) out.resize(options.limit);
    return out;
  });
}

}  // namespace dyad::graph
