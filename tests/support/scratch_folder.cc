#include "tests/support/scratch_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <catch2/catch.hpp>

namespace dyad::test {

ScratchFolder::ScratchFolder() : path_((std::filesystem::temp_directory_path() / "dyad-test-XXXXXX").string()) {
  REQUIRE(::mkdtemp(path_.data()) != nullptr);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string ScratchFolder::write(std::string_view name, std::string_view bytes) const {
  const std::filesystem::path file = path_of(name);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

}  // namespace dyad::test
