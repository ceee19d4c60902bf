// The files that a list of inputs stands for, in a fixed order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace dyad::extract {

// Files are given as they are; folders give the files below them, entries by name bytewise, each folder when its turn
// comes. Hidden entries (".name") and everything but files and folders (sockets, devices) are left out of folders, links
// to folders are not followed there. "-" is passed through.
class InputFiles {
 public:
  explicit InputFiles(std::vector<std::string> inputs);
  // The next path, or the error of a folder that cannot be read or holds nothing, or nothing at the end.
  std::optional<base::Result<std::string>> next();

 private:
  struct Entry {
    std::string path;
    bool named = false;  // by the caller, not found in a folder
  };
  base::Result<void> open_folder(const Entry& folder);

  std::vector<Entry> pending_;  // the next one last
};

}  // namespace dyad::extract
