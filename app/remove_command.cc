#include "app/remove_command.h"

#include <fmt/format.h>

#include "app/command.h"
#include "graph/store/store.h"

namespace dyad::app {

ExitStatus run_remove(const RemoveOptions& options) {
  auto store = graph::Store::open(options.store, graph::OpenMode::ReadWrite);
  if (!store) return fail(store.error());
  ExitStatus status = ExitStatus::Done;
  for (const std::string& id : options.documents) {
    const auto removed = store->remove_document(id);
    if (!removed) return fail(removed.error());
    if (*removed) continue;
    report(fmt::format("{}: no document '{}'", options.store, id));
    status = ExitStatus::SomeFailed;
  }
  return status;
}

}  // namespace dyad::app
