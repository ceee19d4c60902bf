#include "graph/export/coded_rows.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/hash.h"

namespace dyad::graph {
namespace {

// 15 of the 32 hexadecimal digits of a content hash.
std::uint64_t row_number(const MergedEvent& event, const schema::Actor& actor, const schema::Actor* target) {
  const std::string form = fmt::format("{}\t{}\t{}", event.id, actor.entity, target ? target->entity : "");
  return std::stoull(base::content_hash(form).substr(0, 15), nullptr, 16);
}

void add_rows(const MergedEvent& event, std::vector<CodedRow>& rows) {
  const auto add = [&](const schema::Actor& actor, const schema::Actor* target) {
    rows.push_back({&event, &actor, target, row_number(event, actor, target)});
  };
  const bool reciprocal = is_reciprocal(event);
  for (const schema::Actor& actor : event.actors) {
    const std::vector<schema::Actor>& targets = reciprocal ? event.actors : event.targets;
    for (const schema::Actor& target : targets) {
      if (!reciprocal || &actor != &target) add(actor, &target);
    }
    if (targets.empty()) add(actor, nullptr);
  }
}

}  // namespace

CodedDate coded_date(const MergedEvent& event) {
  const base::DateInterval& days = event.date.days;
  if (days.is_known()) return {days.first ? days.first : days.last, days.last ? days.last : days.first, false};
  std::optional<base::Date> published;
  for (const EventReport& report : event.reports) {
    if (report.published && (!published || *report.published < *published)) published = report.published;
  }
  return {published, published, published.has_value()};
}

std::vector<CodedRow> coded_rows(const Network& network) {
  std::vector<CodedRow> rows;
  for (const MergedEvent& event : network.events) {
    const bool told_as_fact = !event.flags.negated && !event.flags.future && !event.flags.hypothetical;
    if (told_as_fact && !event.cameo.empty() && coded_date(event).first) add_rows(event, rows);
  }
  return rows;
}

std::string cameo_role(const std::string& sector) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kDifferent = {{
      {"JRN", "MED"}, {"MED", "HLH"}, {"PRE", "SEP"}, {"PRM", "GOV"}, {"SOC", "CVL"}, {"UNK", ""},
  }};
  const auto found = std::find_if(kDifferent.begin(), kDifferent.end(), [&](const auto& pair) { return pair.first == sector; });
  return found == kDifferent.end() ? sector : std::string(found->second);
}

int gdelt_quad(const std::string& cameo) {
  if (cameo.size() < 2) return 0;
  const std::string root = cameo.substr(0, 2);
  if (root < "01" || root > "20") return 0;
  return root <= "05" ? 1 : root <= "09" ? 2 : root <= "14" ? 3 : 4;
}

std::string country_name(const Network& network, const std::string& code) {
  const std::string id = "country:" + code;
  const auto found = std::lower_bound(network.nodes.begin(), network.nodes.end(), id,
                                      [](const Node& node, const std::string& key) { return node.actor.entity < key; });
  return found != network.nodes.end() && found->actor.entity == id ? found->actor.name : code;
}

}  // namespace dyad::graph
