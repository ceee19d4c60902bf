// What the program's exit tells a shell; the values are part of the command line's contract.
#pragma once

namespace dyad::app {

enum class ExitStatus : int {
  Done = 0,
  SomeFailed = 1,  // some documents failed, each named on standard error; the rest is done
  Usage = 2,       // the command line is wrong
  Cannot = 3,      // nothing could be done at all
};

}  // namespace dyad::app
