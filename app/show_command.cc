#include "app/show_command.h"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "graph/view/text_forms.h"
#include "graph/query/merged_event_json.h"
#include "graph/query/query.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using graph::EventReport;
using graph::MergedEvent;

std::string party_text(const schema::Actor& actor) {
  std::string codes = actor.code;
  for (const std::string& sector : actor.sectors) codes += (codes.empty() ? "" : " ") + sector;
  return codes.empty() || codes == actor.name ? actor.name : fmt::format("{} ({})", actor.name, codes);
}

std::string parties_text(const std::vector<schema::Actor>& actors) {
  std::string text;
  for (const schema::Actor& actor : actors) text += (text.empty() ? "" : ", ") + party_text(actor);
  return text.empty() ? "nobody named" : text;
}

std::string date_text(const schema::EventDate& date) {
  if (!date.days.is_known()) return "unknown";
  std::string text = graph::to_iso_interval(date.days);
  if (date.basis != schema::DateBasis::Unknown) text += fmt::format(" ({}{})", to_string(date.basis), date.text.empty() ? "" : ": " + date.text);
  return text;
}

std::string flags_text(const schema::Flags& flags) {
  std::string text;
  if (flags.negated) text += " negated";
  if (flags.future) text += " future";
  if (flags.hypothetical) text += " hypothetical";
  if (flags.historical) text += " historical";
  return text;
}

std::string action_text(const MergedEvent& event) {
  std::string text = event.type ? std::string(to_string(*event.type)) : "no type";
  for (const std::string& mode : event.modes) text += " " + mode;
  if (!event.lemma.empty()) text += fmt::format(", \"{}\"", event.lemma);
  if (!event.cameo.empty()) text += ", CAMEO " + event.cameo;
  if (event.type) text += fmt::format(", quad {}, score {}", event.quad, graph::to_decimal(event.score));
  return text;
}

std::string head_text(const MergedEvent& event) {
  std::string text = fmt::format("event       {}\nactor       {}\naction      {}\ntarget      {}\ndate        {}\n", event.id, parties_text(event.actors),
                                 action_text(event), parties_text(event.targets), date_text(event.date));
  if (const std::string flags = flags_text(event.flags); !flags.empty()) text += "flags      " + flags + "\n";
  if (!event.contexts.empty()) text += fmt::format("contexts    {}\n", fmt::join(event.contexts, ", "));
  if (event.location) text += fmt::format("place       {}\n", event.location->name);
  if (event.reported_by) text += fmt::format("said by     {}\n", party_text(*event.reported_by));
  text += fmt::format("confidence  {:.2f}\nsources     {}, of them independent {}\n", event.confidence, event.sources, event.independent);
  return text;
}

std::string report_text(const EventReport& report, std::size_t number) {
  std::string text = fmt::format("\n{}. {}", number, report.document);
  if (report.published) text += ", " + base::to_iso(*report.published);
  if (!report.publisher.empty()) text += ", " + report.publisher;
  if (!report.title.empty()) text += fmt::format(": {}", report.title);
  if (!report.url.empty()) text += "\n   " + report.url;
  text += fmt::format("\n   sentence {}, bytes {}-{}: \"{}\"\n   action \"{}\", date {}, confidence {:.2f}\n", report.sentence, report.evidence.span.begin,
                      report.evidence.span.end, report.evidence.text, report.action, date_text(report.date), report.confidence);
  for (const auto& [step, how] : report.explanation) text += fmt::format("   {}: {}\n", step, how);
  if (!report.merge_reason.empty()) text += "   merged: " + report.merge_reason + "\n";
  return text;
}

// Each report in full; copies of it by name only.
std::string reports_text(const MergedEvent& event) {
  std::map<std::string, std::string> copies;  // by original
  for (const EventReport& report : event.reports) {
    if (!report.copy_of.empty()) copies[report.copy_of] += (copies[report.copy_of].empty() ? "" : ", ") + report.document;
  }
  std::string text;
  std::size_t number = 0;
  for (const EventReport& report : event.reports) {
    if (!report.copy_of.empty()) continue;
    text += report_text(report, ++number);
    if (const auto found = copies.find(report.document); found != copies.end()) {
      text += "   the same in: " + found->second + "\n";
      copies.erase(found);
    }
  }
  return text;
}

}  // namespace

ExitStatus run_show(const ShowOptions& options) {
  auto store = graph::Store::open(options.store, graph::OpenMode::ReadOnly);
  if (!store) return fail(store.error());
  const auto event = graph::find_event(*store, options.event, graph::to_merge_policy(options.merge).value_or(graph::MergePolicy::Default));
  if (!event) return fail(event.error());
  write_output(options.json ? schema::to_json_line(graph::merged_event_to_json(*event)) + "\n" : head_text(*event) + reports_text(*event));
  return ExitStatus::Done;
}

}  // namespace dyad::app
