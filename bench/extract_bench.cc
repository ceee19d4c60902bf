// Times the steps of extraction one by one: documents in memory to events and their JSON, on one core.
// usage: extract_bench MODEL_FOLDER INPUT...     prints one JSON object: tokens, events, CPU microseconds a token of each step
#include <array>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/document/document_reader.h"
#include "extract/pipeline.h"
#include "schema/event_json.h"

namespace {

using namespace dyad;

enum Step : std::size_t { Reading, Language, Actors, Times, Predicates, Coding, Printing, kSteps };
constexpr std::array<const char*, kSteps> kNames = {"reading", "language", "actors", "times", "predicates", "coding", "printing"};

// CPU time of the steps, each from the end of the one before.
class StepClock {
 public:
  void end(Step step) {
    const double now = cpu_seconds();
    seconds_[step] += now - last_;
    last_ = now;
  }
  double seconds(std::size_t step) const { return seconds_[step]; }

 private:
  static double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
  }
  std::array<double, kSteps> seconds_{};
  double last_ = cpu_seconds();
};

struct Tools {
  std::unique_ptr<const extract::LanguageModel> language;
  std::unique_ptr<const extract::ActorResolver> actors;
  std::unique_ptr<const extract::TimeTagger> times;
  std::unique_ptr<const extract::PredicateFinder> predicates;
  std::unique_ptr<const extract::EventCoder> coder;
  schema::Ontology ontology;
};

struct Totals {
  std::size_t documents = 0;
  std::size_t tokens = 0;
  std::size_t events = 0;
  std::size_t bytes = 0;
};

// The steps after the front end.
void run_steps(const Tools& tools, const extract::Document& doc, const extract::Parse& parse, StepClock& clock, Totals& totals) {
  const extract::Tree tree(parse);
  const auto resolution = tools.actors->resolve(doc, tree);
  clock.end(Actors);
  const auto times = tools.times->find_times(doc, tree, {doc.creation_time});
  clock.end(Times);
  const auto predicates = tools.predicates->find_predicates(tree);
  clock.end(Predicates);
  const auto coded = tools.coder->code(doc, tree, resolution, times, predicates);
  clock.end(Coding);
  for (const schema::Event& event : coded.events) totals.bytes += schema::to_json_line(schema::event_to_json(event, tools.ontology)).size();
  clock.end(Printing);
  totals.tokens += parse.tokens.size();
  totals.events += coded.events.size();
  ++totals.documents;
}

// What Pipeline::extract does, with a look at the clock after each step.
void run_group(const Tools& tools, const std::vector<extract::Document>& docs, extract::LanguageModel::Workspace& workspace, StepClock& clock, Totals& totals) {
  std::vector<extract::Parse> parses(docs.size());
  std::vector<std::vector<extract::TextPart>> parts;
  std::vector<extract::TextToParse> texts;
  for (const extract::Document& doc : docs) parts.push_back(extract::parts_to_read(doc));
  for (std::size_t i = 0; i < docs.size(); ++i) texts.push_back({docs[i].text, parts[i], &parses[i]});
  tools.language->parse(texts, workspace);
  clock.end(Language);
  for (std::size_t i = 0; i < docs.size(); ++i) run_steps(tools, docs[i], parses[i], clock, totals);
}

template <typename Value>
bool take(base::Result<Value> loaded, Value& value) {
  if (!loaded) {
    fmt::print(stderr, "{}\n", loaded.error().message);
    return false;
  }
  value = *std::move(loaded);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: extract_bench MODEL_FOLDER INPUT...\n");
    return 2;
  }
  Tools tools;
  if (!take(extract::LanguageModel::load(argv[1]), tools.language) || !take(extract::ActorResolver::load(), tools.actors) ||
      !take(extract::TimeTagger::load(), tools.times) || !take(extract::PredicateFinder::load(), tools.predicates) ||
      !take(extract::EventCoder::load({}), tools.coder) || !take(schema::Ontology::load(), tools.ontology)) {
    return 3;
  }
  const auto workspace = tools.language->make_workspace();
  extract::DocumentReader reader({argv + 2, argv + argc}, {});
  Totals totals;
  StepClock clock;
  for (bool is_last = false; !is_last;) {
    std::vector<extract::Document> group;
    for (std::size_t bytes = 0; bytes < extract::Pipeline::kGroupBytes && !is_last;) {
      auto doc = reader.next();
      is_last = !doc;
      if (!doc || !*doc) continue;
      bytes += (*doc)->text.size();
      group.push_back(std::move(**doc));
    }
    clock.end(Reading);
    run_group(tools, group, *workspace, clock, totals);
  }
  std::string steps;
  for (std::size_t i = 0; i < kSteps; ++i) {
    steps += fmt::format(R"({}"{}": {:.3f})", i == 0 ? "" : ", ", kNames[i], 1e6 * clock.seconds(i) / static_cast<double>(std::max<std::size_t>(totals.tokens, 1)));
  }
  fmt::print(R"({{"documents": {}, "tokens": {}, "events": {}, "bytes": {}, "microseconds_a_token": {{{}}}}})", totals.documents, totals.tokens, totals.events,
             totals.bytes, steps);
  fmt::print("\n");
}
