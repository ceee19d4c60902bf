// The formats in which a file is one document: plain text and the article format.
#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/table_file.h"
#include "base/utf8.h"
#include "extract/document/assemble.h"
#include "extract/document/format_reader.h"
#include "extract/document/messages.h"
#include "extract/document/paragraphs.h"

namespace dyad::extract {
namespace {

using base::Result;
using base::TextSpan;

// Lines with their numbers, empty ones too, without white space around them.
class NumberedLines {
 public:
  explicit NumberedLines(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }
  // An empty span past the end.
  TextSpan next() {
    if (at_ >= text_.size()) return {};
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = base::trim(text_.substr(at_, end - at_));
    at_ = end + 1;
    if (line.empty()) return {};
    const auto begin = static_cast<std::uint32_t>(line.data() - text_.data());
    return {begin, begin + static_cast<std::uint32_t>(line.size())};
  }
  std::size_t position() const { return std::min(at_, text_.size()); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::string_view words_of(const Document& doc, TextSpan span) { return std::string_view(doc.text).substr(span.begin, span.size()); }

bool is_one_word(std::string_view line) { return line.find_first_of(" \t") == std::string_view::npos; }

// Every line from `begin` on is a block; lines of boilerplate are left out. False if there is no line at all.
bool add_body(Document& doc, std::size_t begin, const Boilerplate& boilerplate) {
  const auto lines = find_lines(std::string_view(doc.text).substr(begin));
  const auto offset = static_cast<std::uint32_t>(begin);
  for (TextSpan line : lines) {
    const TextSpan kept = boilerplate.strip(doc.text, {line.begin + offset, line.end + offset});
    if (!kept.empty()) doc.blocks.push_back({kept, Block::Kind::Body});
  }
  return !lines.empty();
}

Result<Document> read_article(OpenInput& input, const ReadContext& context) {
  auto whole = read_whole_text(input, context);
  if (!whole) return whole;
  Document doc = *std::move(whole);
  NumberedLines lines(doc.text);
  const TextSpan title = lines.next(), date = lines.next();
  const std::size_t third_line = lines.position();
  const TextSpan url = lines.next();
  doc.creation_time = base::parse_date(words_of(doc, date));
  if (!doc.creation_time) return bad_input(input.name, 2, fmt::format("expected the date as YYYYMMDD, found {}", quoted(words_of(doc, date))));
  doc.creation_time_basis = CreationTimeBasis::Stated;
  if (!title.empty()) doc.blocks.push_back({title, Block::Kind::Title});
  doc.title = words_of(doc, title);
  // Where the URL was forgotten, the third line is text and must not be lost.
  const bool has_url = is_one_word(words_of(doc, url));
  if (has_url) doc.url = words_of(doc, url);
  if (!add_body(doc, has_url ? lines.position() : third_line, context.boilerplate)) {
    return bad_input(input.name, 4, "expected the text of the article, found nothing after title, date and URL");
  }
  complete(doc, context.options);
  return doc;
}

Result<Document> read_text(OpenInput& input, const ReadContext& context) {
  auto whole = read_whole_text(input, context);
  if (!whole) return whole;
  Document doc = *std::move(whole);
  if (find_lines(doc.text).empty()) return bad_input(input.name, 1, "expected text, found nothing");
  divide_text(doc, context.boilerplate);
  complete(doc, context.options);
  return doc;
}

class WholeFileReader final : public FormatReader {
 public:
  using Read = Result<Document> (*)(OpenInput&, const ReadContext&);
  WholeFileReader(OpenInput input, const ReadContext& context, Read read) : input_(std::move(input)), context_(context), read_(read) {}

  std::optional<Result<Document>> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    return read_(input_, context_);
  }

 private:
  OpenInput input_;
  const ReadContext& context_;
  Read read_;
  bool done_ = false;
};

}  // namespace

Result<Document> read_whole_text(OpenInput& input, const ReadContext& context) {
  auto bytes = input.lines.read_rest(context.options.max_document_bytes);
  if (!bytes) return base::Error{bytes.error().code, fmt::format("{}: {}", input.name, bytes.error().message)};
  if (!*bytes) return bad_input(input.name, 1, fmt::format("expected a document of at most {} bytes", context.options.max_document_bytes));
  std::string text = **std::move(bytes);
  if (const std::size_t at = text.find('\0'); at != std::string::npos) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return bad_input(input.name, static_cast<std::size_t>(line), "binary data, expected UTF-8 text");
  }
  Document doc;
  doc.origin = input.name;
  if (base::is_valid_utf8(text)) {
    doc.text = std::move(text);
  } else {
    auto repaired = base::repair_utf8(text);
    doc.text = std::move(repaired.text);
    doc.replaced_bytes = repaired.replaced;
  }
  doc.id = base::content_hash(doc.text);
  return doc;
}

std::unique_ptr<FormatReader> make_article_reader(OpenInput input, const ReadContext& context) {
  return std::make_unique<WholeFileReader>(std::move(input), context, read_article);
}

std::unique_ptr<FormatReader> make_text_reader(OpenInput input, const ReadContext& context) {
  return std::make_unique<WholeFileReader>(std::move(input), context, read_text);
}

}  // namespace dyad::extract
