// `dyad times`: time expressions as JSON lines {doc,span,text,type,value,...}.
#pragma once

#include "app/exit_status.h"
#include "app/options.h"

namespace dyad::app {

struct TimesOptions {
  InputOptions input;
  ModelOptions model;
  bool narrative = false;  // history told in order
  bool news = false;       // reports of the day; neither: decided by the text
};

ExitStatus run_times(const TimesOptions& options);

}  // namespace dyad::app
