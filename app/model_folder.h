// Where the language model is.
#pragma once

#include <string>

#include "app/options.h"
#include "base/result.h"

namespace dyad::app {

// The folder that was asked for, else $DYAD_MODEL, else models/en_core_web_sm-3.8.0 of the project that the program was
// built in, else share/dyad/models beside an installed program. The error names the command that fetches it.
base::Result<std::string> find_model_folder(const ModelOptions& options);

}  // namespace dyad::app
