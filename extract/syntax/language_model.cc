#include "extract/syntax/language_model.h"

#include "extract/syntax/language_model_impl.h"
#include "extract/syntax/model_folder.h"

namespace dyad::extract {
namespace {

constexpr int kParserMoves = 5;
constexpr int kEntityMoves = 6;
constexpr std::size_t kFeatures = 6;        // norm, prefix, suffix, shape, whether a blank follows, whether it is white space
constexpr std::size_t kEntityFeatures = 4;  // the first four

}  // namespace

base::Result<void> LanguageModel::Impl::load(const ModelFolder& folder) {
  name = folder.name();
  version = folder.version();
  const Kernels& kernels = best_kernels();
  if (auto done = load_tokenizer(folder); !done) return done;
  if (auto done = load_vectors(folder); !done) return done;
  if (auto done = load_tagger(folder, kernels); !done) return done;
  if (auto done = load_parser(folder, kernels); !done) return done;
  if (auto done = load_ruler(folder); !done) return done;
  if (auto done = load_lemmatizer(folder); !done) return done;
  return load_recognizer(folder, kernels);
}

base::Result<void> LanguageModel::Impl::load_tokenizer(const ModelFolder& folder) {
  const auto lookups = folder.read("vocab/lookups.bin");
  if (!lookups) return lookups.error();
  auto norms = NormTable::read(lookups->bytes, lookups->name);
  if (!norms) return norms.error();
  const auto file = folder.read("tokenizer");
  if (!file) return file.error();
  auto read = TokenizerRules::read(file->bytes, file->name, std::move(*norms));
  if (!read) return read.error();
  rules = std::make_unique<const TokenizerRules>(std::move(*read));
  return {};
}

base::Result<void> LanguageModel::Impl::load_vectors(const ModelFolder& folder) {
  if (!folder.has_word_vectors()) return {};
  const auto matrix = folder.read("vocab/vectors");
  if (!matrix) return matrix.error();
  const auto keys = folder.read("vocab/key2row");
  if (!keys) return keys.error();
  auto read = WordVectors::read(matrix->bytes, matrix->name, keys->bytes, keys->name);
  if (!read) return read.error();
  vectors = std::move(*read);
  return {};
}

base::Result<void> LanguageModel::Impl::load_tagger(const ModelFolder& folder, const Kernels& kernels) {
  const auto encoder_file = folder.read("tok2vec/model");
  if (!encoder_file) return encoder_file.error();
  const auto encoder_weights = WeightsFile::read(encoder_file->bytes, encoder_file->name);
  if (!encoder_weights) return encoder_weights.error();
  auto read = TokenEncoder::read(*encoder_weights, kFeatures, vectors.width(), kernels);
  if (!read) return read.error();
  encoder = std::move(*read);

  const auto file = folder.read("tagger/model");
  if (!file) return file.error();
  const auto weights = WeightsFile::read(file->bytes, file->name);
  if (!weights) return weights.error();
  const auto labels = folder.read("tagger/cfg");
  if (!labels) return labels.error();
  auto read_tagger = Tagger::read(*weights, labels->bytes, labels->name, TokenEncoder::kWidth, kernels);
  if (!read_tagger) return read_tagger.error();
  tagger = std::move(*read_tagger);
  return {};
}

base::Result<void> LanguageModel::Impl::load_parser(const ModelFolder& folder, const Kernels& kernels) {
  const auto moves = folder.read("parser/moves");
  if (!moves) return moves.error();
  auto actions = read_actions(moves->bytes, moves->name, kParserMoves);
  if (!actions) return actions.error();
  const auto file = folder.read("parser/model");
  if (!file) return file.error();
  const auto weights = WeightsFile::read(file->bytes, file->name);
  if (!weights) return weights.error();
  root_label = deprels.intern("ROOT");
  auto read = DependencyParser::read(*weights, TokenEncoder::kWidth, std::move(*actions), moves->name, deprels, kernels);
  if (!read) return read.error();
  parser = std::move(*read);
  lifted = find_lifted_labels(deprels);
  return {};
}

base::Result<void> LanguageModel::Impl::load_ruler(const ModelFolder& folder) {
  const auto file = folder.read("attribute_ruler/patterns");
  if (!file) return file.error();
  auto read = AttributeRuler::read(file->bytes, file->name, tagger.tags(), deprels);
  if (!read) return read.error();
  ruler = std::move(*read);
  return {};
}

base::Result<void> LanguageModel::Impl::load_lemmatizer(const ModelFolder& folder) {
  auto file = folder.read("lemmatizer/lookups/lookups.bin");
  if (!file) return file.error();
  auto read = Lemmatizer::read(std::move(file->bytes), file->name);
  if (!read) return read.error();
  lemmatizer = std::move(*read);
  return {};
}

base::Result<void> LanguageModel::Impl::load_recognizer(const ModelFolder& folder, const Kernels& kernels) {
  const auto moves = folder.read("ner/moves");
  if (!moves) return moves.error();
  auto actions = read_actions(moves->bytes, moves->name, kEntityMoves);
  if (!actions) return actions.error();
  const auto file = folder.read("ner/model");
  if (!file) return file.error();
  const auto weights = WeightsFile::read(file->bytes, file->name);
  if (!weights) return weights.error();
  auto read_encoder = TokenEncoder::read(*weights, kEntityFeatures, vectors.width(), kernels);
  if (!read_encoder) return read_encoder.error();
  entity_encoder = std::move(*read_encoder);
  auto read = EntityRecognizer::read(*weights, TokenEncoder::kWidth, std::move(*actions), moves->name, kernels);
  if (!read) return read.error();
  recognizer = std::move(*read);
  return {};
}

base::Result<std::unique_ptr<const LanguageModel>> LanguageModel::load(const std::string& folder) {
  const auto files = ModelFolder::open(folder);
  if (!files) return files.error();
  auto impl = std::make_unique<Impl>();
  if (auto done = impl->load(*files); !done) return done.error();
  return std::unique_ptr<const LanguageModel>(new LanguageModel(std::move(impl)));
}

LanguageModel::LanguageModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::~LanguageModel() = default;

std::unique_ptr<LanguageModel::Workspace, void (*)(LanguageModel::Workspace*)> LanguageModel::make_workspace(std::size_t piece_tokens) const {
  return {new Workspace(*impl_, piece_tokens), [](Workspace* workspace) { delete workspace; }};
}

void LanguageModel::parse(std::string_view text, base::TextSpan span, std::uint32_t block, Workspace& workspace, Parse& parse) const {
  const TextPart whole{span, block};
  const TextToParse one{text, {&whole, 1}, &parse};
  workspace.parse({&one, 1}, {});
}

void LanguageModel::parse(std::span<const TextToParse> texts, Workspace& workspace) const { workspace.parse(texts, {}); }

void LanguageModel::parse_in_pieces(std::string_view text, base::TextSpan span, Workspace& workspace, const PieceUse& use) const {
  Parse piece;
  const TextPart whole{span, 0};
  const TextToParse one{text, {&whole, 1}, &piece};
  workspace.parse({&one, 1}, [&] {
    use(piece);
    piece.tokens.clear();
    piece.sentences.clear();
    piece.strings.clear();
  });
}

void LanguageModel::watch(Workspace& workspace, ModelMargins* margins) const { workspace.margins = margins; }

const std::string& LanguageModel::name() const { return impl_->name; }
const std::string& LanguageModel::version() const { return impl_->version; }
std::span<const float> LanguageModel::vector(std::string_view form) const { return impl_->vectors.find(string_id(form)); }

}  // namespace dyad::extract
