// make_store DB < EVENTS: puts events and relations, JSON lines as `dyad extract` prints them, into a store, one document for each
// "doc". For tests of commands over a store, without a language model.
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "graph/store/store.h"
#include "schema/event_json.h"

namespace {

using namespace dyad;

struct Content {
  std::vector<schema::Event> events;
  std::vector<schema::Relation> relations;
};

template <typename Value>
bool keep(base::Result<Value> read, std::vector<Value>& list) {
  if (!read) return std::cerr << read.error().message << '\n', false;
  list.push_back(std::move(*read));
  return true;
}

graph::DocumentRecord record_of(const std::string& id, const Content& content) {
  graph::DocumentRecord record;
  record.id = id;
  record.title = "Report " + id;
  record.url = "https://news.example/" + id;
  record.publisher = "Example Press";
  record.published = base::parse_date("2021-12-22");
  for (const schema::Event& event : content.events) record.text += event.evidence.text + '\n';
  return record;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::map<std::string, Content> documents;
  for (std::string line; std::getline(std::cin, line);) {
    const auto json = nlohmann::ordered_json::parse(line);
    Content& content = documents[json.at("doc")];
    const bool kept = json.contains("relation") ? keep(schema::relation_from_json(json), content.relations) : keep(schema::event_from_json(json), content.events);
    if (!kept) return 1;
  }
  auto store = graph::Store::open(argv[1], graph::OpenMode::Create);
  if (!store) return std::cerr << store.error().message << '\n', 1;
  for (const auto& [id, content] : documents) {
    const auto put = store->put_document(record_of(id, content), content.events, content.relations);
    if (!put) return std::cerr << put.error().message << '\n', 1;
  }
  return 0;
}
