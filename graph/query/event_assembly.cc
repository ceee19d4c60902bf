#include "graph/query/event_assembly.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "graph/query/value_votes.h"
#include "graph/store/mention_rows.h"
#include "schema/event_json.h"

namespace dyad::graph {
namespace {

std::string interval_text(const base::DateInterval& days) {
  if (!days.is_known()) return "no date";
  const std::string first = days.first ? base::to_iso(*days.first) : "..", last = days.last ? base::to_iso(*days.last) : "..";
  return first == last ? first : fmt::format("{}/{}", first, last);
}

std::vector<std::string> all_modes(const MentionTable& table, const MentionGroup& group) {
  std::set<std::string> modes;
  for (const std::uint32_t member : group.members) modes.insert(table.modes[table.mentions[member].modes].begin(), table.modes[table.mentions[member].modes].end());
  return {modes.begin(), modes.end()};
}

// Why a report stands with the one that came first.
std::string merge_reason(const schema::EventDate& first, const schema::EventDate& date, bool has_targets, const std::string& copy_of) {
  std::string reason = has_targets ? "same actors, targets and type; " : "same actors and type, no target; ";
  if (!date.days.is_known()) reason += "no date, in the same document or a copy of it";
  else if (date.days == first.days) reason += fmt::format("same date ({})", interval_text(date.days));
  else if (!first.days.is_known()) reason += "dated by publication";
  else reason += fmt::format("dates overlap ({} and {})", interval_text(date.days), interval_text(first.days));
  if (!copy_of.empty()) reason += "; copy of " + copy_of;
  return reason;
}

// The narrowest report's date, cut to the days common to all.
schema::EventDate merged_date(const schema::EventDate& narrowest, const base::DateInterval& days) {
  schema::EventDate date = narrowest;
  date.span.reset();
  if (date.days == days) return date;
  date.days = days;
  date.granularity = days.first && days.first == days.last ? schema::Granularity::Day : schema::Granularity::Interval;
  date.text.clear();
  date.timex.clear();
  return date;
}

// The widest bounds that any report gives.
void widen(std::optional<schema::Count>& count, const std::optional<schema::Count>& other) {
  if (!other) return;
  if (!count) {
    count = other;
    return;
  }
  const bool has_high = count->high && other->high;
  if (count->low && other->low) count->low = std::min(*count->low, *other->low);
  else count->low = count->low ? count->low : other->low;
  count->high = has_high ? std::optional(std::max(*count->high, *other->high)) : std::nullopt;
}

// Everything that reports may state differently, with how many state it.
struct Votes {
  std::map<std::string, ValueVotes<schema::Actor, std::string>> actors, targets;  // by entity
  ValueVotes<schema::Actor, std::string> reporters;
  ValueVotes<schema::Location, std::string> locations;
  ValueVotes<std::string, std::string> cameos, lemmas;
  std::set<std::string> contexts;
  std::size_t unreported = 0;  // reports in the newspaper's own voice
};

// Equal for actors of which the same is said.
std::string facts_key(const schema::Actor& actor) {
  std::string key = actor.entity;
  const auto add = [&](std::string_view text) { (key += '\x1f') += text; };
  add(actor.name);
  add(to_string(actor.kind));
  add(actor.code);
  for (const std::string& sector : actor.sectors) add(sector);
  add(actor.wikidata);
  return key;
}

void count_votes(Votes& votes, const schema::Event& mention, EntityTable& entities) {
  const auto count_actors = [&](auto& by_entity, const std::vector<schema::Participant>& participants) {
    for (const schema::Participant& participant : participants) {
      schema::Actor actor = entities.corrected(participant, mention.document);
      by_entity[actor.entity].add(facts_key(actor), actor);
    }
  };
  count_actors(votes.actors, mention.actors);
  count_actors(votes.targets, mention.targets);
  if (mention.reported_by) {
    const schema::Actor speaker = entities.corrected(*mention.reported_by, mention.document);
    votes.reporters.add(facts_key(speaker), speaker);
  } else {
    ++votes.unreported;
  }
  if (mention.location) votes.locations.add(schema::to_json_line(schema::location_to_json(*mention.location)), *mention.location);
  if (!mention.action.cameo.empty()) votes.cameos.add(mention.action.cameo, mention.action.cameo);
  votes.lemmas.add(mention.action.lemma, mention.action.lemma);
  votes.contexts.insert(mention.action.contexts.begin(), mention.action.contexts.end());
}

// Who a mention is where other documents decide it.
void explain_links(EventReport& report, const schema::Event& mention, EntityTable& entities) {
  for (const auto* participants : {&mention.actors, &mention.targets}) {
    for (const schema::Participant& participant : *participants) {
      if (std::string reason = entities.link_reason(participant, mention.document); !reason.empty()) report.explanation.emplace_back("entity", std::move(reason));
    }
  }
}

void decide(MergedEvent& event, const Votes& votes) {
  for (const auto& [id, actor] : votes.actors) event.actors.push_back(actor.winner());
  for (const auto& [id, target] : votes.targets) event.targets.push_back(target.winner());
  if (votes.unreported == 0 && !votes.reporters.empty()) event.reported_by = votes.reporters.winner();
  if (!votes.locations.empty()) event.location = votes.locations.winner();
  if (!votes.cameos.empty()) event.cameo = votes.cameos.winner();
  if (!votes.lemmas.empty()) event.lemma = votes.lemmas.winner();
  event.contexts.assign(votes.contexts.begin(), votes.contexts.end());
}

}  // namespace

void fill_document(Database& db, EventReport& report) {
  Statement& row = db.cached("SELECT title, url, publisher, published FROM documents WHERE id = ?");
  if (row.start(report.document).step()) {
    report.title = row.string(0);
    report.url = row.string(1);
    report.publisher = row.string(2);
    report.published = row.day(3);
  }
  row.reset();
}

std::string event_id(const MentionTable& table, const MentionGroup& group, std::size_t number) {
  const MentionKey& first = table.mentions[group.members.front()];
  const ActionKey& action = table.actions[first.action];
  std::string form = fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", fmt::join(table.sets[first.actors], "\n"), fmt::join(table.sets[first.targets], "\n"),
                                 action.type ? std::string(to_string(*action.type)) : "lemma " + action.lemma, first.flags, interval_text(group.days),
                                 fmt::join(all_modes(table, group), " "));
  if (!group.days.is_known()) {
    std::uint32_t document = first.document;
    for (const std::uint32_t member : group.members) document = std::min(document, table.mentions[member].document);
    form += '\x1f' + table.documents[document];
  }
  if (number > 1) form += fmt::format("\x1f{}", number);
  return base::content_hash(form);
}

