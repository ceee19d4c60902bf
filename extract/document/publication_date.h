// The day a text was published, where the document says it: in a field, in its URL, in the dateline.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace dyad::extract {

// A date field: "2021-12-22", "20211222", either followed by a time ("2021-12-22T18:30:00+05:30", "20211222183000"),
// "22 December 2021", "Dec. 22, 2021", "Wed, 22 Dec 2021 18:30:00 GMT". The day is the one that is written, whatever
// the time zone. Nothing for any other form: 12/11/2021 is read differently in different countries.
std::optional<base::Date> read_day(std::string_view field);

// "/2021/12/22/", "/2021/dec/22/", "2021-12-22" or "/20211222/" in a path. Years from 1900 on.
std::optional<base::Date> day_in_url(std::string_view url);

// The dateline at the beginning of a text, "GENEVA, Dec 22, 2021 (Agency) - …". Without a year it says the day only if
// the URL has the year ("/2021/…"); else nothing is known.
std::optional<base::Date> day_in_dateline(std::string_view text, std::string_view url);

}  // namespace dyad::extract
