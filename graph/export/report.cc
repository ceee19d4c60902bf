#include "graph/export/report.h"

#include <algorithm>
#include <map>
#include <ostream>

#include <fmt/format.h>

#include "graph/export/dot_style.h"
#include "graph/export/rdf.h"
#include "graph/export/report_page.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

std::string html(std::string_view text) { return escape_xml(text); }

std::string names_of(const std::vector<schema::Actor>& actors) {
  std::string names;
  for (const schema::Actor& actor : actors) names += (names.empty() ? "" : ", ") + fmt::format("<span title=\"{}\">{}</span>", html(actor.entity), html(actor.name));
  return names;
}

std::string flag_marks(const schema::Flags& flags) {
  std::string marks;
  const auto add = [&](bool holds, const char* word) {
    if (holds) marks += fmt::format(" <span class=\"flag\">{}</span>", word);
  };
  add(flags.negated, "denied");
  add(flags.future, "planned");
  add(flags.hypothetical, "feared or alleged");
  add(flags.historical, "historical");
  return marks;
}

// A link only where the address is one of the web.
std::string linked(const EventReport& report) {
  const std::string name = html(report.title.empty() ? report.document : report.title);
  const auto iri = to_iri(report.url);
  return iri ? fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", html(*iri), name) : name;
}

std::string source_of(const EventReport& report) {
  std::string source = linked(report);
  if (!report.publisher.empty()) source += ", " + html(report.publisher);
  if (report.published) source += ", " + to_readable({report.published, report.published});
  return source;
}

std::string quote_of(const EventReport& report) {
  return fmt::format("<blockquote>{}<footer>{}</footer></blockquote>", html(report.evidence.text), source_of(report));
}

// The surest sentence stands open, others behind it.
std::string evidence_of(const std::vector<EventReport>& reports, std::size_t most) {
  if (reports.empty()) return {};
  std::vector<const EventReport*> order;
  for (const EventReport& report : reports) order.push_back(&report);
  std::stable_sort(order.begin(), order.end(), [](const EventReport* a, const EventReport* b) { return a->confidence > b->confidence; });
  std::string cell = quote_of(*order.front());
  if (order.size() == 1) return cell;
  cell += fmt::format("<details><summary>{} more report{}</summary>", order.size() - 1, order.size() == 2 ? "" : "s");
  for (std::size_t i = 1; i < order.size() && i < most; ++i) cell += quote_of(*order[i]);
  if (order.size() > most) cell += fmt::format("<p class=\"note\">and {} more</p>", order.size() - std::max<std::size_t>(most, 1));
  return cell + "</details>";
}

std::string date_key(const base::DateInterval& days) { return days.first ? base::to_iso(*days.first) : days.last ? base::to_iso(*days.last) : ""; }

class ReportWriter {
 public:
  ReportWriter(const Network& network, const ReportOptions& options, std::ostream& out) : network_(network), options_(options), out_(out) { collect_documents(); }

  base::Result<void> write() {
    const auto svg = draw_svg(network_, options_.diagram);
    if (!svg) return svg.error();
    write_head();
    write_numbers();
    out_ << "<h2>Network</h2>\n<p><button type=\"button\" id=\"size\" aria-pressed=\"false\" hidden>Full size</button></p>\n<div class=\"drawing\" tabindex=\"0\" role=\"group\" aria-label=\"Drawing of the network; the table below holds all of it\">\n"
         << svg->substr(std::min(svg->find("<svg"), svg->size())) << "</div>\n";
    write_events();
    write_relations();
    write_sources();
    if (!options_.made_by.empty()) out_ << "<footer>" << html(options_.made_by) << "</footer>\n";
    out_ << "</main>\n<script>" << kReportScript << "</script>\n</body>\n</html>\n";
    return {};
  }

 private:
  void collect_documents() {
    const auto add = [&](const std::vector<EventReport>& reports) {
      for (const EventReport& report : reports) {
        auto& [first, count] = documents_[report.document];
        if (!first) first = &report;
        ++count;
      }
    };
    for (const MergedEvent& event : network_.events) add(event.reports);
    for (const MergedRelation& relation : network_.relations) add(relation.reports);
  }

  void write_head() {
    out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         << fmt::format("<title>{0}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{1}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n", html(options_.title),
                        kReportStyle);
  }

