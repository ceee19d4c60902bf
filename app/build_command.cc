#include "app/build_command.h"

#include <fmt/format.h>

#include "app/command.h"
#include "app/ingest.h"

namespace dyad::app {

ExitStatus run_build(const BuildOptions& options) {
  auto store = graph::Store::open(options.store, graph::OpenMode::Create);
  if (!store) return fail(store.error());
  IngestCounts counts;
  const ExitStatus status = ingest(*store, {options.input, options.model, options.coding}, counts);
  report(fmt::format("{}: {}", options.store, to_text(counts)));
  return status;
}

}  // namespace dyad::app
