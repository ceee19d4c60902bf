#include "app/parse_command.h"

#include <memory>
#include <utility>
#include <vector>

#include "app/batch.h"
#include "app/command.h"
#include "app/model_folder.h"
#include "extract/syntax/conllu.h"
#include "extract/syntax/language_model.h"

namespace dyad::app {
namespace {

using extract::LanguageModel;

// The text as one stretch, not block by block: what spaCy does with it. A long one is printed while it is read.
void print_parse(const LanguageModel& model, const extract::Document& doc, LanguageModel::Workspace& workspace, const Deliver& deliver) {
  std::string head;
  extract::write_conllu_head(doc.id, head);
  std::size_t written = 0;
  model.parse_in_pieces(doc.text, {0, static_cast<std::uint32_t>(doc.text.size())}, workspace, [&](const extract::Parse& piece) {
    std::string lines = std::exchange(head, {});
    extract::write_conllu_sentences(doc.text, piece, written, lines);
    written += piece.sentences.size();
    deliver([lines = std::move(lines)] { write_output(lines); });
  });
  if (!head.empty()) deliver([head] { write_output(head); });
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
  const PartWork work = [&](const extract::Document& doc, unsigned worker, const Deliver& deliver) { print_parse(**model, doc, *workspaces[worker], deliver); };
  extract::DocumentReader reader(options.input.inputs, *read);
  const BatchCounts counts = run_batch_in_parts([&reader] { return reader.next(); }, options.model.threads, work);
  if (counts.documents == 0 && counts.failed > 0) return ExitStatus::Cannot;
  return counts.failed > 0 || counts.interrupted ? ExitStatus::SomeFailed : ExitStatus::Done;
}

}  // namespace dyad::app
