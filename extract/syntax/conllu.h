// Parses as CoNLL-U (https://universaldependencies.org/format.html), one block a sentence.
//
// Columns: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC. The labels are those of the model (ClearNLP, not UD).
// MISC holds TokenRange=begin:end (bytes of the document's text), SpaceAfter=No and NER=B-GPE where they apply.
// White space is a token of its own in these models, and forms may hold characters that the format uses: in FORM and LEMMA
// they are escaped as the format's guidelines do in MISC: \s for a blank, \t, \n, \r, \\ for a backslash, \p for |;
// other white space and control characters as \u{85}. A form that is "_" stays, as the format allows.
#pragma once

#include <string>
#include <string_view>

#include "extract/token/token.h"

namespace dyad::extract {

// Appends the sentences of `parse`, whose spans are positions in `text`, under the comment "# newdoc id = ID".
void write_conllu(std::string_view doc_id, std::string_view text, const Parse& parse, std::string& out);

// The same for a parse that comes in pieces: the comment, then the sentences of each piece, of which `written` came before.
void write_conllu_head(std::string_view doc_id, std::string& out);
void write_conllu_sentences(std::string_view text, const Parse& piece, std::size_t written, std::string& out);

// A form as it stands in its column, and back.
std::string escape_conllu(std::string_view form);
std::string unescape_conllu(std::string_view column);

}  // namespace dyad::extract
