#include "tests/support/graph_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "base/table_file.h"

namespace dyad::test {
namespace {

using schema::Actor;
using schema::EntityKind;

const std::map<std::string, Actor, std::less<>>& known_actors() {
  static const std::map<std::string, Actor, std::less<>> actors = {
      {"RUS", {"country:RUS", "Russia", EntityKind::Country, "RUS", {"GOV"}, "Q159"}},
      {"USA", {"country:USA", "United States", EntityKind::Country, "USA", {"GOV"}, "Q30"}},
      {"UKR", {"country:UKR", "Ukraine", EntityKind::Country, "UKR", {"GOV"}, "Q212"}},
      {"NATO", {"igo:NATO", "NATO", EntityKind::InternationalOrganisation, "IGO", {}, "Q7184"}},
      {"EU", {"igo:EU", "European Union", EntityKind::InternationalOrganisation, "EUR", {}, "Q458"}},
  };
  return actors;
}

// A code of each type, in the order of schema::EventType.
constexpr std::array<const char*, schema::kEventTypeCount> kCameo = {"030", "040", "051", "080", "060", "070", "087", "100",
                                                                     "112", "120", "130", "141", "163", "150", "173", "190"};

bool is_code(std::string_view name) {
  return name.size() == 3 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Actor make_actor(std::string_view name) {
  const auto found = known_actors().find(name);
  if (found != known_actors().end()) return found->second;
  if (is_code(name)) return {fmt::format("country:{}", name), std::string(name), EntityKind::Country, std::string(name), {}, ""};
  std::string slug;
  for (char c : name) slug += c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return {"unknown:" + slug, std::string(name), EntityKind::Unknown, "", {}, ""};
}

std::vector<Actor> make_actors(std::string_view names) {
  std::vector<Actor> actors;
  for (std::string_view name : base::split_list(names, ',')) actors.push_back(make_actor(name));
  std::sort(actors.begin(), actors.end(), [](const Actor& a, const Actor& b) { return a.entity < b.entity; });
  return actors;
}

void expect(bool holds, std::string_view what, std::string_view text) {
  if (!holds) throw std::invalid_argument(fmt::format("graph text: expected {}: {}", what, text));
}

std::optional<base::Date> make_day(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto day = base::parse_date(text);
  expect(day.has_value(), "a day", text);
  return day;
}

base::DateInterval make_interval(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return {make_day(text), make_day(text)};
  return {make_day(text.substr(0, dots)), make_day(text.substr(dots + 2))};
}

schema::EventDate make_date(std::string_view text) {
  schema::EventDate date;
  date.days = make_interval(text);
  date.basis = schema::DateBasis::Stated;
  date.granularity = date.days.first == date.days.last ? schema::Granularity::Day : schema::Granularity::Interval;
  return date;
}

graph::EventReport make_report(const std::string& line_id, std::size_t number, std::string action, std::string sentence, double confidence) {
  graph::EventReport report;
  report.mention = fmt::format("{}.{}", line_id, number);
  report.document = fmt::format("doc-{}.{}", line_id, number);
  report.title = "Report " + report.mention;
  report.url = "https://news.example/" + report.mention;
  report.publisher = "Example Press";
  report.published = base::parse_date("2021-12-22");
  report.action = std::move(action);
  report.evidence = {{0, static_cast<std::uint32_t>(sentence.size())}, std::move(sentence)};
  report.confidence = confidence;
  return report;
}

void read_type(std::string_view word, graph::MergedEvent& event) {
  const std::size_t at = word.find('@');
  const std::string_view name = word.substr(0, at);
  if (at != std::string_view::npos) event.date = make_date(word.substr(at + 1));
  const std::size_t dot = name.find('.');
  event.type = schema::to_event_type(name.substr(0, dot));
  expect(event.type.has_value(), "an event type", name);
  if (dot != std::string_view::npos) event.modes.emplace_back(name.substr(dot + 1));
  static const auto ontology = schema::Ontology::load();
  event.quad = ontology->facts(*event.type).quad;
  event.score = ontology->score(*event.type, event.modes);
}

void read_word(std::string_view word, graph::MergedEvent& event, std::size_t& reports) {
  if (word == "negated") event.flags.negated = true;
  else if (word == "future") event.flags.future = true;
  else if (word == "hypothetical") event.flags.hypothetical = true;
  else if (word == "historical") event.flags.historical = true;
  else if (word.front() == 'x') reports = std::stoul(std::string(word.substr(1)));
  else event.confidence = std::stod(std::string(word));
}

graph::MergedEvent make_event(const std::string& id, std::string_view actors, std::string_view middle, std::string_view targets) {
  graph::MergedEvent event;
  event.id = id;
  event.actors = make_actors(actors);
  event.targets = make_actors(targets);
  event.confidence = 0.9;
  std::size_t reports = 1;
  std::istringstream words{std::string(middle)};
  std::string word;
  words >> word;
  read_type(word, event);
  while (words >> word) read_word(word, event, reports);
  event.cameo = kCameo[static_cast<std::size_t>(*event.type)];
  event.lemma = fmt::format("do {}", schema::to_string(*event.type));
  for (std::size_t i = 1; i <= reports; ++i) {
    const std::string sentence = fmt::format("{} {} {}.", actors, event.lemma, targets);
    event.reports.push_back(make_report(id, i, event.lemma, sentence, event.confidence));
  }
  event.sources = event.independent = reports;
  return event;
}

}  // namespace

GraphParts graph_parts(std::string_view text) {
  GraphParts parts;
  std::size_t number = 0;
  for (std::string_view line : base::split_list(text, '\n')) {
    ++number;
    const std::size_t begin = line.find(" -"), end = line.find("->");
    expect(begin != std::string_view::npos && end != std::string_view::npos, "ACTOR -TYPE-> TARGET", line);
    const std::string_view left = line.substr(0, begin), middle = base::trim(line.substr(begin + 2, end - begin - 2));
    const std::string_view right = base::trim(line.substr(end + 2));
    if (middle.front() < 'a') {
      parts.events.push_back(make_event(fmt::format("e{}", number), left, middle, right));
      continue;
    }
    graph::MergedRelation relation;
    relation.subject = make_actor(base::trim(left));
    relation.relation = middle;
    relation.object = make_actor(base::trim(right));
    relation.confidence = 0.9;
    relation.reports.push_back(make_report(fmt::format("e{}", number), 1, "", fmt::format("{} is {} {}.", left, middle, right), 0.9));
    relation.reports.back().mention.clear();
    parts.relations.push_back(std::move(relation));
  }
  return parts;
}

graph::Network graph_from(std::string_view text) {
  GraphParts parts = graph_parts(text);
  return graph::make_network(std::move(parts.events), std::move(parts.relations));
}

}  // namespace dyad::test