MergedEvent EventAssembler::assemble(const MentionGroup& group, const std::string& id, const Support& support, bool with_explanation) {
  const MentionKey& first = table_.mentions[group.members.front()];
  MergedEvent event;
  event.id = id;
  event.type = table_.actions[first.action].type;
  event.modes = all_modes(table_, group);
  event.flags = to_flags(first.flags);
  event.sources = support.sources;
  event.independent = support.independent;
  event.confidence = schema::round_confidence(support.confidence);
  if (event.type) {
    event.quad = ontology_.facts(*event.type).quad;
    event.score = ontology_.score(*event.type, event.modes);
  }
  Votes votes;
  for (std::size_t member = 0; member < group.members.size(); ++member) {
    const schema::Event mention = read_mention(db_, table_.mentions[group.members[member]].mention, with_explanation);
    if (member == 0) event.date = merged_date(mention.date, group.days);
    count_votes(votes, mention, entities_);
    widen(event.counts.dead, mention.counts.dead);
    widen(event.counts.injured, mention.counts.injured);
    widen(event.counts.arrested, mention.counts.arrested);
    add_report(event, group, mention, member, support);
  }
  decide(event, votes);
  // The first report explains the others' reasons; now all take their places by document and position.
  std::vector<std::uint32_t> order(group.members.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const MentionKey &ma = table_.mentions[group.members[a]], &mb = table_.mentions[group.members[b]];
    return std::tie(ma.document, ma.position) < std::tie(mb.document, mb.position);
  });
  std::vector<EventReport> reports;
  for (const std::uint32_t member : order) reports.push_back(std::move(event.reports[member]));
  event.reports = std::move(reports);
  return event;
}

void EventAssembler::add_report(MergedEvent& event, const MentionGroup& group, const schema::Event& mention, std::size_t member,
                                const Support& support) {
  EventReport report;
  report.mention = mention.id;
  report.document = mention.document;
  fill_document(db_, report);
  report.sentence = mention.sentence;
  report.action = mention.action.text;
  report.action_span = mention.action.span;
  report.evidence = mention.evidence;
  report.date = mention.date;
  report.confidence = mention.confidence;
  report.explanation = mention.explanation;
  if (!report.explanation.empty()) explain_links(report, mention, entities_);
  const MentionKey& original = table_.mentions[group.members[support.original[member]]];
  const MentionKey& own = table_.mentions[group.members[member]];
  if (original.document != own.document) report.copy_of = table_.documents[original.document];
  if (member > 0) report.merge_reason = merge_reason(event.reports.front().date, mention.date, !mention.targets.empty(), report.copy_of);
  event.reports.push_back(std::move(report));
}

