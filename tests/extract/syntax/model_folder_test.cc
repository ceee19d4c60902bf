// Model directories that are not whole, or not what this program reads.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "extract/syntax/language_model.h"
#include "tests/support/language_model.h"
#include "tests/support/scratch_folder.h"

using namespace dyad::extract;
namespace fs = std::filesystem;

namespace {

// A model folder whose files are links to the real one's, for tests that replace some.
class LinkedModel {
 public:
  LinkedModel() {
    const fs::path from = fs::absolute(dyad::test::model_folder());
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
      const fs::path to = fs::path(folder()) / fs::relative(entry.path(), from);
      if (entry.is_directory()) fs::create_directories(to);
      else fs::create_symlink(entry.path(), to);
    }
  }
  std::string folder() const { return scratch_.path(); }

  void replace(const std::string& name, const std::string& bytes) const {
    fs::remove(folder() + "/" + name);
    std::ofstream(folder() + "/" + name, std::ios::binary) << bytes;
  }
  std::string bytes(const std::string& name) const {
    std::ifstream in(folder() + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void remove(const std::string& name) const { fs::remove(folder() + "/" + name); }

  // The message without the folder's name; empty if the model loads.
  std::string fault() const {
    const auto model = LanguageModel::load(folder());
    if (model) return "";
    const std::string& message = model.error().message;
    return message.starts_with(folder() + "/") ? message.substr(folder().size() + 1) : message;
  }

 private:
  dyad::test::ScratchFolder scratch_;
};

const char* const kFiles[] = {"config.cfg", "meta.json", "tokenizer", "vocab/lookups.bin", "tok2vec/model", "tagger/model", "tagger/cfg",
                              "parser/model", "parser/moves", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin", "ner/model", "ner/moves"};

}  // namespace

TEST_CASE("a missing folder or file of a model is named", "[syntax][model]") {
  const auto missing = LanguageModel::load("no/such/folder");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == dyad::base::ErrorCode::NotFound);
  CHECK(missing.error().message == "no/such/folder: no such folder with a language model");
  for (const std::string name : kFiles) {
    const LinkedModel model;
    model.remove(name);
    CHECK(model.fault() == name + ": no such file");
  }
}

TEST_CASE("a file of a model that is cut off is named", "[syntax][model]") {
  const std::string name = GENERATE(from_range(std::begin(kFiles), std::end(kFiles)));
  const LinkedModel model;
  const std::string whole = model.bytes(name);
  for (const std::size_t size : {std::size_t{1}, whole.size() / 2}) {
    CAPTURE(name, size);
    model.replace(name, whole.substr(0, size));
    CHECK(model.fault().starts_with(name + ": "));
  }
}

TEST_CASE("a model of another kind is refused with what was expected", "[syntax][model]") {
  const LinkedModel model;
  std::string config = model.bytes("config.cfg");
  config.replace(config.find("lang = \"en\""), 11, "lang = \"de\"");
  model.replace("config.cfg", config);
  CHECK(model.fault() == "config.cfg: expected nlp.lang = \"en\", not \"de\": another kind of model than this program reads");
}

TEST_CASE("weights of another model's shape are refused", "[syntax][model]") {
  const LinkedModel model;
  model.replace("ner/model", model.bytes("tok2vec/model"));
  CHECK(model.fault() == "ner/model: expected 4 embedding tables, not 6");
}
