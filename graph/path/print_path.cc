#include "graph/path/print_path.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/view/text_forms.h"
#include "schema/event_json.h"

namespace dyad::graph {
namespace {

using Json = nlohmann::ordered_json;

const schema::EventDate& link_date(const Network& network, const HopLink& link) {
  return link.kind == HopLink::Kind::Event ? network.events[link.index].date : network.relations[link.index].date;
}

std::string link_label(const Network& network, const HopLink& link) {
  return link.kind == HopLink::Kind::Event ? std::string(event_label(network.events[link.index])) : network.relations[link.index].relation;
}

std::string arrow(const Network& network, const HopLink& link) {
  const std::string label = link_label(network, link);
  if (link.reciprocal) return fmt::format("<-{}->", label);
  return link.forward ? fmt::format("-{}->", label) : fmt::format("<-{}-", label);
}

const std::string& name(const Network& network, NodeIndex node) { return network.nodes[node].actor.name; }

// ", planned", ", denied"
std::string flag_words(const Network& network, const HopLink& link) {
  if (link.kind == HopLink::Kind::Relation) return {};
  const schema::Flags& flags = network.events[link.index].flags;
  std::string words;
  if (flags.negated) words += "denied, ";
  if (flags.future) words += "planned, ";
  if (flags.hypothetical) words += "hypothetical, ";
  if (flags.historical) words += "historical, ";
  return words;
}

std::string source_line(const EventReport& report) {
  std::string source = report.publisher.empty() ? report.document : report.publisher;
  if (report.published) source += ", " + to_readable({report.published, report.published});
  return report.url.empty() ? source : source + ", " + report.url;
}

std::string link_text(const Network& network, const Hop& hop, const HopLink& link) {
  const auto& reports = link_reports(network, link);
  const std::string days = to_readable(link_date(network, link).days);
  std::string text = fmt::format("  {} {} {}   {}{}{} report{}, confidence {:.2f}", name(network, hop.from), arrow(network, link), name(network, hop.to),
                                 days.empty() ? "" : days + ", ", flag_words(network, link), reports.size(), reports.size() == 1 ? "" : "s",
                                 link_confidence(network, link));
  if (link.kind == HopLink::Kind::Event) text += fmt::format("   [{}]", network.events[link.index].id);
  text += '\n';
  if (reports.empty()) return text;
  const EventReport& best = best_report(reports);
  return text + fmt::format("      \"{}\"\n      {}\n", escape_tsv(best.evidence.text), escape_tsv(source_line(best)));
}

Json report_json(const EventReport& report) {
  Json json = {{"doc", report.document}, {"sentence", report.sentence}};
  if (!report.url.empty()) json["url"] = report.url;
  if (!report.publisher.empty()) json["publisher"] = report.publisher;
  if (report.published) json["published"] = base::to_iso(*report.published);
  json["evidence"] = {{"span", {report.evidence.span.begin, report.evidence.span.end}}, {"text", report.evidence.text}};
  json["confidence"] = schema::round_confidence(report.confidence);
  return json;
}

Json link_json(const Network& network, const HopLink& link) {
  Json json;
  if (link.kind == HopLink::Kind::Event) {
    const MergedEvent& event = network.events[link.index];
    json = {{"kind", "event"}, {"event", event.id}};
    if (event.type) json["type"] = schema::to_string(*event.type);
    json["lemma"] = event.lemma;
    json["flags"] = schema::flags_to_json(event.flags);
    json["sources"] = event.sources;
  } else {
    json = {{"kind", "relation"}, {"relation", network.relations[link.index].relation}};
  }
  json["forward"] = link.forward;
  if (link.reciprocal) json["reciprocal"] = true;
  if (link_date(network, link).days.is_known()) json["date"] = schema::date_to_json(link_date(network, link));
  json["confidence"] = schema::round_confidence(link_confidence(network, link));
  json["reports"] = Json::array();
  for (const EventReport& report : link_reports(network, link)) json["reports"].push_back(report_json(report));
  return json;
}

}  // namespace

std::string path_line(const Network& network, const Path& path) {
  std::string line;
  for (const Hop& hop : path.hops) {
    if (line.empty()) line = name(network, hop.from);
    line += fmt::format(" {}{} {}", arrow(network, hop.links.front()), hop.day ? fmt::format(" ({})", base::to_iso(*hop.day)) : "", name(network, hop.to));
  }
  return line;
}

std::string path_text(const Network& network, const Path& path, std::size_t links_per_hop) {
  if (path.hops.empty()) return "both are the same entity\n";
  std::string text = fmt::format("{}   {} hop{}, confidence {:.2f}\n", path_line(network, path), path.hops.size(), path.hops.size() == 1 ? "" : "s",
                                 path.confidence);
  for (const Hop& hop : path.hops) {
    for (std::size_t i = 0; i < hop.links.size() && i < links_per_hop; ++i) text += link_text(network, hop, hop.links[i]);
    if (hop.links.size() > links_per_hop) text += fmt::format("      and {} more\n", hop.links.size() - links_per_hop);
  }
  return text;
}

std::string path_json(const Network& network, const Path& path) {
  Json json;
  json["hops"] = Json::array();
  for (const Hop& hop : path.hops) {
    Json links = Json::array();
    for (const HopLink& link : hop.links) links.push_back(link_json(network, link));
    Json entry = {{"from", schema::actor_to_json(network.nodes[hop.from].actor)}, {"to", schema::actor_to_json(network.nodes[hop.to].actor)}};
    if (hop.day) entry["day"] = base::to_iso(*hop.day);
    entry["links"] = std::move(links);
    json["hops"].push_back(std::move(entry));
  }
  json["confidence"] = schema::round_confidence(path.confidence);
  return schema::to_json_line(json);
}

}  // namespace dyad::graph
