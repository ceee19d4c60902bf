// One text through all parts of a language model, in pieces, so that memory does not grow with the text.
//
// A piece ends where the parser's state is free: nothing on its stack, nothing put back, no dependent of the next token. What follows cannot
// change the trees before it nor see them, so that each piece has the tree that it has in the whole text:
// - The parser's trees are projective, so one pass finds the edges of each token's subtree; passes that another piece makes necessary
//   change nothing. Once heads lie within sentences, more passes do not move the left edges of roots, where sentences start.
// - A token's vector depends on four neighbors, its attributes on one, its entity on whether the next token starts a sentence. Therefore a
//   piece is written when the next one has its tree, and four tokens before it are kept.
#include <algorithm>

#include "extract/syntax/language_model_impl.h"

namespace dyad::extract {
namespace {

constexpr std::size_t kStretch = 7 * RoleRows::kBlock;  // tokens whose vectors are computed at once
constexpr std::size_t kContext = TokenEncoder::kPadding;  // tokens that are kept before a piece

template <typename Values>
void drop_first(Values& values, std::size_t count) {
  values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

void LanguageModel::Workspace::parse(std::string_view text, base::TextSpan span, std::uint32_t block, Parse& parse,
                                     const std::function<void()>& on_piece) {
  ++parse_number_;
  start(text.substr(span.begin, span.size()));
  const auto write_piece = [&](std::size_t end) {
    append_piece(end, text, span.begin, block, parse);
    if (!on_piece) return;
    on_piece();
    ++parse_number_;
  };
  for (bool is_last = false; !is_last;) {
    const std::size_t waiting = shaped_;
    shape_piece(parse_piece());
    is_last = state_.is_final();
    // What waits is written if the new piece does not go on with its last sentence.
    if (waiting == open_ || waiting == shaped_ || !starts_[waiting]) continue;
    write_piece(waiting);
    drop_piece();
  }
  if (shaped_ > open_) write_piece(shaped_);
}

void LanguageModel::Workspace::start(std::string_view words) {
  window_ = open_ = shaped_ = 0;
  is_all_cut_ = false;
  pieces_.clear();
  is_space_.clear();
  tags_.clear();
  head_offsets_.clear();
  starts_.clear();
  state_.reset();
  rows_.start(model_.parser.scorer());
  tokenizer_.start(words);
  if (tokenizer_.is_full()) forget_words();
}

void LanguageModel::Workspace::forget_words() {
  tokenizer_.forget(pieces_);
  notes_.clear();
  lemmas_.clear();
  word_row_cache_.clear();
  entity_row_cache_.clear();
}

LanguageModel::Workspace::TypeNotes& LanguageModel::Workspace::notes(WordType type) {
  if (type >= notes_.size()) notes_.resize(tokenizer_.types().size());
  return notes_[type];
}

TokenEncoder::Word LanguageModel::Workspace::describe(const TokenPiece& piece, float* row) {
  const Lexeme& lexeme = tokenizer_.types()[piece.type];
  const auto vector = model_.vectors.find(lexeme.form_id);
  return {{lexeme.norm_id, lexeme.prefix_id, lexeme.suffix_id, lexeme.shape_id, piece.space_after, lexeme.is_space},
          vector.empty() ? nullptr : vector.data(), row};
}

void LanguageModel::Workspace::collect_rows(Network network, std::size_t first, std::size_t count) {
  network.cache.begin_stretch();
  word_rows_.clear();
  new_words_.clear();
  for (std::size_t i = 0; i < count + 2 * TokenEncoder::kPadding; ++i) {
    const std::size_t token = first + i - TokenEncoder::kPadding;  // wraps around before the text's first token
    if (token >= pieces_.size()) {
      word_rows_.push_back(network.encoder.padding_row());
      continue;
    }
    const TokenPiece& piece = pieces_[token];
    const std::uint32_t key = network.sees_space ? 2 * piece.type + piece.space_after : piece.type;
    const float* row = network.cache.find(key);
    if (row == nullptr) {
      new_words_.push_back(describe(piece, network.cache.add(key)));
      row = new_words_.back().row;
    }
    word_rows_.push_back(row);
  }
  network.encoder.embed(new_words_, encoder_scratch_);
}

template <typename Use>
void LanguageModel::Workspace::encode(Network network, std::size_t begin, std::size_t end, Use use) {
  for (std::size_t first = begin; first < end; first += kStretch) {
    const std::size_t count = std::min(kStretch, end - first);
    float* vectors = room(vectors_, count * TokenEncoder::kWidth);
    collect_rows(network, first, count);
    network.encoder.encode(word_rows_, encoder_scratch_, vectors);
    use(first, count, vectors);
  }
}

// The next tokens get their tags and what the parser needs of their vectors.
void LanguageModel::Workspace::tag_stretch() {
  const std::size_t begin = tags_.size();
  while (!is_all_cut_ && pieces_.size() < begin + kStretch + kContext) is_all_cut_ = !tokenizer_.next(pieces_);
  for (std::size_t i = is_space_.size(); i < pieces_.size(); ++i) is_space_.push_back(tokenizer_.types()[pieces_[i].type].is_space);
  const std::size_t end = std::min(begin + kStretch, pieces_.size());
  const TransitionScorer& scorer = model_.parser.scorer();
  room(reduced_, end * TransitionScorer::kHidden);
  encode({model_.encoder, word_row_cache_, true}, begin, end, [&](std::size_t first, std::size_t count, const float* vectors) {
    model_.tagger.tag(vectors, count, scratch_, tags_, margins ? &margins->tagger : nullptr);
    scorer.reduce(vectors, count, reduced_.data() + first * TransitionScorer::kHidden);
  });
  rows_.show(reduced_.data(), window_, end);
  state_.know(end, is_all_cut_ && end == pieces_.size());
}

// Parses on to the end of the next piece, and returns it.
std::size_t LanguageModel::Workspace::parse_piece() {
  for (;;) {
    model_.parser.advance(rows_, shaped_ + piece_tokens_, state_, scores_, margins ? &margins->parser : nullptr);
    if (state_.is_final() || (state_.is_free() && state_.next() >= shaped_ + piece_tokens_)) return state_.next();
    tag_stretch();
  }
}

void LanguageModel::Workspace::shape_piece(std::size_t end) {
  const std::size_t first = shaped_, count = end - first;
  const auto labels = std::span(state_.labels()).subspan(first, count);
  heads_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t head = state_.head(static_cast<std::int32_t>(first + i));
    heads_[i] = head >= 0 ? head - static_cast<std::int32_t>(first) : static_cast<std::int32_t>(i);
    if (head < 0) labels[i] = model_.root_label;
  }
  find_edges(heads_, edges_);
  if (deprojectivize(model_.lifted, std::span(is_space_).subspan(first, count), edges_, heads_, labels)) find_edges(heads_, edges_);
  starts_.resize(end, 0);
  for (std::size_t i = 0; i < count; ++i) {
    head_offsets_.push_back(heads_[i] - static_cast<std::int32_t>(i));
    if (head_offsets_.back() == 0) starts_[first + static_cast<std::size_t>(edges_.left[i])] = 1;
  }
  shaped_ = end;
}

void LanguageModel::Workspace::append_piece(std::size_t end, std::string_view text, std::uint32_t offset, std::uint32_t block, Parse& parse) {
  const std::size_t first = parse.tokens.size();
  apply_ruler(end);
  parse.tokens.resize(first + end - open_);
  write_tokens(text, offset, first, parse);
  recognize(std::span(parse.tokens).subspan(first));
  write_sentences(first, block, parse);
  open_ = end;
}

void LanguageModel::Workspace::drop_piece() {
  const std::size_t count = open_ - std::min(open_, kContext);
  window_ += count;
  open_ -= count;
  shaped_ -= count;
  std::copy(reduced_.begin() + static_cast<std::ptrdiff_t>(count * TransitionScorer::kHidden),
            reduced_.begin() + static_cast<std::ptrdiff_t>(tags_.size() * TransitionScorer::kHidden), reduced_.begin());
  drop_first(pieces_, count);
  drop_first(is_space_, count);
  drop_first(tags_, count);
  drop_first(head_offsets_, count);
  drop_first(starts_, count);
  state_.drop(count);
  rows_.show(reduced_.data(), window_, tags_.size());
  if (tokenizer_.is_full()) forget_words();
}

// The rules see the piece's tokens and one on each side.
void LanguageModel::Workspace::apply_ruler(std::size_t end) {
  ruler_tokens_.clear();
  for (std::size_t i = open_ - std::min<std::size_t>(open_, 1); i < std::min(end + 1, shaped_); ++i) {
    TypeNotes& note = notes(pieces_[i].type);
    if (!note.has_word_class) {
      note.word_class = model_.ruler.word_class(tokenizer_.types()[pieces_[i].type].lower, regex_);
      note.has_word_class = true;
    }
    ruler_tokens_.push_back({tags_[i], state_.labels()[i], note.word_class, is_space_[i] != 0});
  }
  model_.ruler.apply(ruler_tokens_, ruler_memory_, outcomes_);
}

// A norm that no table holds is the form in lower case: kept once a parse.
std::string_view LanguageModel::Workspace::norm_view(const TokenPiece& piece, std::string_view form, Parse& parse) {
  if (!piece.own_norm.empty()) return piece.own_norm;
  const Lexeme& lexeme = tokenizer_.types()[piece.type];
  if (lexeme.norm == lexeme.form) return form;
  TypeNotes& note = notes(piece.type);
  if (note.parse_number != parse_number_) {
    note.norm = parse.strings.emplace_back(lexeme.norm);
    note.parse_number = parse_number_;
  }
  return note.norm;
}

std::string_view LanguageModel::Workspace::lemma_view(const TokenPiece& piece, std::string_view form, std::uint32_t outcome, Parse& parse) {
  const RulerAttributes& attributes = ruler_memory_.outcomes[outcome];
  if (attributes.has_lemma) return attributes.lemma;
  const auto [at, is_new] = lemmas_.try_emplace(std::uint64_t{piece.type} << 32 | outcome);
  Lemma& lemma = at->second;
  const Lexeme& lexeme = tokenizer_.types()[piece.type];
  if (is_new) lemma.text = model_.lemmatizer.lemma(lexeme.form, lexeme.lower, attributes.upos, attributes.feats);
  if (lemma.text == form) return form;
  if (lemma.parse_number != parse_number_) {
    lemma.view = parse.strings.emplace_back(lemma.text);
    lemma.parse_number = parse_number_;
  }
  return lemma.view;
}

void LanguageModel::Workspace::write_tokens(std::string_view text, std::uint32_t offset, std::size_t first, Parse& parse) {
  for (std::size_t i = 0; first + i < parse.tokens.size(); ++i) {
    const std::size_t at = open_ + i;
    const TokenPiece& piece = pieces_[at];
    const std::uint32_t outcome = outcomes_[i + (open_ > 0 ? 1 : 0)];
    const RulerAttributes& attributes = ruler_memory_.outcomes[outcome];
    Token& token = parse.tokens[first + i];
    token.span = {offset + piece.begin, offset + piece.begin + piece.length};
    token.form = text.substr(token.span.begin, piece.length);
    token.norm = norm_view(piece, token.form, parse);
    token.lemma = lemma_view(piece, token.form, outcome, parse);
    token.upos = attributes.upos;
    token.feats = attributes.feats;
    token.xpos = attributes.xpos.empty() ? model_.tagger.tags().name(tags_[at]) : attributes.xpos;
    token.deprel = attributes.deprel.empty() ? model_.deprels.name(state_.labels()[at]) : attributes.deprel;
    token.head = static_cast<std::uint32_t>(static_cast<std::int64_t>(first + i) + head_offsets_[at]);
    token.space_after = piece.space_after;
    token.starts_sentence = starts_[at] != 0;
  }
}

void LanguageModel::Workspace::recognize(std::span<Token> tokens) {
  const EntityRecognizer& recognizer = model_.recognizer;
  const TransitionScorer& scorer = recognizer.scorer();
  float* reduced = room(entity_reduced_, tokens.size() * TransitionScorer::kHidden);
  encode({model_.entity_encoder, entity_row_cache_, false}, open_, open_ + tokens.size(), [&](std::size_t first, std::size_t count, const float* vectors) {
    scorer.reduce(vectors, count, reduced + (first - open_) * TransitionScorer::kHidden);
  });
  entity_rows_.start(scorer);
  entity_rows_.show(reduced, 0, tokens.size());
  EntityRecognizer::State state;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t at = open_ + i;
    const bool may_continue = at + 1 < shaped_ && !starts_[at + 1];
    const EntityTag tag = recognizer.step(entity_rows_, static_cast<std::int32_t>(i), {is_space_[at] != 0, may_continue}, state, scores_,
                                           margins ? &margins->recognizer : nullptr);
    tokens[i].entity_mark = tag.mark;
    tokens[i].entity_type = recognizer.types().name(tag.type);
  }
}

void LanguageModel::Workspace::write_sentences(std::size_t first, std::uint32_t block, Parse& parse) const {
  const auto is_blank = [&](std::size_t token) { return is_space_[open_ + token - first] != 0; };
  for (std::size_t begin = first; begin < parse.tokens.size();) {
    std::size_t end = begin + 1;
    while (end < parse.tokens.size() && !parse.tokens[end].starts_sentence) ++end;
    const auto number = static_cast<std::uint32_t>(parse.sentences.size());
    for (std::size_t i = begin; i < end; ++i) parse.tokens[i].sentence = number;
    std::size_t first_word = begin, last_word = end - 1;
    while (first_word < last_word && is_blank(first_word)) ++first_word;
    while (last_word > first_word && is_blank(last_word)) --last_word;
    parse.sentences.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                               {parse.tokens[first_word].span.begin, parse.tokens[last_word].span.end}, block});
    begin = end;
  }
}

}  // namespace dyad::extract
