// The parts of some texts through all parts of a language model, in pieces, so that memory does not grow with the text, and many short ones at
// once, so that the networks have rows enough to work on.
//
// The tokens of all parts stand in one row, the window. A piece ends at the end of a part, or where the parser's state is free: nothing on
// its stack, nothing put back, no dependent of the next token. What follows cannot change the trees before it nor see them, so that each
// piece has the tree that it has in the whole text:
// - The parser's trees are projective, so one pass finds the edges of each token's subtree; passes that another piece makes necessary
//   change nothing. Once heads lie within sentences, more passes do not move the left edges of roots, where sentences start.
// - A token's vector depends on four neighbors of its part, its attributes on one, its entity on whether the next token starts a sentence.
//   Therefore a piece is written when the next one has its tree, and four tokens before it are kept.
#include <algorithm>

#include "extract/syntax/language_model_impl.h"

namespace dyad::extract {
namespace {

constexpr std::size_t kStretch = 7 * RoleRows::kBlock;  // tokens whose vectors are computed at once
constexpr std::size_t kMostRows = 384;                  // rows that are encoded at once, neighbours included: they fit the second-level cache
constexpr double kSpare = 1.05;                         // room for tokens, of what is expected
constexpr std::size_t kFewestBytes = 3;                 // of text that a token is expected to take
constexpr std::size_t kContext = TokenEncoder::kPadding;  // tokens that are kept before a piece

template <typename Values>
void drop_first(Values& values, std::size_t count) {
  values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

void LanguageModel::Workspace::parse(std::span<const TextToParse> texts, const std::function<void()>& on_piece) {
  start(texts);
  keeps_tokens_ = !on_piece;
  const auto write_piece = [&](std::size_t end) {
    append_piece(end);
    if (!on_piece) return;
    on_piece();
    written_to_ = nullptr;
  };
  for (; open_part(); ++part_) {
    do {
      const std::size_t begun = shaped_;
      shape_piece(parse_piece());
      // What came before the new piece can be written if the piece does not go on with its last sentence.
      if (state_.is_final()) ready_ = shaped_;
      else if (begun < shaped_ && starts_[begun]) ready_ = begun;
      if (ready_ < open_ + piece_tokens_) continue;
      write_piece(ready_);
      drop_piece();
    } while (!state_.is_final());
  }
  if (shaped_ > open_) write_piece(shaped_);
}

void LanguageModel::Workspace::start(std::span<const TextToParse> texts) {
  texts_ = texts;
  next_text_ = next_part_ = 0;
  written_to_ = nullptr;
  part_ = window_ = open_ = ready_ = shaped_ = 0;
  is_all_cut_ = false;
  parts_.clear();
  pieces_.clear();
  is_space_.clear();
  tags_.clear();
  head_offsets_.clear();
  starts_.clear();
  state_.reset();
  rows_.start(model_.parser.scorer());
  if (tokenizer_.is_full()) forget_words();
  start_part();
}

void LanguageModel::Workspace::start_part() {
  for (; next_text_ < texts_.size() && next_part_ == texts_[next_text_].parts.size(); ++next_text_) next_part_ = 0;
  is_all_cut_ = next_text_ == texts_.size();
  if (is_all_cut_) return;
  const TextToParse& text = texts_[next_text_];
  const TextPart& part = text.parts[next_part_++];
  tokenizer_.start(text.text, part.span);
  parts_.push_back({&text, part.block, pieces_.size(), pieces_.size()});
}

// Cuts tokens until there are `wanted`, or all.
void LanguageModel::Workspace::cut(std::size_t wanted) {
  while (!is_all_cut_ && pieces_.size() < wanted) {
    const bool has_more = tokenizer_.next(pieces_);
    parts_.back().end = pieces_.size();
    if (has_more) continue;
    parts_.back().is_cut = true;
    start_part();
  }
}

// Goes on to the next part that has tokens; false if there is none.
bool LanguageModel::Workspace::open_part() {
  state_.start_text();
  for (;; ++part_) {
    while (part_ == parts_.size() || (parts_[part_].begin == parts_[part_].end && !parts_[part_].is_cut)) {
      if (is_all_cut_) return false;
      tag_stretch();
    }
    if (parts_[part_].begin < parts_[part_].end) break;
  }
  show_part();
  return true;
}

// The parser knows those tokens of its part that have their vectors.
void LanguageModel::Workspace::show_part() {
  if (part_ == parts_.size()) return;
  const OpenPart& part = parts_[part_];
  state_.know(std::min(part.end, tags_.size()), part.is_cut && part.end <= tags_.size());
}

void LanguageModel::Workspace::forget_words() {
  tokenizer_.forget();
  for (const OpenPart& part : parts_) tokenizer_.number(part.text->text, std::span(pieces_).subspan(part.begin, part.end - part.begin));
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

const float* LanguageModel::Workspace::find_row(Network network, const TokenPiece& piece) {
  const std::uint32_t key = network.sees_space ? 2 * piece.type + piece.space_after : piece.type;
  if (const float* row = network.cache.find(key)) return row;
  new_words_.push_back(describe(piece, network.cache.add(key)));
  return new_words_.back().row;
}

std::size_t LanguageModel::Workspace::collect_rows(Network network, std::size_t first, std::size_t end) {
  constexpr std::size_t kPadding = TokenEncoder::kPadding;
  network.cache.begin_stretch();
  word_rows_.clear();
  new_words_.clear();
  runs_.clear();
  for (const OpenPart& part : parts_) {
    const std::size_t begin = std::max(part.begin, first);
    if (begin >= std::min(part.end, end)) continue;
    if (word_rows_.size() + 2 * kPadding >= kMostRows) return begin;
    const std::size_t run = std::min({part.end - begin, end - begin, kMostRows - word_rows_.size() - 2 * kPadding});
    for (std::size_t i = begin; i < begin + run + 2 * kPadding; ++i) {
      const bool is_inside = i >= part.begin + kPadding && i - kPadding < part.end;
      word_rows_.push_back(is_inside ? find_row(network, pieces_[i - kPadding]) : network.encoder.padding_row());
    }
    runs_.push_back(run);
    if (begin + run < std::min(part.end, end)) return begin + run;
  }
  return end;
}

template <typename Use>
void LanguageModel::Workspace::encode(Network network, std::size_t begin, std::size_t end, Use use) {
  for (std::size_t first = begin; first < end;) {
    const std::size_t next = collect_rows(network, first, std::min(end, first + kStretch));
    float* vectors = room(vectors_, kStretch * TokenEncoder::kWidth);
    network.encoder.embed(new_words_, encoder_scratch_);
    network.encoder.encode(word_rows_, runs_, encoder_scratch_, vectors);
    use(first, next - first, vectors);
    first = next;
  }
}

// The next tokens get their tags and what the parser needs of their vectors.
void LanguageModel::Workspace::tag_stretch() {
  const std::size_t begin = tags_.size();
  cut(begin + kStretch + kContext);
  for (std::size_t i = is_space_.size(); i < pieces_.size(); ++i) is_space_.push_back(tokenizer_.types()[pieces_[i].type].is_space);
  const std::size_t end = std::min(begin + kStretch, pieces_.size());
  const TransitionScorer& scorer = model_.parser.scorer();
  room(reduced_, end * TransitionScorer::kHidden);
  encode({model_.encoder, word_row_cache_, true}, begin, end, [&](std::size_t first, std::size_t count, const float* vectors) {
    model_.tagger.tag(vectors, count, scratch_, tags_, margins ? &margins->tagger : nullptr);
    scorer.reduce(vectors, count, reduced_.data() + first * TransitionScorer::kHidden);
  });
  rows_.show(reduced_.data(), window_, end);
  show_part();
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

// For tokens of a range. How many the whole text has is told by how many it had so far: to double the room of a long one again and again would
// need three times the memory.
void LanguageModel::Workspace::make_room(const OpenPart& part, Range range) const {
  std::vector<Token>& tokens = part.text->parse->tokens;
  const std::size_t needed = tokens.size() + range.end - range.begin;
  const std::uint32_t begin = part.text->parts.front().span.begin, end = part.text->parts.back().span.end, done = pieces_[range.end - 1].begin;
  if (needed <= tokens.capacity() || done < begin || end <= done) return;
  const double expected = kSpare * static_cast<double>(needed) * (end - begin) / (done - begin + 1);
  tokens.reserve(std::clamp(static_cast<std::size_t>(expected), needed, needed + (end - done) / kFewestBytes));
}

void LanguageModel::Workspace::append_piece(std::size_t end) {
  recognize(end);
  for (const OpenPart& part : parts_) {
    const Range range{std::max(part.begin, open_), std::min(part.end, end)};
    if (range.empty()) continue;
    Parse& parse = *part.text->parse;
    if (&parse != written_to_) ++parse_number_;
    written_to_ = &parse;
    const std::size_t first = parse.tokens.size();
    if (keeps_tokens_) make_room(part, range);
    parse.tokens.resize(first + range.end - range.begin);
    apply_ruler(part, range);
    write_tokens(range, first, part.text->text, parse);
    write_sentences(range, first, part.block, parse);
  }
  open_ = end;
}

void LanguageModel::Workspace::drop_piece() {
  const std::size_t count = open_ - std::min(open_, kContext);
  window_ += count;
  for (std::size_t* place : {&open_, &ready_, &shaped_}) *place -= count;
  for (OpenPart& part : parts_) {
    part.begin -= std::min(part.begin, count);
    part.end -= std::min(part.end, count);
  }
  const auto is_written = [this](const OpenPart& part) { return part.end <= open_; };
  const auto written = static_cast<std::size_t>(std::ranges::find_if_not(parts_.begin(), parts_.begin() + static_cast<std::ptrdiff_t>(part_), is_written) - parts_.begin());
  drop_first(parts_, written);
  part_ -= written;
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

// The rules see the range's tokens and one of the part on each side.
void LanguageModel::Workspace::apply_ruler(const OpenPart& part, Range range) {
  const std::size_t begin = range.begin > part.begin ? range.begin - 1 : range.begin;
  const std::size_t end = std::min({range.end + 1, part.end, shaped_});
  ruler_tokens_.clear();
  for (std::size_t i = begin; i < end; ++i) {
    TypeNotes& note = notes(pieces_[i].type);
    if (!note.has_word_class) {
      note.word_class = model_.ruler.word_class(tokenizer_.types()[pieces_[i].type].lower, regex_);
      note.has_word_class = true;
    }
    ruler_tokens_.push_back({tags_[i], state_.labels()[i], note.word_class, is_space_[i] != 0});
  }
  model_.ruler.apply(ruler_tokens_, ruler_memory_, outcomes_);
  if (begin < range.begin) outcomes_.erase(outcomes_.begin());
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

void LanguageModel::Workspace::write_tokens(Range range, std::size_t first, std::string_view text, Parse& parse) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const std::size_t i = at - range.begin;
    const TokenPiece& piece = pieces_[at];
    const std::uint32_t outcome = outcomes_[i];
    const RulerAttributes& attributes = ruler_memory_.outcomes[outcome];
    Token& token = parse.tokens[first + i];
    token.span = {piece.begin, piece.begin + piece.length};
    token.form = text.substr(piece.begin, piece.length);
    token.norm = norm_view(piece, token.form, parse);
    token.lemma = lemma_view(piece, token.form, outcome, parse);
    token.upos = attributes.upos;
    token.feats = attributes.feats;
    token.xpos = attributes.xpos.empty() ? model_.tagger.tags().name(tags_[at]) : attributes.xpos;
    token.deprel = attributes.deprel.empty() ? model_.deprels.name(state_.labels()[at]) : attributes.deprel;
    token.head = static_cast<std::uint32_t>(static_cast<std::int64_t>(first + i) + head_offsets_[at]);
    token.space_after = piece.space_after;
    token.starts_sentence = starts_[at] != 0;
    token.entity_mark = entity_tags_[at - open_].mark;
    token.entity_type = model_.recognizer.types().name(entity_tags_[at - open_].type);
  }
}

// An entity ends where its sentence does, so none reaches from one part into the next.
void LanguageModel::Workspace::recognize(std::size_t end) {
  const EntityRecognizer& recognizer = model_.recognizer;
  const TransitionScorer& scorer = recognizer.scorer();
  const std::size_t count = end - open_;
  float* reduced = room(entity_reduced_, count * TransitionScorer::kHidden);
  encode({model_.entity_encoder, entity_row_cache_, false}, open_, end, [&](std::size_t first, std::size_t encoded, const float* vectors) {
    scorer.reduce(vectors, encoded, reduced + (first - open_) * TransitionScorer::kHidden);
  });
  entity_rows_.start(scorer);
  entity_rows_.show(reduced, 0, count);
  entity_tags_.resize(count);
  EntityRecognizer::State state;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = open_ + i;
    const bool may_continue = at + 1 < shaped_ && !starts_[at + 1];
    entity_tags_[i] = recognizer.step(entity_rows_, static_cast<std::int32_t>(i), {is_space_[at] != 0, may_continue}, state, scores_,
                                      margins ? &margins->recognizer : nullptr);
  }
}

void LanguageModel::Workspace::write_sentences(Range range, std::size_t first, std::uint32_t block, Parse& parse) const {
  const std::size_t last = first + range.end - range.begin;
  const auto is_blank = [&](std::size_t token) { return is_space_[range.begin + token - first] != 0; };
  for (std::size_t begin = first; begin < last;) {
    std::size_t end = begin + 1;
    while (end < last && !parse.tokens[end].starts_sentence) ++end;
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
