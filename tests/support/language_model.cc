#include "tests/support/language_model.h"

#include <cstdlib>
#include <stdexcept>

namespace dyad::test {

std::string model_folder() {
  const char* folder = std::getenv("DYAD_MODEL");
  return folder != nullptr ? folder : "models/en_core_web_sm-3.8.0";
}

const extract::LanguageModel& language_model() {
  static const auto model = extract::LanguageModel::load(model_folder());
  if (!model) throw std::runtime_error(model.error().message + " (scripts/setup fetches the language model)");
  return **model;
}

}  // namespace dyad::test