namespace {

// A relation as the reports of one triple: keys for weighing beside what is shown.
struct RelationGroup {
  std::vector<MentionKey> keys;
  std::vector<schema::Relation> mentions;
};

void extend(base::DateInterval& days, const schema::Relation& mention, const std::optional<base::Date>& published) {
  const auto first = mention.date.days.is_known() ? mention.date.days.first : published;
  const auto last = mention.date.days.is_known() ? mention.date.days.last : published;
  if (first && (!days.first || *first < *days.first)) days.first = first;
  if (last && (!days.last || *last > *days.last)) days.last = last;
}

MergedRelation assemble_relation(Database& db, EntityTable& entities, const RelationGroup& group, const std::vector<std::string>& documents) {
  std::vector<std::uint32_t> members(group.keys.size());
  for (std::uint32_t i = 0; i < members.size(); ++i) members[i] = i;
  const Support support = weigh(group.keys, members);
  MergedRelation out;
  ValueVotes<schema::Actor, std::string> subjects, objects;
  ValueVotes<std::string, std::string> names;
  for (std::size_t i = 0; i < group.mentions.size(); ++i) {
    const schema::Relation& mention = group.mentions[i];
    const schema::Actor subject = entities.corrected(mention.subject, mention.document), object = entities.corrected(mention.object, mention.document);
    subjects.add(facts_key(subject), subject);
    objects.add(facts_key(object), object);
    names.add(mention.relation, mention.relation);
    EventReport report;
    report.document = mention.document;
    fill_document(db, report);
    report.sentence = mention.sentence;
    report.evidence = mention.evidence;
    report.date = mention.date;
    report.confidence = mention.confidence;
    report.explanation = mention.explanation;
    const MentionKey& original = group.keys[support.original[i]];
    if (original.document != group.keys[i].document) report.copy_of = documents[original.document];
    extend(out.date.days, mention, report.published);
    out.reports.push_back(std::move(report));
  }
  out.subject = subjects.winner();
  out.relation = names.winner();
  out.object = objects.winner();
  if (out.date.days.is_known()) {
    const bool is_day = out.date.days.first == out.date.days.last;
    out.date.granularity = is_day ? schema::Granularity::Day : schema::Granularity::Interval;
    out.date.basis = group.mentions.front().date.days.is_known() ? group.mentions.front().date.basis : schema::DateBasis::Document;
  }
  out.sources = support.sources;
  out.independent = support.independent;
  out.confidence = schema::round_confidence(support.confidence);
  return out;
}

}  // namespace

std::vector<MergedRelation> assemble_relations(Database& db, EntityTable& entities) {
  std::vector<std::string> documents;
  const auto places = read_documents(db, documents);
  std::vector<MentionKey> keys;
  Statement& rows = db.cached("SELECT relation, document, wording, confidence FROM relations");
  for (rows.start(); rows.step();) {
    const DocumentPlace& place = places.at(rows.integer(1));
    MentionKey key;
    key.mention = rows.integer(0);
    key.document = place.rank;
    key.position = static_cast<std::uint32_t>(key.mention);
    key.cluster = place.cluster;
    key.wording = rows.integer(2);
    key.confidence = rows.real(3);
    keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end(), [](const MentionKey& a, const MentionKey& b) { return std::tie(a.document, a.position) < std::tie(b.document, b.position); });
  std::map<std::tuple<std::string, std::string, std::string>, RelationGroup> groups;
  for (const MentionKey& key : keys) {
    schema::Relation mention = read_relation_row(db, key.mention, true);
    const auto id = [&](const schema::Participant& participant) { return entities.resolve(participant.actor.entity, participant.text, mention.document); };
    RelationGroup& group = groups[{id(mention.subject), mention.relation, id(mention.object)}];
    group.keys.push_back(key);
    group.mentions.push_back(std::move(mention));
  }
  std::vector<MergedRelation> out;
  for (const auto& [key, group] : groups) out.push_back(assemble_relation(db, entities, group, documents));
  return out;
}

}  // namespace dyad::graph
