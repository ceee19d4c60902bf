// What the subcommands have in common. Each has a file of its own, app/NAME_command.cc, with a struct of its options and
// a function that runs it; app/cli.cc alone knows CLI11.
#pragma once

#include <string_view>

#include "app/exit_status.h"
#include "base/result.h"

namespace dyad::app {

// "dyad: MESSAGE" on standard error, one line.
void report(std::string_view message);

// Reports the error; gives the status of a command that cannot go on.
ExitStatus fail(const base::Error& error);

// Writes to standard output. Data go there and nowhere else. A closed pipe ends the program quietly.
void write_output(std::string_view text);

}  // namespace dyad::app
