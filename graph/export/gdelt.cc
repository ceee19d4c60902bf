// GDELT 2.0 event table: 61 tab-separated columns without header (GDELT Event Codebook V2.0).
#include <chrono>
#include <ostream>

#include <fmt/format.h>

#include "graph/export/coded_rows.h"
#include "graph/export/export.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

using Fields = std::vector<std::string>;

void add_date(base::Date date, Fields& fields) {
  const std::chrono::year_month_day ymd{date};
  const int year = static_cast<int>(ymd.year());
  const unsigned month = static_cast<unsigned>(ymd.month()), day = static_cast<unsigned>(ymd.day());
  fields.push_back(fmt::format("{:04}{:02}{:02}", year, month, day));
  fields.push_back(fmt::format("{:04}{:02}", year, month));
  fields.push_back(fmt::format("{:04}", year));
  // The codebook's approximation: months of 30 days in a year of 365.
  fields.push_back(fmt::format("{:.4f}", year + (month * 30 + day) / 365.0));
}

bool is_type_code(const std::string& code) { return code == "IGO" || code == "NGO" || code == "IMG" || code == "MNC" || code == "ISM"; }

// Code, name, country, known group, ethnic, two religions, three types.
void add_actor(const schema::Actor* actor, Fields& fields) {
  if (!actor) {
    fields.insert(fields.end(), 10, "");
    return;
  }
  std::vector<std::string> types;
  std::string country, group;
  if (is_type_code(actor->code)) types.push_back(actor->code);
  else if (actor->code == "UNO") types.push_back("IGO"), group = "UNO";
  else country = actor->code;
  for (const std::string& sector : actor->sectors) {
    if (const std::string role = cameo_role(sector); !role.empty() && types.size() < 3) types.push_back(role);
  }
  std::string code = country;
  if (!types.empty()) code += types.front();
  code += group;
  fields.insert(fields.end(), {code, actor->name, country, group, "", "", ""});
  types.resize(3);
  fields.insert(fields.end(), types.begin(), types.end());
}

// Type, full name, country, first and second division, latitude, longitude, feature.
void add_place(const std::optional<schema::Location>& place, Fields& fields) {
  if (!place) {
    fields.insert(fields.end(), {"0", "", "", "", "", "", "", ""});
    return;
  }
  fields.insert(fields.end(), {"4", place->name, "", "", "", place->latitude ? to_decimal(*place->latitude) : "",
                               place->longitude ? to_decimal(*place->longitude) : "", place->geonames ? std::to_string(*place->geonames) : ""});
}

Fields fields_of(const CodedRow& row) {
  const MergedEvent& event = *row.event;
  Fields fields = {std::to_string(row.number)};
  add_date(*coded_date(event).first, fields);
  add_actor(row.actor, fields);
  add_actor(row.target, fields);
  fields.insert(fields.end(), {"1", event.cameo, event.cameo.substr(0, 3), event.cameo.substr(0, 2), std::to_string(gdelt_quad(event.cameo)), "",
                               std::to_string(event.reports.size()), std::to_string(event.independent), std::to_string(event.sources), ""});
  add_place(std::nullopt, fields);
  add_place(std::nullopt, fields);
  add_place(event.location, fields);
  std::optional<base::Date> published;
  std::string url;
  for (const EventReport& report : event.reports) {
    if (report.published && (!published || *report.published < *published)) published = report.published;
    if (url.empty()) url = report.url;
  }
  std::string added = published ? base::to_iso(*published) + "000000" : "";
  std::erase(added, '-');
  fields.insert(fields.end(), {added, url});
  return fields;
}

}  // namespace

void write_gdelt(const Network& network, std::ostream& out) {
  for (const CodedRow& row : coded_rows(network)) {
    std::string line;
    for (const std::string& field : fields_of(row)) line += (line.empty() ? "" : "\t") + escape_tsv(field);
    out << line << '\n';
  }
}

}  // namespace dyad::graph
