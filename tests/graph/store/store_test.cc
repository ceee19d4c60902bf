#include "graph/store/store.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "graph/query/query.h"
#include "graph/store/migrations.h"
#include "graph/store/sqlite.h"
#include "tests/support/event_text.h"
#include "tests/support/sample_events.h"
#include "tests/support/scratch_folder.h"

namespace dyad::graph {
namespace {

std::string error_of(const std::string& path, OpenMode mode) {
  const auto store = Store::open(path, mode);
  REQUIRE_FALSE(store);
  return store.error().message;
}

TEST_CASE("a document comes back as it was put", "[store]") {
  Store store = test::open_store(":memory:");
  schema::Event full = test::full_event(), minimal = test::minimal_event();
  minimal.sentence = 3;
  DocumentRecord record = test::document("doc-1", {full});
  record.input = "hash";
  record.sentences = {{{0, 90}, ""}, {{91, 120}, "no predicate"}};
  record.blocks = {{{0, 20}, true}, {{21, 120}, false}};
  record.actors = "own";
  REQUIRE(store.put_document(record, {minimal, full}, {test::full_relation()}));
  const auto events = store.events_of("doc-1");
  REQUIRE(events);
  CHECK(*events == std::vector<schema::Event>{full, minimal});  // in text order
  const auto relations = store.relations_of("doc-1");
  REQUIRE(relations);
  CHECK(*relations == std::vector<schema::Relation>{test::full_relation()});
  const auto read = store.document("doc-1");
  REQUIRE(read);
  CHECK(read->title == record.title);
  CHECK(read->published == record.published);
  CHECK(read->text == record.text);
  CHECK(read->sentences == record.sentences);
  CHECK(read->blocks == record.blocks);
  CHECK(read->actors == "own");
  CHECK(store.find_input("doc-1")->value() == "hash");
  CHECK_FALSE(store.find_input("doc-2")->has_value());
}

TEST_CASE("the same document again changes nothing, a changed one replaces its mentions", "[store]") {
  Store store = test::open_store(":memory:");
  CHECK(test::put(store, "a", "RUS -REQUEST-> NATO @2021-12-15") == PutOutcome::Added);
  CHECK(test::put(store, "a", "RUS -REQUEST-> NATO @2021-12-15") == PutOutcome::Unchanged);
  CHECK(test::put(store, "a", "RUS -REQUEST-> NATO @2021-12-15 0.6") == PutOutcome::Replaced);
  CHECK(test::put(store, "a", "RUS -REJECT-> USA @2021-12-15") == PutOutcome::Replaced);
  CHECK(test::to_lines(*find_events(store, {})) == std::vector<std::string>{"RUS -REJECT-> USA @2021-12-15 x1/1"});
  CHECK(*store.document_ids() == std::vector<std::string>{"a"});
}

TEST_CASE("a removed document leaves nothing in any table", "[store]") {
  Store store = test::open_store(":memory:");
  test::put(store, "a", "RUS -REQUEST-> NATO @2021-12-15");
  REQUIRE(store.put_document(test::document("b", {test::full_event()}), {test::full_event()}, {test::full_relation()}));
  REQUIRE(*store.remove_document("a"));
  REQUIRE(*store.remove_document("b"));
  CHECK_FALSE(*store.remove_document("b"));
  for (const char* table : {"documents", "signatures", "signature_bands", "sentences", "entities", "actors", "actor_sets", "actor_set_members", "evidence",
                            "mentions", "participants", "relations", "readings"}) {
    CAPTURE(table);
    CHECK(store.database().query_integer(std::string("SELECT count(*) FROM ") + table) == 0);
  }
  CHECK(store.database().query_integer("SELECT count(*) FROM evidence_text WHERE evidence_text MATCH 'request'") == 0);
}

TEST_CASE("a store keeps the user's actors and knows what was read with others", "[store]") {
  Store store = test::open_store(":memory:");
  REQUIRE(store.set_actor_table({"b.tsv", "name\nB\n"}));
  REQUIRE(store.set_actor_table({"a.tsv", "name\nA\n"}));
  REQUIRE(store.set_actor_table({"b.tsv", "name\nC\n"}));
  CHECK(*store.actor_tables() == std::vector<ActorTable>{{"a.tsv", "name\nA\n"}, {"b.tsv", "name\nC\n"}});
  REQUIRE(store.set_actor_table({"a.tsv", ""}));
  CHECK(store.actor_tables()->size() == 1);
  DocumentRecord old = test::document("old", {}), imported = test::document("imported", {});
  old.blocks = {{{0, 4}, false}};
  REQUIRE(store.put_document(old, {}, {}));
  REQUIRE(store.put_document(imported, {}, {}));
  CHECK(*store.documents_not_read_with("new") == std::vector<std::string>{"old"});  // a record without blocks cannot be read again
  old.actors = "new";
  CHECK(*store.put_document(old, {}, {}) == PutOutcome::Unchanged);
  CHECK(store.documents_not_read_with("new")->empty());
}

TEST_CASE("a document that cannot be put leaves the store as it was", "[store]") {
  Store store = test::open_store(":memory:");
  test::put(store, "a", "RUS -REQUEST-> NATO @2021-12-15");
  // A trigger stands for a full disk in the middle of the second document.
  store.database().execute(
      "CREATE TRIGGER fail BEFORE INSERT ON mentions WHEN new.type = 'AID' BEGIN SELECT RAISE(FAIL, 'disk is full'); END");
  auto events = test::events_from("A -CONSULT-> B @2021-12-15\nA -AID-> B @2021-12-15");
  const auto outcome = store.put_document(test::document("a", events), events, {});
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().message == ":memory:: disk is full");
  CHECK(test::to_lines(*find_events(store, {})) == std::vector<std::string>{"RUS -REQUEST-> NATO @2021-12-15 x1/1"});
  CHECK(*find_entities(store, "A") == std::vector<Entity>{});
  store.database().execute("DROP TRIGGER fail");
  CHECK(store.put_document(test::document("a", events), events, {}));
}

TEST_CASE("what is no store is refused with the reason", "[store]") {
  const test::ScratchFolder folder;
  const std::string text = folder.write("notes.txt", std::string(2000, 'x')), empty = folder.write("empty.db", ""), other = folder.path_of("other.db"),
                    newer = folder.path_of("newer.db");
  Database(other, Database::Access::Create).execute("CREATE TABLE t(a)");
  test::open_store(newer).database().execute("PRAGMA user_version = 99");
  CHECK(error_of(text, OpenMode::ReadWrite) == text + ": expected a dyad store, found a file that is no SQLite database");
  CHECK(error_of(other, OpenMode::Create) == other + ": expected a dyad store, found an SQLite database of another program");
  CHECK(error_of(empty, OpenMode::ReadOnly) == empty + ": expected a dyad store, found an empty database");
  CHECK(error_of(folder.path_of("none.db"), OpenMode::ReadOnly) == folder.path_of("none.db") + ": there is no such store");
  CHECK(error_of(folder.path(), OpenMode::Create) == folder.path() + ": expected a store, found a folder");
  CHECK(error_of(folder.path_of("no/folder.db"), OpenMode::Create) == folder.path_of("no/folder.db") + ": cannot open the store: unable to open database file");
  CHECK_THAT(error_of(newer, OpenMode::ReadWrite), Catch::StartsWith(newer + ": the store has version 99, this program reads versions up to "));
  CHECK(Store::open(empty, OpenMode::Create));  // made by a shell, say
}

// A small store of each version that was ever in use is kept beside this file and must stay readable and writable.
TEST_CASE("a store of version 1 opens, answers and takes documents", "[store][migrations]") {
  const test::ScratchFolder folder;
  const std::string path = folder.path_of("old.db");
  std::filesystem::copy_file("tests/graph/store/data/version1.db", path);
  Store store = test::open_store(path, OpenMode::ReadWrite);
  CHECK(store.database().query_integer("PRAGMA user_version") == kStoreVersion);
  CHECK(test::to_lines(*find_events(store, {})) ==
        std::vector<std::string>{"RUS -REQUEST/change-> NATO @2021-12-15 x2/2", "RUS -CONSULT-> NATO @2022-01-10 future x1/1"});
  CHECK(find_events(store, {})->front().actors.front().name == "Russia");  // a correction
  CHECK(*store.events_of("doc-1") == std::vector<schema::Event>{test::full_event()});
  CHECK(*store.relations_of("doc-1") == std::vector<schema::Relation>{test::full_relation()});
  CHECK(test::put(store, "third", "RUS -REQUEST-> NATO @2021-12-15") == PutOutcome::Added);
  CHECK(*store.remove_document("doc-1"));
}

TEST_CASE("a store of version 2 opens, answers and takes documents", "[store][migrations]") {
  const test::ScratchFolder folder;
  const std::string path = folder.path_of("old.db");
  std::filesystem::copy_file("tests/graph/store/data/version2.db", path);
  Store store = test::open_store(path, OpenMode::ReadWrite);
  CHECK(store.database().query_integer("PRAGMA user_version") == kStoreVersion);
  CHECK(test::to_lines(*find_events(store, {})) == std::vector<std::string>{"RUS -REQUEST-> NATO @2021-12-15 x1/1"});
  CHECK(store.document("first")->blocks == std::vector<BlockRecord>{{{0, 4}, true}, {{5, 40}, false}});
  CHECK(*store.actor_tables() == std::vector<ActorTable>{{"own.tsv", "name\tcode\nHalden Vorr\tNOR\n"}});
  CHECK(test::put(store, "second", "RUS -REQUEST-> NATO @2021-12-15") == PutOutcome::Added);
}

TEST_CASE("a migrated store has the tables of a new one", "[store][migrations]") {
  const test::ScratchFolder folder;
  const std::string path = folder.path_of("old.db");
  std::filesystem::copy_file("tests/graph/store/data/version1.db", path);
  const auto form = [](Store& store) {
    std::string text;
    Statement rows = store.database().prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name");
    for (rows.start(); rows.step();) text += rows.string(0) + "\n";
    return text;
  };
  Store old = test::open_store(path, OpenMode::ReadWrite), fresh = test::open_store(":memory:");
  CHECK(form(old) == form(fresh));
}

TEST_CASE("damage is reported as damage", "[store]") {
  const test::ScratchFolder folder;
  const std::string path = folder.path_of("events.db");
  {
    Store store = test::open_store(path);
    for (int i = 0; i < 50; ++i) test::put(store, "doc" + std::to_string(i), "RUS -REQUEST-> NATO @2021-12-15");
    store.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  {
    std::FILE* file = std::fopen(path.c_str(), "r+b");
    REQUIRE(file);
    for (long page = 4; page < 40; ++page) {
      std::fseek(file, page * 4096, SEEK_SET);
      std::fputs("this was a page of the database", file);
    }
    std::fclose(file);
  }
  auto store = Store::open(path, OpenMode::ReadOnly);
  const auto error = store ? find_events(*store, {}).error() : store.error();
  CHECK_THAT(error.message, Catch::StartsWith(path + ": the store is damaged"));
}

TEST_CASE("a reader sees a whole state while another program writes", "[store]") {
  const test::ScratchFolder folder;
  Store writer = test::open_store(folder.path_of("events.db"));
  test::put(writer, "a", "RUS -REQUEST-> NATO @2021-12-15");
  Store reader = test::open_store(folder.path_of("events.db"), OpenMode::ReadOnly);
  CHECK(reader.remove_document("a").error().message == folder.path_of("events.db") + ": cannot write to the store: attempt to write a readonly database");
  Transaction writing(writer.database(), Transaction::Kind::Write);
  writer.database().execute("DELETE FROM documents");
  CHECK(find_events(reader, {})->size() == 1);
  writing.commit();
  CHECK(find_events(reader, {})->empty());
}

TEST_CASE("a run is recorded with its counts", "[store]") {
  Store store = test::open_store(":memory:");
  RunRecord run{"0.1.0", "hash", R"({"conventions":"manual"})", 0, 0, 0, 0, {}, {}, {}};
  const auto id = store.begin_run(run);
  REQUIRE(id);
  CHECK(store.runs()->front().finished.empty());
  run.documents = 3;
  run.failed = 1;
  run.sentences = 20;
  run.coded = 12;
  run.uncoded = {{"no entry for 'stroll'", 5}, {"no actor", 3}};
  REQUIRE(store.finish_run(*id, run));
  const RunRecord read = store.runs()->front();
  CHECK(read.documents == 3);
  CHECK(read.failed == 1);
  CHECK(read.coded == 12);
  CHECK(read.uncoded == run.uncoded);
  CHECK(read.options == run.options);
  CHECK(read.finished.size() == 20);
}

}  // namespace
}  // namespace dyad::graph
