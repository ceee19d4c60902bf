// The small language model, for tests that need one: loaded once a process.
#pragma once

#include <string>

#include "extract/syntax/language_model.h"

namespace dyad::test {

// models/en_core_web_sm-3.8.0, or what $DYAD_MODEL names.
std::string model_folder();

// Fails the test with the reason if there is no model: scripts/setup fetches it.
const extract::LanguageModel& language_model();

}  // namespace dyad::test
