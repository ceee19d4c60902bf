// The last touch to a document, the same for all formats: blocks, creation time, id.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/result.h"
#include "extract/document/document.h"
#include "extract/document/fields.h"
#include "extract/document/format_reader.h"

namespace dyad::extract {

// The blocks of running text: paragraphs (paragraphs.h) without boilerplate. A first line that does not end like a sentence
// and has text after it is the title, and so is one that equals the title that is known.
void divide_text(Document& doc, const Boilerplate& boilerplate);

// Creation time where none was stated: given by the user, else from the URL, else from the dateline. Then the id.
void complete(Document& doc, const ReadOptions& options);

// The values of a record; empty ones count as absent.
using Record = std::array<std::optional<std::string>, kFieldCount>;

// REQUIRES: the values are valid UTF-8
base::Result<Document> make_document(Record record, std::string_view input, std::size_t line, const ReadContext& context);

}  // namespace dyad::extract
