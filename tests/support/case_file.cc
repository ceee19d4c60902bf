#include "tests/support/case_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace dyad::test {
namespace {

void read_file(const std::filesystem::path& path, std::vector<Case>& cases) {
  std::ifstream in(path);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("= ")) cases.push_back({path.filename().string(), number, line.substr(2), {}, {}});
    else if (line.starts_with("> ")) cases.back().expected.push_back(line.substr(2));
    else if (line == "--") cases.back().conllu += "\n";
    else if (!line.empty() && line[0] >= '0' && line[0] <= '9') cases.back().conllu += line + "\n";
  }
}

}  // namespace

std::vector<Case> read_cases(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const auto& path : paths) read_file(path, cases);
  return cases;
}

}  // namespace dyad::test
