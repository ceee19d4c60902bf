// Times the language front end by itself: texts in memory to parses, without reading files and printing.
// usage: language_bench MODEL_FOLDER DOCUMENTS.jsonl [THREADS]     prints one JSON object
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/nn/kernels.h"
#include "extract/syntax/language_model.h"

namespace {

using namespace dyad;

std::vector<std::string> read_texts(const char* path) {
  std::ifstream in(path);
  std::vector<std::string> texts;
  for (std::string line; std::getline(in, line);) texts.push_back(nlohmann::json::parse(line).at("text"));
  return texts;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double wall_seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::size_t parse_all(const extract::LanguageModel& model, const std::vector<std::string>& texts, unsigned threads) {
  std::atomic<std::size_t> next = 0, tokens = 0;
  const auto work = [&] {
    const auto workspace = model.make_workspace();
    for (std::size_t i = next++; i < texts.size(); i = next++) {
      model.parse_in_pieces(texts[i], {0, static_cast<std::uint32_t>(texts[i].size())}, *workspace,
                            [&](const extract::Parse& piece) { tokens += piece.tokens.size(); });
    }
  };
  std::vector<std::thread> workers;
  for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  return tokens;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto texts = read_texts(argv[2]);
  const double start = cpu_seconds();
  const auto model = extract::LanguageModel::load(argv[1]);
  if (!model) {
    fmt::print(stderr, "{}\n", model.error().message);
    return 3;
  }
  const double loaded = cpu_seconds();
  const double memory = peak_megabytes();
  const double wall = wall_seconds();
  const std::size_t tokens = parse_all(**model, texts, argc > 3 ? static_cast<unsigned>(std::atoi(argv[3])) : 1);
  fmt::print(R"({{"tokens": {}, "cpu_seconds": {:.4f}, "wall_seconds": {:.4f}, "load_cpu_seconds": {:.4f}, "megabytes_loaded": {:.1f}, "megabytes_peak": {:.1f}, "kernels": "{}"}})",
             tokens, cpu_seconds() - loaded, wall_seconds() - wall, loaded - start, memory, peak_megabytes(), extract::best_kernels().name);
  fmt::print("\n");
}
