// What mentions, chains and actors cost beside the language front end that comes before them, and what loading the gazetteers costs.
//
//   build/release/bench/actor_bench MODEL_FOLDER TEXT_FILE [REPETITIONS]
//
// Parses the text once (a paragraph a line, 40 paragraphs a document) and resolves its actors REPETITIONS times (10) in the parse that is
// already there. CPU time of one thread. Prints one JSON object.
#include <sys/resource.h>

#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "bench/paragraph_documents.h"
#include "extract/actor/actor_resolver.h"

namespace {

using namespace dyad;
using bench::fail;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fail("usage: actor_bench MODEL_FOLDER TEXT_FILE [REPETITIONS]");
  const int repetitions = argc > 3 ? std::max(1, std::atoi(argv[3])) : 10;
  const double memory_before = peak_megabytes(), load_start = cpu_seconds();
  const auto resolver = extract::ActorResolver::load();
  if (!resolver) return fail(resolver.error().message);
  const double loading = cpu_seconds() - load_start, memory = peak_megabytes() - memory_before;
  const auto model = extract::LanguageModel::load(argv[1]);
  if (!model) return fail(model.error().message);
  auto documents = bench::read_documents(argv[2]);
  std::size_t mentions = 0;
  const double parse_start = cpu_seconds();
  const std::size_t tokens = bench::parse_documents(**model, documents);
  const double parsing = cpu_seconds() - parse_start;
  if (tokens == 0) return fail("no text");
  const double resolve_start = cpu_seconds();
  for (int i = 0; i < repetitions; ++i) {
    for (const auto& document : documents) mentions += (*resolver)->resolve(document->doc, *document->tree).actors.size();
  }
  const double resolving = (cpu_seconds() - resolve_start) / repetitions;
  fmt::print(R"({{"tokens": {}, "mentions": {}, "microseconds_a_token": {:.3f}, "share_of_front_end": {:.4f}, "load_milliseconds": {:.1f}, "load_megabytes": {:.1f}}})", tokens,
             mentions / static_cast<std::size_t>(repetitions), resolving / static_cast<double>(tokens) * 1e6, resolving / parsing, loading * 1e3, memory);
  fmt::print("\n");
}
