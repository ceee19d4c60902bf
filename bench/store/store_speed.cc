// How fast the store is filled and read: store_speed [DOCUMENTS] [EVENTS A DOCUMENT]
//
//   put        documents into a new file, one transaction each
//   network    everything merged, with all reports
//   filtered   the events of one dyad
//   show       one event by its id
//   again      the same documents once more, which changes nothing
//   remove     a tenth of the documents
//
// In CPU seconds: waiting for the disk, or for other programs, is not counted.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

#include <fmt/format.h>

#include "graph/query/query.h"

namespace {

using namespace dyad;
using graph::Store;

schema::Actor country(unsigned number) {
  const std::string code = fmt::format("C{:02}", number);
  return {"country:" + code, "Country " + code, schema::EntityKind::Country, code, {"GOV"}, {}};
}

// News of few actors about each other within three years: many reports merge, as in an archive.
std::vector<schema::Event> make_events(std::mt19937& random, const std::string& id, unsigned count) {
  std::vector<schema::Event> events;
  for (unsigned i = 0; i < count; ++i) {
    schema::Event event;
    event.id = fmt::format("{}-{}", id, i);
    event.sentence = i;
    event.actors = {{country(random() % 60), "the government", base::TextSpan{100 * i, 100 * i + 14}}};
    event.targets = {{country(random() % 60), "its neighbour", base::TextSpan{100 * i + 40, 100 * i + 53}}};
    event.action.type = static_cast<schema::EventType>(random() % schema::kEventTypeCount);
    event.action.text = event.action.lemma = "act";
    event.action.span = {100 * i + 15, 100 * i + 18};
    event.action.spans = {event.action.span};
    const auto day = base::Date(std::chrono::days(18000 + static_cast<int>(random() % 1000)));
    event.date.days = {day, random() % 4 == 0 ? day + std::chrono::days(6) : day};
    event.date.granularity = schema::Granularity::Day;
    event.evidence = {{100 * i, 100 * i + 90}, fmt::format("The government of {} acted on its neighbour on day {} in place {}.", id, i, random())};
    event.confidence = 0.7;
    event.explanation = {{"lexicon", "verb act -> TYPE"}, {"actor", "subject"}};
    events.push_back(std::move(event));
  }
  return events;
}

graph::DocumentRecord make_document(std::string id, const std::vector<schema::Event>& events) {
  graph::DocumentRecord document;
  document.title = "Title of " + id;
  document.published = base::parse_date("2020-01-01");
  for (const auto& event : events) {
    document.text += event.evidence.text + " ";
    document.sentences.push_back({event.evidence.span, {}});
  }
  document.id = std::move(id);
  return document;
}

template <typename Work>
void measure(const char* name, std::size_t units, const char* unit, Work work) {
  const std::clock_t begin = std::clock();
  const std::size_t result = work();
  const double seconds = static_cast<double>(std::clock() - begin + 1) / CLOCKS_PER_SEC;
  fmt::print("{:<9} {:>8.3f} s  {:>10.0f} {}/s  ({} results)\n", name, seconds, static_cast<double>(units) / seconds, unit, result);
}

std::size_t put_all(Store& store, unsigned documents, unsigned count) {
  std::mt19937 random(1);
  std::size_t changed = 0;
  for (unsigned i = 0; i < documents; ++i) {
    const std::string id = fmt::format("doc{:07}", i);
    const auto events = make_events(random, id, count);
    const auto outcome = store.put_document(make_document(id, events), events, {});
    if (outcome && *outcome != graph::PutOutcome::Unchanged) ++changed;
  }
  return changed;
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned documents = argc > 1 ? static_cast<unsigned>(std::atoi(argv[1])) : 2000;
  const unsigned count = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 10;
  const std::string path = (std::filesystem::temp_directory_path() / "dyad-store-speed.db").string();
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
  auto store = Store::open(path, graph::OpenMode::Create);
  if (!store) return 1;
  std::string id;
  measure("put", documents, "documents", [&] { return put_all(*store, documents, count); });
  measure("network", std::size_t{documents} * count, "mentions", [&] {
    const auto network = graph::load_network(*store);
    if (network) id = network->events.front().id;
    return network ? network->events.size() : 0;
  });
  measure("filtered", 1, "queries", [&] {
    graph::EventFilter filter;
    filter.actors = {"country:C01"};
    filter.targets = {"country:C02"};
    const auto events = graph::find_events(*store, filter);
    return events ? events->size() : 0;
  });
  measure("show", 1, "queries", [&] { return graph::find_event(*store, id) ? 1U : 0U; });
  measure("again", documents, "documents", [&] { return put_all(*store, documents, count); });
  measure("remove", documents / 10, "documents", [&] {
    std::size_t removed = 0;
    for (unsigned i = 0; i < documents; i += 10) removed += *store->remove_document(fmt::format("doc{:07}", i)) ? 1 : 0;
    return removed;
  });
  fmt::print("file      {:.1f} MB\n", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
}
