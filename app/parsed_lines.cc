#include "app/parsed_lines.h"

#include <vector>

#include "app/batch.h"
#include "app/command.h"
#include "app/model_folder.h"
#include "extract/syntax/language_model.h"

namespace dyad::app {

ExitStatus print_parsed(const InputOptions& input, const ModelOptions& options, const ParsedLines& lines_of) {
  const auto read = read_options(input);
  if (!read) return fail(read.error());
  const auto folder = find_model_folder(options);
  if (!folder) return fail(folder.error());
  const auto model = extract::LanguageModel::load(*folder);
  if (!model) return fail(model.error());
  std::vector<decltype((*model)->make_workspace())> workspaces;
  for (unsigned i = 0; i < options.threads; ++i) workspaces.push_back((*model)->make_workspace());
  const auto counts = run_batch(input, *read, options.threads, [&](const extract::Document& doc, unsigned worker) -> Delivery {
    extract::Parse parse;
    for (std::uint32_t block = 0; block < doc.blocks.size(); ++block) (*model)->parse(doc.text, doc.blocks[block].span, block, *workspaces[worker], parse);
    std::string lines = lines_of(doc, extract::Tree(parse));
    return [lines = std::move(lines)] { write_output(lines); };
  });
  return counts.failed > 0 ? ExitStatus::SomeFailed : ExitStatus::Done;
}

}  // namespace dyad::app
