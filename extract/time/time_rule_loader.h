// Reads the files of schema/time into rules. Errors name file and line.
#pragma once

#include <memory>

#include "base/result.h"
#include "extract/time/feast_table.h"
#include "extract/time/time_rules.h"

namespace dyad::extract {

// The names of feasts become the symbol <feast>.
base::Result<std::unique_ptr<const TimeRules>> load_time_rules(const FeastTable& feasts);

}  // namespace dyad::extract
