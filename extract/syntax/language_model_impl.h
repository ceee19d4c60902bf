// What a LanguageModel and its workspaces hold. Private to language_model.cc and document_parse.cc.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/nn/token_encoder.h"
#include "extract/syntax/attribute_ruler.h"
#include "extract/syntax/dependency_parser.h"
#include "extract/syntax/entity_recognizer.h"
#include "extract/syntax/language_model.h"
#include "extract/syntax/lemmatizer.h"
#include "extract/syntax/model_folder.h"
#include "extract/syntax/tagger.h"
#include "extract/syntax/tree_shape.h"
#include "extract/syntax/word_row_cache.h"
#include "extract/syntax/word_vectors.h"
#include "extract/token/tokenizer.h"

namespace dyad::extract {

struct LanguageModel::Impl {
  std::string name;
  std::string version;
  std::unique_ptr<const TokenizerRules> rules;
  WordVectors vectors;
  TokenEncoder encoder;       // for tagger and parser
  Tagger tagger;
  LabelTable deprels;
  std::vector<LiftedLabel> lifted;
  LabelId root_label = 0;
  DependencyParser parser;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
  TokenEncoder entity_encoder;
  EntityRecognizer recognizer;

  base::Result<void> load(const ModelFolder& folder);

 private:
  base::Result<void> load_tokenizer(const ModelFolder& folder);
  base::Result<void> load_vectors(const ModelFolder& folder);
  base::Result<void> load_tagger(const ModelFolder& folder, const Kernels& kernels);
  base::Result<void> load_parser(const ModelFolder& folder, const Kernels& kernels);
  base::Result<void> load_ruler(const ModelFolder& folder);
  base::Result<void> load_lemmatizer(const ModelFolder& folder);
  base::Result<void> load_recognizer(const ModelFolder& folder, const Kernels& kernels);
};

class LanguageModel::Workspace {
 public:
  Workspace(const Impl& model, std::size_t piece_tokens) : model_(model), piece_tokens_(piece_tokens), tokenizer_(*model.rules) {}

  // Calls on_piece, if there is one, for each piece that was appended to a parse, which it may empty.
  void parse(std::span<const TextToParse> texts, const std::function<void()>& on_piece);

  ModelMargins* margins = nullptr;  // what to write decision margins to, if anybody asks for them

 private:
  // What the vectors of a text are computed with: an encoder and its memory.
  struct Network {
    const TokenEncoder& encoder;
    WordRowCache& cache;
    bool sees_space;  // whether a following blank and white space are features
  };
  struct Lemma {
    std::string text;
    std::uint32_t parse_number = 0;
    std::string_view view;  // valid in parse `parse_number`
  };
  // What is remembered of a word type in the current parse.
  struct TypeNotes {
    WordClass word_class = 0;
    bool has_word_class = false;
    std::uint32_t parse_number = 0;
    std::string_view norm;  // valid in parse `parse_number`
  };

  // A part of a text that has tokens in the window: [begin, end) of it, as far as it is cut.
  struct OpenPart {
    const TextToParse* text = nullptr;
    std::uint32_t block = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_cut = false;      // there are no more
  };
  struct Range {  // of tokens of the window
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin >= end; }
  };

  void forget_words();
  // Calls use(first, count, vectors) for the vectors of the tokens [begin, end), in order and in stretches.
  template <typename Use>
  void encode(Network network, std::size_t begin, std::size_t end, Use use);
  // Points word_rows_ to the rows of tokens from `first` on, at most to `end`, and of their neighbours, run by run; returns where they end.
  std::size_t collect_rows(Network network, std::size_t first, std::size_t end);
  const float* find_row(Network network, const TokenPiece& piece);
  TokenEncoder::Word describe(const TokenPiece& piece, float* row);

  void start(std::span<const TextToParse> texts);
  void start_part();
  void cut(std::size_t wanted);
  void tag_stretch();
  void show_part();
  bool open_part();
  std::size_t parse_piece();
  void shape_piece(std::size_t end);
  // Writes the tokens [open_, end).
  void append_piece(std::size_t end);
  void make_room(const OpenPart& part, Range range) const;
  void drop_piece();
  void recognize(std::size_t end);
  // These work on tokens of one part. `first` is the number in `parse` of the range's first.
  void apply_ruler(const OpenPart& part, Range range);
  void write_tokens(Range range, std::size_t first, std::string_view text, Parse& parse);
  void write_sentences(Range range, std::size_t first, std::uint32_t block, Parse& parse) const;

  TypeNotes& notes(WordType type);
  std::string_view norm_view(const TokenPiece& piece, std::string_view form, Parse& parse);
  std::string_view lemma_view(const TokenPiece& piece, std::string_view form, std::uint32_t outcome, Parse& parse);

  const Impl& model_;
  const std::size_t piece_tokens_;
  Tokenizer tokenizer_;
  RegexScratch regex_;
  std::uint32_t parse_number_ = 0;
  std::vector<TypeNotes> notes_;
  std::unordered_map<std::uint64_t, Lemma> lemmas_;  // by word type and outcome of the ruler
  WordRowCache word_row_cache_;
  WordRowCache entity_row_cache_;
  TokenEncoder::Scratch encoder_scratch_;
  AttributeRuler::Memory ruler_memory_;

  // The texts in work. Only a window of them is held, see document_parse.cc. Tokens are counted from the window's first.
  std::span<const TextToParse> texts_;
  std::size_t next_text_ = 0;   // the next part to start is number next_part_ of this text
  std::size_t next_part_ = 0;
  bool keeps_tokens_ = true;    // all tokens of a text stay in its parse
  const Parse* written_to_ = nullptr;  // the last piece; it holds what was remembered in this parse
  std::vector<OpenPart> parts_;
  std::size_t part_ = 0;        // of parts_: the one that is being parsed
  std::size_t window_ = 0;      // the first's number in all texts
  std::size_t open_ = 0;        // tokens before it are written
  std::size_t ready_ = 0;       // tokens before it can be written: nothing that follows changes them
  std::size_t shaped_ = 0;      // tokens before it have their tree
  bool is_all_cut_ = false;     // there are no tokens after those in pieces_
  std::vector<TokenPiece> pieces_;
  std::vector<std::uint8_t> is_space_;
  std::vector<LabelId> tags_;              // of the tokens whose vectors were computed
  FloatBuffer reduced_;                    // of the same tokens, for the parser
  ParserState state_;
  std::vector<std::int32_t> head_offsets_; // of shaped tokens: from the token to its head
  std::vector<std::uint8_t> starts_;       // whether a shaped token starts a sentence

  // Scratch.
  std::vector<const float*> word_rows_;
  std::vector<std::size_t> runs_;        // how many tokens of each part have their rows there
  std::vector<TokenEncoder::Word> new_words_;
  FloatBuffer vectors_;
  FloatBuffer scratch_;
  FloatBuffer entity_reduced_;
  RoleRows rows_;
  RoleRows entity_rows_;
  std::vector<float> scores_;
  std::vector<std::int32_t> heads_;
  TreeEdges edges_;
  std::vector<RulerToken> ruler_tokens_;
  std::vector<std::uint32_t> outcomes_;  // of a range's tokens
  std::vector<EntityTag> entity_tags_;   // of a piece's tokens
};

}  // namespace dyad::extract
