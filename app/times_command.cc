#include "app/times_command.h"

#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/parsed_lines.h"
#include "extract/time/time_expression.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const extract::Document& doc, const extract::TimeExpression& time) {
  ordered_json json = {{"doc", doc.id}, {"span", {time.span.begin, time.span.end}}, {"text", time.text}, {"type", to_string(time.type)}, {"value", time.value}};
  const std::pair<const char*, const std::string*> optional[] = {{"mod", &time.mod}, {"quant", &time.quant}, {"freq", &time.freq},
                                                                 {"begin", &time.begin_point}, {"end", &time.end_point}, {"anchor", &time.anchor}};
  for (const auto& [name, value] : optional) {
    if (!value->empty()) json[name] = *value;
  }
  if (time.days.first) json["first"] = base::to_iso(*time.days.first);
  if (time.days.last) json["last"] = base::to_iso(*time.days.last);
  if (time.granularity != schema::Granularity::Unknown) json["granularity"] = schema::to_string(time.granularity);
  json["rule"] = time.rule;
  return json;
}

std::string time_lines(const extract::Document& doc, const extract::Tree& tree, const extract::TimeTagger& tagger, extract::TimeOptions::Mode mode) {
  std::string lines;
  for (const extract::TimeExpression& time : tagger.find_times(doc, tree, {doc.creation_time, mode})) lines += schema::to_json_line(to_json(doc, time)) + "\n";
  return lines;
}

}  // namespace

ExitStatus run_times(const TimesOptions& options) {
  const auto tagger = extract::TimeTagger::load();
  if (!tagger) return fail(tagger.error());
  using Mode = extract::TimeOptions::Mode;
  const Mode mode = options.narrative ? Mode::Narrative : options.news ? Mode::News : Mode::Automatic;
  return print_parsed(options.input, options.model, [&](const extract::Document& doc, const extract::Tree& tree) {
    return time_lines(doc, tree, **tagger, mode);
  });
}

}  // namespace dyad::app
