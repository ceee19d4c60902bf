#include "extract/syntax/model_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using nlohmann::json;

// config.cfg: sections in brackets, then `key = JSON value` lines.
std::map<std::string, std::string> read_config(const std::string& text) {
  std::map<std::string, std::string> values;
  std::string section;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.pop_back();
    at = end + 1;
    const std::size_t equals = line.find(" = ");
    if (line.starts_with('[') && line.ends_with(']')) section = line.substr(1, line.size() - 2);
    else if (equals != std::string::npos) values[section + "." + line.substr(0, equals)] = line.substr(equals + 3);
  }
  return values;
}

struct Expectation {
  const char* key;
  const char* value;
};

// What this runtime computes. Sizes of the arrays are checked again where they are read.
constexpr Expectation kExpected[] = {
    {"nlp.lang", R"("en")"},
    {"components.tok2vec.model.@architectures", R"("spacy.Tok2Vec.v2")"},
    {"components.tok2vec.model.embed.@architectures", R"("spacy.MultiHashEmbed.v2")"},
    {"components.tok2vec.model.embed.attrs", R"(["NORM","PREFIX","SUFFIX","SHAPE","SPACY","IS_SPACE"])"},
    {"components.tok2vec.model.encode.@architectures", R"("spacy.MaxoutWindowEncoder.v2")"},
    {"components.tok2vec.model.encode.width", "96"},
    {"components.tok2vec.model.encode.depth", "4"},
    {"components.tok2vec.model.encode.window_size", "1"},
    {"components.tok2vec.model.encode.maxout_pieces", "3"},
    {"components.tagger.model.@architectures", R"("spacy.Tagger.v2")"},
    {"components.parser.model.@architectures", R"("spacy.TransitionBasedParser.v2")"},
    {"components.parser.model.state_type", R"("parser")"},
    {"components.parser.model.extra_state_tokens", "false"},
    {"components.parser.model.hidden_width", "64"},
    {"components.parser.model.maxout_pieces", "2"},
    {"components.parser.model.use_upper", "true"},
    {"components.lemmatizer.mode", R"("rule")"},
    {"components.ner.model.@architectures", R"("spacy.TransitionBasedParser.v2")"},
    {"components.ner.model.state_type", R"("ner")"},
    {"components.ner.model.extra_state_tokens", "false"},
    {"components.ner.model.hidden_width", "64"},
    {"components.ner.model.maxout_pieces", "2"},
    {"components.ner.model.use_upper", "true"},
    {"components.ner.model.tok2vec.embed.attrs", R"(["NORM","PREFIX","SUFFIX","SHAPE"])"},
    {"components.ner.model.tok2vec.encode.width", "96"},
    {"components.ner.model.tok2vec.encode.depth", "4"},
    {"components.ner.model.tok2vec.encode.window_size", "1"},
    {"components.ner.model.tok2vec.encode.maxout_pieces", "3"},
};

constexpr const char* kPipeline[] = {"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"};

}  // namespace

base::Result<ModelFile> ModelFolder::read(std::string_view relative) const {
  ModelFile file;
  file.name = folder_ + "/" + std::string(relative);
  std::ifstream in(file.name, std::ios::binary | std::ios::ate);
  const auto size = in ? static_cast<std::streamoff>(in.tellg()) : std::streamoff{-1};
  if (size < 0) {
    const bool missing = !std::filesystem::exists(file.name);
    return Error{missing ? ErrorCode::NotFound : ErrorCode::Unreadable, file.name + (missing ? ": no such file" : ": cannot be read")};
  }
  file.bytes.resize(static_cast<std::size_t>(size));
  in.seekg(0);
  if (!in.read(file.bytes.data(), size)) return Error{ErrorCode::Unreadable, file.name + ": cannot be read"};
  return file;
}

base::Result<ModelFolder> ModelFolder::open(const std::string& folder) {
  std::error_code fault;
  if (!std::filesystem::is_directory(folder, fault)) return Error{ErrorCode::NotFound, folder + ": no such folder with a language model"};
  ModelFolder model;
  model.folder_ = folder;
  while (model.folder_.size() > 1 && model.folder_.back() == '/') model.folder_.pop_back();
  if (auto done = model.check_config(); !done) return done.error();
  if (auto done = model.check_meta(); !done) return done.error();
  return model;
}

base::Result<void> ModelFolder::check_config() {
  const auto file = read("config.cfg");
  if (!file) return file.error();
  const auto config = read_config(file->bytes);
  for (const auto& [key, value] : kExpected) {
    const auto at = config.find(key);
    const std::string found = at == config.end() ? "nothing" : at->second;
    if (json::parse(found, nullptr, false) == json::parse(value)) continue;
    return Error{ErrorCode::Unsupported, fmt::format("{}: expected {} = {}, not {}: another kind of model than this program reads", file->name, key, value, found)};
  }
  const auto pipeline = json::parse(config.contains("nlp.pipeline") ? config.at("nlp.pipeline") : "[]", nullptr, false);
  const auto disabled = json::parse(config.contains("nlp.disabled") ? config.at("nlp.disabled") : "[]", nullptr, false);
  std::vector<std::string> components;
  for (const json& component : pipeline) {
    if (component.is_string() && std::find(disabled.begin(), disabled.end(), component) == disabled.end()) components.push_back(component);
  }
  if (!std::equal(components.begin(), components.end(), std::begin(kPipeline), std::end(kPipeline))) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: expected the pipeline {}", file->name, fmt::join(kPipeline, ", "))};
  }
  const auto vectors = config.find("components.tok2vec.model.embed.include_static_vectors");
  word_vectors_ = vectors != config.end() && vectors->second == "true";
  return {};
}

base::Result<void> ModelFolder::check_meta() {
  const auto file = read("meta.json");
  if (!file) return file.error();
  const json meta = json::parse(file->bytes, nullptr, false);
  if (!meta.is_object() || !meta.contains("name") || !meta["name"].is_string() || !meta.contains("version") || !meta["version"].is_string()) {
    return Error{ErrorCode::BadInput, file->name + ": expected a JSON object with name and version"};
  }
  name_ = meta["name"];
  version_ = meta["version"];
  return {};
}

}  // namespace dyad::extract
