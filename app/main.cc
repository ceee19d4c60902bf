#include <cstdio>
#include <exception>

#include "app/cli.h"
#include "app/command.h"

int main(int argc, char** argv) {
  using dyad::app::ExitStatus;
  ExitStatus status = ExitStatus::Cannot;
  try {
    status = dyad::app::run_command_line(argc, argv);
  } catch (const std::exception& exception) {
    dyad::app::report(exception.what());
  }
  // What is still in the buffer can fail to be written as well: a full disk must not look like success.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    dyad::app::report("standard output: cannot write");
    status = ExitStatus::Cannot;
  }
  return static_cast<int>(status);
}
