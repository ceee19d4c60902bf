#include "tests/support/event_text.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/table_file.h"
#include "base/utf8.h"
#include "graph/query/merged_event_json.h"

namespace dyad::test {
namespace {

std::vector<schema::Participant> participants(std::string_view codes) {
  std::vector<schema::Participant> out;
  if (codes == "-") return out;
  for (std::string_view code : base::split_list(codes, ',')) out.push_back({country(code), std::string(code), {}});
  return out;
}

void read_action(schema::Event& event, std::string_view arrow) {
  REQUIRE(arrow.size() > 3);
  const auto parts = base::split_list(arrow.substr(1, arrow.size() - 3), '/');
  event.action.type = schema::to_event_type(parts.front());
  event.action.lemma = base::fold_case(parts.front());
  event.action.text = event.action.lemma;
  for (std::size_t i = 1; i < parts.size(); ++i) event.action.modes.emplace_back(parts[i]);
}

void read_date(schema::Event& event, std::string_view text) {
  const std::size_t dots = text.find("..");
  auto& days = event.date.days;
  days.first = base::parse_date(text.substr(0, dots));
  days.last = dots == std::string_view::npos ? days.first : base::parse_date(text.substr(dots + 2));
  event.date.granularity = days.first == days.last ? schema::Granularity::Day : schema::Granularity::Interval;
  event.date.basis = schema::DateBasis::Stated;
  REQUIRE(days.is_known());
}

void read_word(schema::Event& event, std::string_view word) {
  if (word.front() == '@') read_date(event, word.substr(1));
  else if (word == "negated") event.flags.negated = true;
  else if (word == "future") event.flags.future = true;
  else if (word == "hypothetical") event.flags.hypothetical = true;
  else if (word == "historical") event.flags.historical = true;
  else event.confidence = std::stod(std::string(word));
}

schema::Event event_from(std::string_view line, std::uint32_t sentence) {
  schema::Event event;
  event.sentence = sentence;
  event.confidence = 0.5;
  if (const std::size_t quote = line.find('"'); quote != std::string_view::npos) {
    event.evidence.text = std::string(line.substr(quote + 1, line.rfind('"') - quote - 1));
    line = line.substr(0, quote);
  }
  const auto words = base::split_list(line, ' ');
  REQUIRE(words.size() >= 3);
  if (event.evidence.text.empty()) event.evidence.text = fmt::format("Evidence: {} {} {}.", words[0], words[1], words[2]);
  event.actors = participants(words[0]);
  read_action(event, words[1]);
  event.targets = participants(words[2]);
  for (std::size_t i = 3; i < words.size(); ++i) read_word(event, words[i]);
  event.evidence.span = {sentence * 1000, sentence * 1000 + static_cast<std::uint32_t>(event.evidence.text.size())};
  event.action.span = {event.evidence.span.begin, event.evidence.span.begin + 5};
  event.action.spans = {event.action.span};
  return event;
}

std::string day_text(const std::optional<base::Date>& day) { return day ? base::to_iso(*day) : std::string(); }

std::string codes(const std::vector<schema::Actor>& actors) {
  std::string text;
  for (const schema::Actor& actor : actors) text += (text.empty() ? "" : ",") + actor.entity.substr(actor.entity.find(':') + 1);
  return text.empty() ? "-" : text;
}

}  // namespace

schema::Actor country(std::string_view code) {
  return {fmt::format("country:{}", code), std::string(code), schema::EntityKind::Country, std::string(code), {}, {}};
}

std::vector<schema::Event> events_from(std::string_view lines) {
  std::vector<schema::Event> events;
  for (std::string_view line : base::split_list(lines, '\n')) events.push_back(event_from(line, static_cast<std::uint32_t>(events.size())));
  return events;
}

graph::DocumentRecord document(std::string id, const std::vector<schema::Event>& events, std::string text) {
  graph::DocumentRecord record;
  record.title = "Title of " + id;
  record.url = "https://news.example/" + id;
  record.publisher = "Example";
  record.published = base::parse_date("2021-12-22");
  for (const schema::Event& event : events) record.sentences.push_back({event.evidence.span, {}});
  if (text.empty()) {
    for (const schema::Event& event : events) text += event.evidence.text + "\n";
  }
  record.text = std::move(text);
  record.id = std::move(id);
  return record;
}

graph::PutOutcome put(graph::Store& store, const std::string& id, std::string_view lines, std::string text) {
  auto events = events_from(lines);
  for (schema::Event& event : events) {
    event.document = id;
    event.id = base::content_hash(fmt::format("{} {} {}", id, event.sentence, event.action.lemma));
  }
  const auto outcome = store.put_document(document(id, events, std::move(text)), events, {});
  INFO((outcome ? "" : outcome.error().message));
  REQUIRE(outcome);
  return *outcome;
}

graph::Store open_store(const std::string& path, graph::OpenMode mode) {
  auto store = graph::Store::open(path, mode);
  INFO((store ? "" : store.error().message));
  REQUIRE(store);
  return std::move(*store);
}

std::vector<std::string> to_lines(const std::vector<graph::MergedEvent>& events) {
  std::vector<std::string> lines;
  for (const graph::MergedEvent& event : events) {
    std::string line = fmt::format("{} -{}", codes(event.actors), event.type ? std::string(to_string(*event.type)) : event.lemma);
    for (const std::string& mode : event.modes) line += "/" + mode;
    line += fmt::format("-> {}", codes(event.targets));
    const auto& days = event.date.days;
    if (days.is_known()) line += days.first == days.last ? " @" + day_text(days.first) : fmt::format(" @{}..{}", day_text(days.first), day_text(days.last));
    const auto flag = [&](bool set, const char* name) { line += set ? std::string(" ") + name : std::string(); };
    flag(event.flags.negated, "negated");
    flag(event.flags.future, "future");
    flag(event.flags.hypothetical, "hypothetical");
    flag(event.flags.historical, "historical");
    lines.push_back(line + fmt::format(" x{}/{}", event.sources, event.independent));
  }
  return lines;
}

std::string describe(const graph::Network& network) {
  std::string text;
  for (const graph::Node& node : network.nodes) {
    text += fmt::format("{} {} {} [{}]\n", node.actor.entity, node.actor.name, fmt::join(node.actor.sectors, ","), fmt::join(node.names, "|"));
  }
  for (const auto& event : network.events) text += graph::merged_event_to_json(event).dump() + "\n";
  for (const auto& edge : network.edges) text += fmt::format("{} {} {}\n", edge.actor, edge.target, edge.event);
  for (const auto& relation : network.relations) text += graph::merged_relation_to_json(relation).dump() + "\n";
  return text;
}

}  // namespace dyad::test
