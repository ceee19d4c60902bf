// Every public header once, and a call into each library.
#include <cstdio>

#include "extract/document/document_reader.h"
#include "extract/pipeline.h"
#include "graph/export/export.h"
#include "graph/path/path.h"
#include "schema/event_json.h"

int main(int argc, char** argv) {
  dyad::extract::DocumentReader reader({argv + 1, argv + argc}, {});
  while (auto doc = reader.next()) std::puts(*doc ? (**doc).title.c_str() : doc->error().message.c_str());
  return dyad::graph::make_network({}, {}).nodes.empty() ? 0 : 1;
}
