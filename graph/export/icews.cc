// ICEWS coded event data: 20 tab-separated columns with header.
#include <ostream>

#include <fmt/format.h>

#include "graph/export/coded_rows.h"
#include "graph/export/export.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

constexpr std::string_view kHeader =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\t"
    "Target Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";

std::string joined(const std::vector<std::string>& sectors) { return fmt::format("{}", fmt::join(sectors, ",")); }

std::vector<std::string> fields_of(const Network& network, const CodedRow& row) {
  const MergedEvent& event = *row.event;
  const EventReport none;
  const EventReport& report = event.reports.empty() ? none : best_report(event.reports);
  std::vector<std::string> fields = {std::to_string(row.number), base::to_iso(*coded_date(event).first)};
  fields.insert(fields.end(), {row.actor->name, joined(row.actor->sectors), country_name(network, row.actor->code)});
  fields.insert(fields.end(), {std::string(event_label(event)), event.cameo, to_decimal(event.score)});
  if (row.target) fields.insert(fields.end(), {row.target->name, joined(row.target->sectors), country_name(network, row.target->code)});
  else fields.insert(fields.end(), 3, "");
  // Sentences count from 1 there.
  fields.insert(fields.end(), {report.document, std::to_string(report.sentence + 1), report.publisher});
  const schema::Location place = event.location.value_or(schema::Location{});
  fields.insert(fields.end(), {place.name, "", "", country_name(network, place.country), place.latitude ? to_decimal(*place.latitude) : "",
                               place.longitude ? to_decimal(*place.longitude) : ""});
  return fields;
}

}  // namespace

void write_icews(const Network& network, std::ostream& out) {
  out << kHeader;
  for (const CodedRow& row : coded_rows(network)) {
    std::string line;
    for (const std::string& field : fields_of(network, row)) line += (line.empty() ? "" : "\t") + escape_tsv(field);
    out << line << '\n';
  }
}

}  // namespace dyad::graph
