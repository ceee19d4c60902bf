#include "schema/data.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "base/hash.h"
#include "schema/data_index.h"

namespace dyad::schema {
namespace {

std::string& data_folder() {
  static std::string folder;
  return folder;
}

const EmbeddedFile* find_embedded(std::string_view name) {
  const auto* end = kEmbeddedFiles + kEmbeddedFileCount;
  const auto* found = std::find_if(kEmbeddedFiles, end, [&](const EmbeddedFile& file) { return file.name == name; });
  return found == end ? nullptr : found;
}

// Files read from disk stay in memory, because data_file gives views of them.
const std::string* read_override(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::string, std::less<>> files;
  const std::scoped_lock lock(mutex);
  if (const auto found = files.find(name); found != files.end()) return &found->second;
  std::ifstream in(data_folder() + "/" + std::string(name), std::ios::binary);
  if (!in) return nullptr;
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return &files.emplace(name, std::move(bytes)).first->second;
}

}  // namespace

base::Result<std::string_view> data_file(std::string_view name) {
  if (!data_folder().empty()) {
    if (const std::string* bytes = read_override(name)) return std::string_view(*bytes);
  }
  if (const EmbeddedFile* file = find_embedded(name)) return std::string_view(file->begin, static_cast<std::size_t>(file->end - file->begin));
  return base::Error{base::ErrorCode::NotFound, fmt::format("schema/{}: no such data file in this program", name)};
}

std::vector<std::string_view> data_file_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kEmbeddedFileCount; ++i) names.emplace_back(kEmbeddedFiles[i].name);
  return names;
}

void use_data_folder(std::string folder) { data_folder() = std::move(folder); }

std::string data_version() {
  std::string all;
  for (std::string_view name : data_file_names()) {
    const auto bytes = data_file(name);
    all += fmt::format("{}:{}\n", name, base::content_hash(bytes ? *bytes : std::string_view()));
  }
  return base::content_hash(all);
}

}  // namespace dyad::schema
