#include "app/model_folder.h"

#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

namespace dyad::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDefaultModel = "en_core_web_sm-3.8.0";

fs::path program_folder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

bool is_model(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "config.cfg", error);
}

}  // namespace

base::Result<std::string> find_model_folder(const ModelOptions& options) {
  if (!options.folder.empty()) return options.folder;
  if (const char* folder = std::getenv("DYAD_MODEL"); folder && *folder) return std::string(folder);
  const fs::path program = program_folder();
  for (const fs::path& models : {program / "../../models", program / "../share/dyad/models"}) {
    if (is_model(models / kDefaultModel)) return (models / kDefaultModel).lexically_normal().string();
  }
  return base::Error{base::ErrorCode::NotFound,
                     fmt::format("no language model: expected models/{} (scripts/setup fetches it), $DYAD_MODEL or --model FOLDER", kDefaultModel)};
}

}  // namespace dyad::app
