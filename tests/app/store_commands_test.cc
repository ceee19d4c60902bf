// The commands that ask a store, run as programs.
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/event_text.h"
#include "tests/support/scratch_folder.h"

namespace dyad {
namespace {

struct Outcome {
  int status = 0;
  std::string output;  // standard output and error together
};

Outcome run(const std::string& arguments) {
  Outcome outcome;
  std::FILE* pipe = popen((std::string(DYAD_PROGRAM) + " " + arguments + " 2>&1").c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> buffer;
  for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) outcome.output.append(buffer.data(), count);
  outcome.status = WEXITSTATUS(pclose(pipe));
  return outcome;
}

// Two reports of a demand, one of them with a meeting to come.
std::string make_store(const test::ScratchFolder& folder) {
  const std::string path = folder.path_of("events.db");
  graph::Store store = test::open_store(path);
  test::put(store, "first", "RUS -REQUEST/change-> NATO @2021-12-13..2021-12-19 0.8 \"Moscow presented its demands to the alliance.\"",
            "One text of some words");
  test::put(store, "second", "RUS -REQUEST-> NATO @2021-12-15 0.6 \"Moscow made demands of NATO.\"\nRUS -CONSULT-> NATO @2022-01-10 future", "Another story");
  return path;
}

TEST_CASE("events are listed as a table, CSV and JSON lines", "[app]") {
  const test::ScratchFolder folder;
  const std::string db = make_store(folder);
  const Outcome table = run("events " + db);
  CHECK(table.status == 0);
  CHECK_THAT(table.output, Catch::StartsWith("id        date        type     actor  target  flags   sources  confidence  evidence\n"));
  CHECK_THAT(table.output, Catch::Contains("  2021-12-15  REQUEST  RUS    NATO            2        0.86        Moscow presented its demands to the alliance.\n"));
  const Outcome csv = run("events " + db + " --format csv --type REQUEST");
  CHECK_THAT(csv.output, Catch::Contains(",2021-12-15,2021-12-15,day,stated,REQUEST,change,,,3,-1,RUS,RUS,country:RUS,NATO,NATO,country:NATO,,2,2,0.86,first;second,"));
  const auto event = nlohmann::json::parse(run("events " + db + " --json --limit 1").output);
  CHECK(event["sources"] == 2);
  CHECK(event["action"]["type"] == "REQUEST");
  CHECK(event["reports"][1]["doc"] == "second");
  CHECK(event["reports"][0]["merged"] == "same actors, targets and type; dates overlap (2021-12-13/2021-12-19 and 2021-12-15)");
}

TEST_CASE("an event is shown with its reports, by the beginning of its id", "[app]") {
  const test::ScratchFolder folder;
  const std::string db = make_store(folder);
  const std::string id = nlohmann::json::parse(run("events " + db + " --json --limit 1").output)["id"];
  const Outcome shown = run("show " + db + " " + id.substr(0, 8));
  CHECK(shown.status == 0);
  CHECK_THAT(shown.output, Catch::Contains("action      REQUEST change, \"request\", quad 3, score -1\n"));
  CHECK_THAT(shown.output, Catch::Contains("sources     2, of them independent 2\n"));
  CHECK_THAT(shown.output, Catch::Contains("\"Moscow made demands of NATO.\""));
  const Outcome absent = run("show " + db + " zzz");
  CHECK(absent.status == 3);
  CHECK(absent.output == "dyad: " + db + ": no event 'zzz'\n");
}

TEST_CASE("a removed document is gone; one that is not there is named", "[app]") {
  const test::ScratchFolder folder;
  const std::string db = make_store(folder);
  const Outcome removed = run("remove " + db + " second none");
  CHECK(removed.status == 1);
  CHECK(removed.output == "dyad: " + db + ": no document 'none'\n");
  CHECK_THAT(run("events " + db).output, Catch::Contains("2021-12-13/2021-12-19") && !Catch::Contains("CONSULT"));
  CHECK_THAT(run("entities " + db).output, Catch::Contains("country:NATO  NATO  country  NATO  1         1          NATO\n"));
}

TEST_CASE("wrong options and wrong stores end with their status", "[app]") {
  const test::ScratchFolder folder;
  const std::string db = make_store(folder), none = folder.path_of("none.db");
  CHECK(run("events " + db + " --type DEMAND").status == 2);
  CHECK(run("events " + db + " --since yesterday").status == 2);
  CHECK(run("events " + db + " --format xml").status == 2);
  CHECK(run("events").status == 2);
  CHECK(run("events " + db + " --actor Atlantis").status == 3);
  CHECK(run("events " + none).output == "dyad: " + none + ": there is no such store\n");
  CHECK(run("remove " + none + " x").status == 3);
}

}  // namespace
}  // namespace dyad
