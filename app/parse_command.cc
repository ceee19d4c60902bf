#include "app/parse_command.h"

#include <memory>
#include <vector>

#include "app/batch.h"
#include "app/command.h"
#include "app/model_folder.h"
#include "extract/syntax/conllu.h"
#include "extract/syntax/language_model.h"

namespace dyad::app {
namespace {

using extract::LanguageModel;

// The text as one stretch, not block by block: what spaCy does with it.
std::string parse_to_conllu(const LanguageModel& model, const extract::Document& doc, LanguageModel::Workspace& workspace) {
  extract::Parse parse;
  model.parse(doc.text, {0, static_cast<std::uint32_t>(doc.text.size())}, 0, workspace, parse);
  std::string out;
  extract::write_conllu(doc.id, doc.text, parse, out);
  return out;
}

}  // namespace

ExitStatus run_parse(const ParseOptions& options) {
  const auto read = read_options(options.input);
  if (!read) {
    report(read.error().message);
    return ExitStatus::Usage;
  }
  const auto folder = find_model_folder(options.model);
  if (!folder) return fail(folder.error());
  const auto model = LanguageModel::load(*folder);
  if (!model) return fail(model.error());
  std::vector<decltype((*model)->make_workspace())> workspaces;
  for (unsigned i = 0; i < options.model.threads; ++i) workspaces.push_back((*model)->make_workspace());
  const Work work = [&](extract::Document doc, unsigned worker) -> Delivery {
    return [text = parse_to_conllu(**model, doc, *workspaces[worker])] { write_output(text); };
  };
  const BatchCounts counts = run_batch(options.input, *read, options.model.threads, work);
  if (counts.documents == 0 && counts.failed > 0) return ExitStatus::Cannot;
  return counts.failed > 0 || counts.interrupted ? ExitStatus::SomeFailed : ExitStatus::Done;
}

}  // namespace dyad::app
