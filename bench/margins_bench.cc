// How close the language model's decisions are on some texts: what bench/parity prints beside the tokens that differ.
// usage: margins_bench MODEL_FOLDER DOCUMENTS.jsonl     prints one JSON object: by part of the model, the number of decisions, the
// smallest margin, and how many lie below some bounds
#include <cstdio>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/syntax/decision_margins.h"
#include "extract/syntax/language_model.h"

namespace {

using namespace dyad;

nlohmann::ordered_json to_json(const extract::DecisionMargins& margins) {
  nlohmann::ordered_json json = {{"decisions", margins.decisions}, {"smallest", margins.smallest}};
  for (std::size_t i = 0; i < margins.below.size(); ++i) json["below"][fmt::format("{:.0e}", extract::DecisionMargins::kBounds[i])] = margins.below[i];
  return json;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: margins_bench MODEL_FOLDER DOCUMENTS.jsonl\n");
    return 2;
  }
  const auto model = extract::LanguageModel::load(argv[1]);
  if (!model) {
    fmt::print(stderr, "{}\n", model.error().message);
    return 3;
  }
  const auto workspace = (*model)->make_workspace();
  extract::ModelMargins margins;
  (*model)->watch(*workspace, &margins);
  std::ifstream in(argv[2]);
  for (std::string line; std::getline(in, line);) {
    const std::string text = nlohmann::json::parse(line).at("text");
    (*model)->parse_in_pieces(text, {0, static_cast<std::uint32_t>(text.size())}, *workspace, [](const extract::Parse&) {});
  }
  const nlohmann::ordered_json json = {{"tagger", to_json(margins.tagger)}, {"parser", to_json(margins.parser)}, {"recognizer", to_json(margins.recognizer)}};
  fmt::print("{}\n", json.dump());
}
