// What mentions, chains and actors cost beside the language front end that comes before them, and what loading the gazetteers costs.
//
//   build/release/bench/actor_bench MODEL_FOLDER TEXT_FILE [REPETITIONS]
//
// Parses the text once (a paragraph a line, 40 paragraphs a document) and resolves its actors REPETITIONS times (10) in the parse that is
// already there. CPU time of one thread. Prints one JSON object.
#include <sys/resource.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/actor/actor_resolver.h"
#include "extract/document/document.h"
#include "extract/syntax/language_model.h"

namespace {

using namespace dyad;

constexpr std::size_t kParagraphs = 40;

struct Parsed {
  extract::Document doc;
  extract::Parse parse;
};

std::vector<std::unique_ptr<Parsed>> read_documents(const char* path) {
  std::vector<std::unique_ptr<Parsed>> documents;
  std::ifstream in(path);
  std::size_t paragraphs = kParagraphs;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    if (paragraphs++ == kParagraphs) {
      documents.push_back(std::make_unique<Parsed>());
      paragraphs = 1;
    }
    extract::Document& doc = documents.back()->doc;
    const auto begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += line + "\n";
    doc.blocks.push_back({{begin, begin + static_cast<std::uint32_t>(line.size())}, extract::Block::Kind::Body});
  }
  return documents;
}

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

int fail(const std::string& message) {
  fmt::print(stderr, "{}\n", message);
  return 3;
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
  const auto workspace = (*model)->make_workspace();
  auto documents = read_documents(argv[2]);
  std::size_t tokens = 0, mentions = 0;
  const double parse_start = cpu_seconds();
  for (auto& document : documents) {
    for (std::uint32_t block = 0; block < document->doc.blocks.size(); ++block) {
      (*model)->parse(document->doc.text, document->doc.blocks[block].span, block, *workspace, document->parse);
    }
    tokens += document->parse.tokens.size();
  }
  const double parsing = cpu_seconds() - parse_start;
  if (tokens == 0) return fail("no text");
  const double resolve_start = cpu_seconds();
  for (int i = 0; i < repetitions; ++i) {
    for (const auto& document : documents) mentions += (*resolver)->resolve(document->doc, extract::Tree(document->parse)).actors.size();
  }
  const double resolving = (cpu_seconds() - resolve_start) / repetitions;
  fmt::print(R"({{"tokens": {}, "mentions": {}, "microseconds_a_token": {:.3f}, "share_of_front_end": {:.4f}, "load_milliseconds": {:.1f}, "load_megabytes": {:.1f}}})", tokens,
             mentions / static_cast<std::size_t>(repetitions), resolving / static_cast<double>(tokens) * 1e6, resolving / parsing, loading * 1e3, memory);
  fmt::print("\n");
}
