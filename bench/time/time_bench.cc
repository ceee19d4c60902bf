// How fast time expressions are found, beside the language front end that comes before it.
//
//   build/release/bench/time_bench MODEL_FOLDER TEXT_FILE [REPETITIONS]
//
// Parses the text once (a paragraph a line), finds its times REPETITIONS times (20) in the parse that is already there, on one
// core, and prints tokens a second for both and the share that the time layer adds. Every 40 paragraphs make one document,
// so that memory behaves as it does in use.
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>

#include "bench/paragraph_documents.h"
#include "extract/time/time_expression.h"

namespace {

using namespace dyad;
using bench::fail;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fail("usage: time_bench MODEL_FOLDER TEXT_FILE [REPETITIONS]");
  const int repetitions = argc > 3 ? std::max(1, std::atoi(argv[3])) : 20;
  const auto model = extract::LanguageModel::load(argv[1]);
  if (!model) return fail(model.error().message);
  const auto tagger = extract::TimeTagger::load();
  if (!tagger) return fail(tagger.error().message);
  auto documents = bench::read_documents(argv[2]);

  const auto parse_start = Clock::now();
  const std::size_t tokens = bench::parse_documents(**model, documents);
  const double parsing = seconds_since(parse_start);

  std::size_t found = 0;
  const auto times_start = Clock::now();
  for (int i = 0; i < repetitions; ++i) {
    for (const auto& document : documents) found += (*tagger)->find_times(document->doc, *document->tree, {base::parse_date("2021-12-22")}).size();
  }
  const double tagging = seconds_since(times_start) / repetitions;

  fmt::print("documents {}  tokens {}  expressions {}\n", documents.size(), tokens, found / static_cast<std::size_t>(repetitions));
  fmt::print("front end   {:>12.0f} tokens/s  {:8.3f} s\n", static_cast<double>(tokens) / parsing, parsing);
  fmt::print("time layer  {:>12.0f} tokens/s  {:8.3f} s  adds {:.2f} %\n", static_cast<double>(tokens) / tagging, tagging, 100 * tagging / parsing);
  return 0;
}
