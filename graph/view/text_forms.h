// How values look in export formats: escapes, numbers, dates for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "schema/event.h"

namespace dyad::graph {

// Characters that XML 1.0 cannot hold in any form become U+FFFD.
std::string clean_xml(std::string_view text);

// XML 1.0 text or attribute value, cleaned. Tabs and line ends become references, which survive attribute normalisation.
std::string escape_xml(std::string_view text);

// The inside of a quoted N-Triples, Turtle or TriG literal (RDF 1.1 N-Triples, section 2.4).
std::string escape_literal(std::string_view text);

// One RFC 4180 field, in quotes where it must be.
std::string escape_csv(std::string_view field);

// The bytes that a URN may hold stay (RFC 8141, without '/', '?' and '#'), all others are percent-encoded.
std::string escape_urn(std::string_view text);

// One field of a tab-separated line: tabs, line ends and other control characters become blanks.
std::string escape_tsv(std::string_view field);

// "0.87", "3", "-6.5": at most six digits after the point, never an exponent.
std::string to_decimal(double value);

// "a;b": a ';' inside a value becomes ','.
std::string join_list(const std::vector<std::string>& values);

// "13–19 Dec 2021", "22 Dec 2021", "Jan 2022", "2021", "since 1 Feb 2022", "until 1 Feb 2022"; empty if no day is known.
std::string to_readable(const base::DateInterval& days);

// "2021-12-13/2021-12-19", "2021-12-22", "2022-02-01/..": ISO 8601, open ends as in ISO 8601-2; empty if no day is known.
std::string to_iso_interval(const base::DateInterval& days);

// At most `length` code points, with "…" where something is cut off; cut between words where possible.
std::string shorten(std::string_view text, std::size_t length);

}  // namespace dyad::graph
