// Documents parsed one by one, with lines printed for each: what the commands for single steps have in common.
#pragma once

#include <functional>
#include <string>

#include "app/exit_status.h"
#include "app/options.h"
#include "extract/document/document.h"
#include "extract/syntax/tree.h"

namespace dyad::app {

// The lines of one document; called by several threads.
using ParsedLines = std::function<std::string(const extract::Document& doc, const extract::Tree& tree)>;

// Loads the language model, parses every document block by block and prints its lines in the order of the input.
ExitStatus print_parsed(const InputOptions& input, const ModelOptions& options, const ParsedLines& lines_of);

}  // namespace dyad::app
