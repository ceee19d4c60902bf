#include "extract/document/input_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace dyad::extract {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

bool is_followed_folder(const std::string& path, bool named) {
  std::error_code ignored;
  if (!named && fs::is_symlink(path, ignored)) return false;
  return fs::is_directory(path, ignored);
}

}  // namespace

InputFiles::InputFiles(std::vector<std::string> inputs) {
  std::reverse(inputs.begin(), inputs.end());
  for (std::string& input : inputs) pending_.push_back({std::move(input), true});
}

Result<void> InputFiles::open_folder(const Entry& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator at(folder.path, error), end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    std::error_code ignored;
    const bool kept = at->is_regular_file(ignored) || (at->is_directory(ignored) && !at->is_symlink(ignored));
    if (kept && !name.starts_with('.')) names.push_back(std::move(name));
  }
  if (error) return Error{ErrorCode::Unreadable, folder.path + ": folder cannot be read: " + error.message()};
  if (names.empty() && folder.named) return Error{ErrorCode::NotFound, folder.path + ": expected documents in this folder, it is empty"};
  std::sort(names.begin(), names.end(), std::greater<>());
  const std::string prefix = folder.path.ends_with('/') ? folder.path : folder.path + "/";
  for (const std::string& name : names) pending_.push_back({prefix + name, false});
  return {};
}

std::optional<Result<std::string>> InputFiles::next() {
  while (!pending_.empty()) {
    const Entry entry = std::move(pending_.back());
    pending_.pop_back();
    if (entry.path == "-" || !is_followed_folder(entry.path, entry.named)) return Result<std::string>(entry.path);
    if (auto opened = open_folder(entry); !opened) return Result<std::string>(opened.error());
  }
  return std::nullopt;
}

}  // namespace dyad::extract
