// The files of a language model, as spaCy ships them: a folder with config.cfg.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::extract {

// The bytes of one file.
struct ModelFile {
  std::string name;   // as in messages: "models/en_core_web_sm-3.8.0/parser/moves"
  std::string bytes;
};

class ModelFolder {
 public:
  // NotFound if there is no such folder or no config.cfg in it; Unsupported if its configuration is not one that this runtime computes.
  static base::Result<ModelFolder> open(const std::string& folder);

  base::Result<ModelFile> read(std::string_view relative) const;

  const std::string& name() const { return name_; }        // "core_web_sm"
  const std::string& version() const { return version_; }  // "3.8.0"
  bool has_word_vectors() const { return word_vectors_; }

 private:
  base::Result<void> check_meta();
  base::Result<void> check_config();

  std::string folder_;
  std::string name_;
  std::string version_;
  bool word_vectors_ = false;
};

}  // namespace dyad::extract
