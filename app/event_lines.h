// Events as lines of text for people and programs: JSON, CSV, a table.
#pragma once

#include <string>
#include <string_view>

#include "base/character_offsets.h"
#include "schema/event.h"

namespace dyad::app {

enum class EventFormat : unsigned char { Jsonl, Csv, Table };
EventFormat to_event_format(std::string_view word);  // REQUIRES: jsonl, csv or table

// The line that stands before the first event, with its newline; empty for JSON lines.
std::string event_header(EventFormat format);
// One event with its newline. `characters` counts spans in characters instead of bytes.
std::string event_line(const schema::Event& event, EventFormat format, const schema::Ontology& ontology, const base::CharacterOffsets* characters);

// A field of a CSV line, quoted where RFC 4180 asks for it.
std::string csv_field(std::string_view text);

}  // namespace dyad::app
