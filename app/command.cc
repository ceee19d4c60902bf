#include "app/command.h"

#include <cstdio>
#include <cstdlib>

namespace dyad::app {

void report(std::string_view message) {
  std::fprintf(stderr, "dyad: %.*s\n", static_cast<int>(message.size()), message.data());
}

ExitStatus fail(const base::Error& error) {
  report(error.message);
  return ExitStatus::Cannot;
}

void write_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return;
  report("standard output: cannot write");
  std::exit(static_cast<int>(ExitStatus::Cannot));
}

}  // namespace dyad::app
