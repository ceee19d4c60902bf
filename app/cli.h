// The command line: subcommands, their options, their help.
#pragma once

#include "app/exit_status.h"

namespace dyad::app {

ExitStatus run_command_line(int argc, char** argv);

}  // namespace dyad::app
