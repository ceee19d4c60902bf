// The language front end: bytes to tokens with tags, heads, labels, lemmas and entities, by spaCy's trained English
// pipelines, read from the model directory as spaCy ships it. The contract is parity with spaCy 3.8.
//
//   auto model = LanguageModel::load("models/en_core_web_sm-3.8.0");
//   Parse parse = (*model)->parse(doc.text);
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/span.h"
#include "extract/token/token.h"

namespace dyad::extract {

struct ModelMargins;

// A part of a text that is read by itself, as one spaCy document: a paragraph.
struct TextPart {
  base::TextSpan span;
  std::uint32_t block = 0;  // what Sentence::block will say
};

// What to read of a text, and where to: the tokens and sentences of its parts, in their order, are appended to `parse`.
struct TextToParse {
  std::string_view text;
  std::span<const TextPart> parts;
  Parse* parse = nullptr;
};

// Immutable after loading and shared by threads; each thread brings its own Workspace.
class LanguageModel {
 public:
  // Scratch space of one thread: buffers and bounded caches. Reused from text to text; never shared.
  class Workspace;

  // A folder with spaCy's config.cfg. Errors name the file that is missing, truncated or of an unknown form.
  static base::Result<std::unique_ptr<const LanguageModel>> load(const std::string& folder);
  ~LanguageModel();

  // A long text is worked on in pieces of at least so many tokens. What comes out does not depend on it.
  static constexpr std::size_t kPieceTokens = 2016;
  std::unique_ptr<Workspace, void (*)(Workspace*)> make_workspace(std::size_t piece_tokens = kPieceTokens) const;

  // Parses one part of a text, or many parts of several. What comes out is what comes of each part alone, but many short ones at once take
  // less time. Spans are positions in their text. REQUIRES: valid UTF-8; each text and this model outlive the text's parse.
  void parse(std::string_view text, base::TextSpan span, std::uint32_t block, Workspace& workspace, Parse& parse) const;
  void parse(std::span<const TextToParse> texts, Workspace& workspace) const;

  // The same parse, but handed over piece by piece: whole sentences, some thousand tokens, in order, numbered from 0 in each piece. So a
  // text of any length needs no more memory than a short one. The piece is valid during the call.
  using PieceUse = std::function<void(const Parse& piece)>;
  void parse_in_pieces(std::string_view text, base::TextSpan span, Workspace& workspace, const PieceUse& use) const;

  // Adds the margins of all further decisions to `margins`, which must outlive the workspace; for bench/parity.
  void watch(Workspace& workspace, ModelMargins* margins) const;

  const std::string& name() const;     // "core_web_sm"
  const std::string& version() const;  // "3.8.0"
  // The word vector of a form, empty if the model has none for it (the small model has none at all).
  std::span<const float> vector(std::string_view form) const;

 private:
  struct Impl;
  explicit LanguageModel(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
