// Events for tests, written as one line each:
//
//   RUS,BLR -REQUEST/change-> USA,NATO @2021-12-13..2021-12-19 negated 0.8 "Moscow presented its demands."
//
// Actors are country codes; `-` stands for nobody. After @ comes a day, an interval, an open one (2021-12-13.. or ..2021-12-19).
// Flags are named, a number is the confidence (0.5 if absent), the text in quotes the evidence (else a few words).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/store/document_record.h"
#include "graph/store/store.h"
#include "graph/view/network.h"
#include "schema/event.h"

namespace dyad::test {

schema::Actor country(std::string_view code);

// One event a line; sentences are numbered from 0. Fails the test on a line that it cannot read.
std::vector<schema::Event> events_from(std::string_view lines);

// A document of these events, published on 2021-12-22. Its text is its events' evidence, unless another is given.
graph::DocumentRecord document(std::string id, const std::vector<schema::Event>& events, std::string text = {});

// Puts a document with these events; the outcome, or the test fails.
graph::PutOutcome put(graph::Store& store, const std::string& id, std::string_view lines, std::string text = {});

graph::Store open_store(const std::string& path, graph::OpenMode mode = graph::OpenMode::Create);

// "RUS -REQUEST/change-> NATO @2021-12-15 x3/1" for each event, in order: sources and independent ones after x.
std::vector<std::string> to_lines(const std::vector<graph::MergedEvent>& events);

// Everything that the network holds, as text: equal texts, equal networks.
std::string describe(const graph::Network& network);

}  // namespace dyad::test
