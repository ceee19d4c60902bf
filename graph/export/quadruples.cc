// What temporal knowledge graph models read: head, relation, tail, day, tab-separated, by names; one line for equal ones.
#include <ostream>
#include <set>
#include <tuple>

#include "graph/export/coded_rows.h"
#include "graph/export/export.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {

void write_quadruples(const Network& network, std::ostream& out) {
  std::set<std::tuple<std::string, std::string, std::string, std::string>> rows;
  for (const MergedEvent& event : network.events) {
    const bool told_as_fact = !event.flags.negated && !event.flags.future && !event.flags.hypothetical;
    const CodedDate date = coded_date(event);
    if (!told_as_fact || !date.first) continue;
    const std::string day = base::to_iso(*date.first), label(event_label(event));
    const bool reciprocal = is_reciprocal(event);
    for (const schema::Actor& actor : event.actors) {
      for (const schema::Actor& target : reciprocal ? event.actors : event.targets) {
        if (actor.entity != target.entity || !reciprocal) rows.emplace(day, actor.entity, label, target.entity);
      }
    }
  }
  for (const auto& [day, actor, label, target] : rows) {
    out << escape_tsv(actor) << '\t' << escape_tsv(label) << '\t' << escape_tsv(target) << '\t' << day << '\n';
  }
}

}  // namespace dyad::graph
