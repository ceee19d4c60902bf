// One text through all parts of a language model.
#include <algorithm>

#include "extract/syntax/language_model_impl.h"

namespace dyad::extract {
namespace {

constexpr std::size_t kStretch = 256;              // tokens whose vectors are computed at once
constexpr std::size_t kMostTypes = 1 << 15;        // words remembered from text to text
constexpr std::size_t kMostTypeBytes = 16 << 20;

}  // namespace

void LanguageModel::Workspace::parse(std::string_view text, base::TextSpan span, std::uint32_t block, Parse& parse) {
  forget_if_large();
  ++parse_number_;
  pieces_.clear();
  tokenizer_.tokenize(text.substr(span.begin, span.size()), pieces_);
  if (pieces_.empty()) return;
  is_space_.clear();
  for (const TokenPiece& piece : pieces_) is_space_.push_back(tokenizer_.types()[piece.type].is_space);
  tag_and_parse();
  shape_tree();
  apply_ruler();
  const std::size_t first = parse.tokens.size();
  write_tokens(text, span.begin, parse);
  recognize(std::span(parse.tokens).subspan(first));
  write_sentences(first, block, parse);
}

void LanguageModel::Workspace::forget_if_large() {
  const WordTypes& types = tokenizer_.types();
  if (types.size() < kMostTypes && types.bytes() < kMostTypeBytes) return;
  tokenizer_.clear();
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
    const std::size_t token = first + i - TokenEncoder::kPadding;  // wraps around before the first token
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
void LanguageModel::Workspace::encode(Network network, Use use) {
  vectors_.resize(std::min(kStretch, pieces_.size()) * TokenEncoder::kWidth);
  for (std::size_t first = 0; first < pieces_.size(); first += kStretch) {
    const std::size_t count = std::min(kStretch, pieces_.size() - first);
    collect_rows(network, first, count);
    network.encoder.encode(word_rows_, encoder_scratch_, vectors_.data());
    use(first, count, vectors_.data());
  }
}

void LanguageModel::Workspace::tag_and_parse() {
  const TransitionScorer& scorer = model_.parser.scorer();
  tags_.clear();
  reduced_.resize(pieces_.size() * TransitionScorer::kHidden);
  encode({model_.encoder, word_row_cache_, true}, [&](std::size_t first, std::size_t count, const float* vectors) {
    model_.tagger.tag(vectors, count, scratch_, tags_);
    scorer.reduce(vectors, count, reduced_.data() + first * TransitionScorer::kHidden);
  });
  rows_.start(scorer, reduced_.data(), pieces_.size());
  model_.parser.parse(rows_, pieces_.size(), state_, scores_);
}

void LanguageModel::Workspace::shape_tree() {
  auto& heads = state_.heads();
  auto& labels = state_.labels();
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] >= 0) continue;
    heads[i] = static_cast<std::int32_t>(i);
    labels[i] = model_.root_label;
  }
  find_edges(heads, edges_);
  if (deprojectivize(model_.lifted, is_space_, edges_, heads, labels)) find_edges(heads, edges_);
}

void LanguageModel::Workspace::apply_ruler() {
  ruler_tokens_.clear();
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
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

void LanguageModel::Workspace::write_tokens(std::string_view text, std::uint32_t offset, Parse& parse) {
  const auto first = static_cast<std::uint32_t>(parse.tokens.size());
  const auto& heads = state_.heads();
  parse.tokens.resize(first + pieces_.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const TokenPiece& piece = pieces_[i];
    const RulerAttributes& attributes = ruler_memory_.outcomes[outcomes_[i]];
    Token& token = parse.tokens[first + i];
    token.span = {offset + piece.begin, offset + piece.begin + piece.length};
    token.form = text.substr(token.span.begin, piece.length);
    token.norm = norm_view(piece, token.form, parse);
    token.lemma = lemma_view(piece, token.form, outcomes_[i], parse);
    token.upos = attributes.upos;
    token.feats = attributes.feats;
    token.xpos = attributes.xpos.empty() ? model_.tagger.tags().name(tags_[i]) : attributes.xpos;
    token.deprel = attributes.deprel.empty() ? model_.deprels.name(state_.labels()[i]) : attributes.deprel;
    token.head = first + static_cast<std::uint32_t>(heads[i]);
    token.space_after = piece.space_after;
    if (heads[i] == static_cast<std::int32_t>(i)) parse.tokens[first + static_cast<std::uint32_t>(edges_.left[i])].starts_sentence = true;
  }
}

void LanguageModel::Workspace::recognize(std::span<Token> tokens) {
  const EntityRecognizer& recognizer = model_.recognizer;
  const TransitionScorer& scorer = recognizer.scorer();
  reduced_.resize(pieces_.size() * TransitionScorer::kHidden);
  encode({model_.entity_encoder, entity_row_cache_, false}, [&](std::size_t first, std::size_t count, const float* vectors) {
    scorer.reduce(vectors, count, reduced_.data() + first * TransitionScorer::kHidden);
  });
  rows_.start(scorer, reduced_.data(), pieces_.size());
  EntityRecognizer::State state;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool may_continue = i + 1 < tokens.size() && !tokens[i + 1].starts_sentence;
    const EntityTag tag = recognizer.step(rows_, static_cast<std::int32_t>(i), {is_space_[i] != 0, may_continue}, state, scores_);
    tokens[i].entity_mark = tag.mark;
    tokens[i].entity_type = recognizer.types().name(tag.type);
  }
}

void LanguageModel::Workspace::write_sentences(std::size_t first, std::uint32_t block, Parse& parse) const {
  const auto is_blank = [&](std::size_t token) { return is_space_[token - first] != 0; };
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