  void write_numbers() {
    base::DateInterval days;
    for (const MergedEvent& event : network_.events) {
      const auto& [first, last] = event.date.days;
      if (first && (!days.first || *first < *days.first)) days.first = first;
      if (last && (!days.last || *last > *days.last)) days.last = last;
    }
    const auto number = [&](std::size_t count, std::string_view what) { out_ << fmt::format("<li><b>{}</b> {}</li>", count, what); };
    out_ << "<ul class=\"numbers\">";
    number(network_.events.size(), "events");
    number(network_.nodes.size(), "actors");
    number(network_.relations.size(), "relations");
    number(documents_.size(), "documents");
    if (days.is_known()) out_ << "<li>" << html(to_readable(days)) << "</li>";
    out_ << "</ul>\n";
  }

  // The events of the table, in the network's order.
  std::vector<const MergedEvent*> chosen_events() const {
    std::vector<const MergedEvent*> events;
    for (const MergedEvent& event : network_.events) events.push_back(&event);
    if (events.size() <= options_.max_events) return events;
    std::stable_sort(events.begin(), events.end(), [](const MergedEvent* a, const MergedEvent* b) { return a->sources > b->sources; });
    events.resize(options_.max_events);
    std::sort(events.begin(), events.end());
    return events;
  }

  void write_events() {
    const auto events = chosen_events();
    out_ << "<h2 id=\"events-title\">Events</h2>\n";
    if (events.empty()) {
      out_ << "<p class=\"note\">No event was found.</p>\n";
      return;
    }
    out_ << "<p><input type=\"search\" id=\"search\" hidden placeholder=\"Search events\" aria-label=\"Search events\"> <span id=\"found\" class=\"note\" role=\"status\"></span></p>\n"
            "<div class=\"table\"><table id=\"events\" aria-labelledby=\"events-title\">\n";
    if (events.size() < network_.events.size()) {
      out_ << fmt::format("<caption>{} of {} events, those with most reports.</caption>\n", events.size(), network_.events.size());
    }
    out_ << "<thead><tr>";
    for (const char* title : {"Date", "Actor", "Event", "Target", "Reports", "Confidence", "Evidence"}) out_ << "<th scope=\"col\">" << title << "</th>";
    out_ << "</tr></thead>\n<tbody>\n";
    for (const MergedEvent* event : events) write_event(*event);
    out_ << "</tbody></table></div>\n";
  }

  void write_event(const MergedEvent& event) {
    const ArrowStyle& style = arrow_style(event.quad);
    std::string modes;
    for (const std::string& mode : event.modes) modes += (modes.empty() ? "" : ", ") + mode;
    out_ << fmt::format("<tr id=\"event-{}\"><td class=\"date\" data-key=\"{}\">{}</td><td>{}</td>", html(event.id), date_key(event.date.days),
                        html(to_readable(event.date.days)), names_of(event.actors));
    out_ << fmt::format("<td><span class=\"type\" style=\"border-color:{};color:{}\" title=\"{}\">{}</span> {}{}</td><td>{}</td>", style.colour, style.text_colour, style.name,
                        html(event_label(event)), html(modes), flag_marks(event.flags), names_of(event.targets));
    out_ << fmt::format("<td class=\"number\">{}</td><td class=\"number\">{:.2f}</td><td>{}</td></tr>\n", event.sources, event.confidence,
                        evidence_of(event.reports, options_.max_reports));
  }

  void write_relations() {
    if (network_.relations.empty()) return;
    out_ << "<h2 id=\"relations-title\">Relations</h2>\n<div class=\"table\"><table aria-labelledby=\"relations-title\"><thead><tr>";
    for (const char* title : {"Subject", "Relation", "Object", "Date", "Evidence"}) out_ << "<th scope=\"col\">" << title << "</th>";
    out_ << "</tr></thead>\n<tbody>\n";
    for (const MergedRelation& relation : network_.relations) {
      out_ << fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"date\">{}</td><td>{}</td></tr>\n", html(relation.subject.name), html(relation.relation),
                          html(relation.object.name), html(to_readable(relation.date.days)), evidence_of(relation.reports, options_.max_reports));
    }
    out_ << "</tbody></table></div>\n";
  }

  void write_sources() {
    if (documents_.empty()) return;
    out_ << "<h2>Sources</h2>\n<ul>\n";
    for (const auto& [document, entry] : documents_) {
      out_ << fmt::format("<li>{} <span class=\"note\">({} report{})</span></li>\n", source_of(*entry.first), entry.second, entry.second == 1 ? "" : "s");
    }
    out_ << "</ul>\n";
  }

  const Network& network_;
  const ReportOptions& options_;
  std::ostream& out_;
  std::map<std::string, std::pair<const EventReport*, std::size_t>> documents_;
};

}  // namespace

base::Result<void> write_report(const Network& network, const ReportOptions& options, std::ostream& out) { return ReportWriter(network, options, out).write(); }

}  // namespace dyad::graph
