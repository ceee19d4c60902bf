#include "app/times_command.h"

#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/batch.h"
#include "app/command.h"
#include "app/model_folder.h"
#include "extract/syntax/language_model.h"
#include "extract/time/time_expression.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using extract::LanguageModel;
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

std::string time_lines(const extract::Document& doc, const LanguageModel& model, LanguageModel::Workspace& workspace,
                       const extract::TimeTagger& tagger, extract::TimeOptions::Mode mode) {
  extract::Parse parse;
  for (std::size_t block = 0; block < doc.blocks.size(); ++block) {
    model.parse(doc.text, doc.blocks[block].span, static_cast<std::uint32_t>(block), workspace, parse);
  }
  const extract::Tree tree(parse);
  std::string lines;
  for (const extract::TimeExpression& time : tagger.find_times(doc, tree, {doc.creation_time, mode})) lines += schema::to_json_line(to_json(doc, time)) + "\n";
  return lines;
}

}  // namespace

ExitStatus run_times(const TimesOptions& options) {
  const auto read = read_options(options.input);
  if (!read) return fail(read.error());
  const auto folder = find_model_folder(options.model);
  if (!folder) return fail(folder.error());
  const auto model = LanguageModel::load(*folder);
  if (!model) return fail(model.error());
  const auto tagger = extract::TimeTagger::load();
  if (!tagger) return fail(tagger.error());
  using Mode = extract::TimeOptions::Mode;
  const Mode mode = options.narrative ? Mode::Narrative : options.news ? Mode::News : Mode::Automatic;
  std::vector<decltype((*model)->make_workspace())> workspaces;
  for (unsigned i = 0; i < options.model.threads; ++i) workspaces.push_back((*model)->make_workspace());
  const auto counts = run_batch(options.input, *read, options.model.threads, [&](extract::Document doc, unsigned worker) -> Delivery {
    std::string lines = time_lines(doc, **model, *workspaces[worker], **tagger, mode);
    return [lines = std::move(lines)] { write_output(lines); };
  });
  return counts.failed > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
}

}  // namespace dyad::app
