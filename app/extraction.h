// Documents to extractions on the command line: loads the pipeline and runs it over a batch.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/batch.h"
#include "app/exit_status.h"
#include "app/options.h"
#include "extract/pipeline.h"

namespace dyad::app {

struct ExtractionOptions {
  const InputOptions& input;
  const ModelOptions& model;
  const CodingWords& coding;
  bool keep_uncoded = false;
  Wanted is_wanted = {};  // none: every document
  const std::vector<extract::UserTable>* actors = nullptr;  // none: what the files of `coding` hold
  Source more = {};       // documents to read after those of `input`
};

// Turns a document and what was found in it into what is delivered when the document's turn comes. Called by several threads.
using Finish = std::function<Delivery(const extract::Document& doc, extract::Extraction extraction)>;

// Lines of the actor tables that cannot be used are reported and left out.
base::Result<std::unique_ptr<const extract::Pipeline>> load_pipeline(const ModelOptions& model, const CodingWords& coding, bool keep_uncoded,
                                                                     const std::vector<extract::UserTable>& actors);
// With the actors in the files of `coding`.
base::Result<std::unique_ptr<const extract::Pipeline>> load_pipeline(const ModelOptions& model, const CodingWords& coding, bool keep_uncoded);

// Reports what goes wrong. Done, SomeFailed or Cannot. `counts` (if given) receives the numbers.
ExitStatus run_extraction(const ExtractionOptions& options, const Finish& finish, BatchCounts* counts = nullptr);

}  // namespace dyad::app
