// Named days: schema/time/feasts.tsv, names and how their day is computed for a year.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace dyad::extract {

// Immutable after loading.
class FeastTable {
 public:
  static base::Result<FeastTable> load();

  struct Feast {
    std::vector<std::string> names;
    enum class Kind : unsigned char { Fixed, NthWeekday, Easter, EasternEaster, Islamic, Hebrew, Chinese } kind = Kind::Fixed;
    int month = 0, day = 0;        // Fixed, Islamic, Hebrew
    int weekday = 0, nth = 0;      // NthWeekday
    int offset = 0;                // days after the computed one
    int length = 1;                // days
  };

  const std::vector<Feast>& feasts() const { return feasts_; }
  // The days of a feast in a Gregorian year; nothing for feasts of the Islamic calendar that miss this year.
  base::DateInterval days_in(std::size_t feast, int year) const;

 private:
  std::vector<Feast> feasts_;
};

}  // namespace dyad::extract
