// A run that is killed at any moment leaves whole documents, and a later one finishes the work.
#include <csignal>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "graph/query/query.h"
#include "graph/store/sqlite.h"
#include "tests/support/event_text.h"
#include "tests/support/scratch_folder.h"

namespace dyad::graph {
namespace {

constexpr int kDocuments = 400;
constexpr int kEvents = 4;

std::string lines_of(int number) {
  std::string lines;
  for (int event = 0; event < kEvents; ++event) {
    lines += fmt::format("A{0} -REQUEST-> B{1} @2021-12-{2} \"Sentence {1} of document {0}.\"\n", number % 7, event, 10 + number % 15);
  }
  return lines;
}

// Puts all documents that are not there yet, as a build does.
void fill(Store& store) {
  for (int number = 0; number < kDocuments; ++number) {
    const std::string id = fmt::format("doc{:03}", number);
    const auto input = store.find_input(id);
    if (input && *input) continue;
    auto events = test::events_from(lines_of(number));
    for (auto& event : events) event.id = fmt::format("{}-{}", id, event.sentence);
    const auto outcome = store.put_document(test::document(id, events), events, {});
    if (!outcome) std::abort();
  }
}

// Fills the store in another process and kills that after a moment. Whether it was still at work.
bool fill_and_kill(const std::string& path, int microseconds) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    auto store = Store::open(path, OpenMode::Create);
    if (store) fill(*store);
    _exit(0);
  }
  usleep(static_cast<useconds_t>(microseconds));
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

TEST_CASE("a killed build leaves whole documents and is taken up again", "[store][durability]") {
  const test::ScratchFolder folder;
  const std::string path = folder.path_of("events.db");
  std::mt19937 random(11);
  int killed = 0;
  for (int round = 0; round < 12; ++round) {
    killed += fill_and_kill(path, 3000 + static_cast<int>(random() % 12000)) ? 1 : 0;
    auto store = Store::open(path, OpenMode::Create);
    REQUIRE(store);
    CHECK(store->database().query_integer("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") == 0);
    CHECK(store->database().query_integer("SELECT count(*) FROM pragma_foreign_key_check") == 0);
    const auto documents = store->database().query_integer("SELECT count(*) FROM documents");
    CHECK(store->database().query_integer("SELECT count(*) FROM mentions") == kEvents * documents);
    CHECK(store->database().query_integer("SELECT count(*) FROM sentences") == kEvents * documents);
  }
  CHECK(killed > 0);
  Store store = test::open_store(path), straight = test::open_store(":memory:");
  fill(store);
  fill(straight);
  CHECK(test::describe(*load_network(store)) == test::describe(*load_network(straight)));
}

}  // namespace
}  // namespace dyad::graph
