#include "extract/document/assemble.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/table_file.h"
#include "extract/document/messages.h"
#include "extract/document/paragraphs.h"
#include "extract/document/publication_date.h"

namespace dyad::extract {
namespace {

constexpr std::size_t kLongestTitle = 250;  // bytes

std::string_view words_of(const Document& doc, base::TextSpan span) { return std::string_view(doc.text).substr(span.begin, span.size()); }

bool is_title(const Document& doc, std::string_view line) {
  if (!doc.title.empty()) return line == doc.title;
  return line.size() <= kLongestTitle && line.find('\n') == std::string_view::npos && !ends_like_sentence(line);
}

// Records with the same text and another URL are copies, not one document; so all that was read goes in.
std::string content_id(const Document& doc) {
  const std::string day = doc.creation_time_basis == CreationTimeBasis::Stated ? base::to_iso(*doc.creation_time) : "";
  if (doc.url.empty() && doc.source.empty() && day.empty()) return base::content_hash(doc.text);
  return base::content_hash(fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}", day, doc.title, doc.url, doc.source, doc.text));
}

}  // namespace

void divide_text(Document& doc, const Boilerplate& boilerplate) {
  const auto paragraphs = find_paragraphs(doc.text);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const base::TextSpan kept = boilerplate.strip(doc.text, paragraphs[i]);
    if (kept.empty()) continue;
    const bool title = doc.blocks.empty() && i + 1 < paragraphs.size() && is_title(doc, words_of(doc, kept));
    if (title && doc.title.empty()) doc.title = words_of(doc, kept);
    doc.blocks.push_back({kept, title ? Block::Kind::Title : Block::Kind::Body});
  }
}

void complete(Document& doc, const ReadOptions& options) {
  const auto set = [&](std::optional<base::Date> day, CreationTimeBasis basis) {
    if (doc.creation_time || !day) return;
    doc.creation_time = day;
    doc.creation_time_basis = basis;
  };
  set(options.creation_time, CreationTimeBasis::Given);
  if (!doc.creation_time) set(day_in_url(doc.url), CreationTimeBasis::Url);
  for (const Block& block : doc.blocks) {
    if (doc.creation_time) break;
    if (block.kind == Block::Kind::Title) continue;
    set(day_in_dateline(words_of(doc, block.span), doc.url), CreationTimeBasis::Dateline);
    break;
  }
  if (doc.id.empty()) doc.id = content_id(doc);
}

base::Result<Document> make_document(Record record, std::string_view input, std::size_t line, const ReadContext& context) {
  const auto take = [&](DocumentField field) { return std::move(record[static_cast<std::size_t>(field)]).value_or(std::string()); };
  Document doc;
  doc.origin = fmt::format("{}:{}", input, line);
  doc.text = take(DocumentField::Text);
  if (base::trim(doc.text).empty()) return bad_input(input, line, fmt::format("expected text in the field {}", context.names.describe(DocumentField::Text)));
  if (doc.text.find('\0') != std::string::npos) return bad_input(input, line, "expected text, found a NUL character in it");
  if (const std::string date = take(DocumentField::Date); !base::trim(date).empty()) {
    doc.creation_time = read_day(date);
    if (!doc.creation_time) return bad_input(input, line, fmt::format("expected a date like 2021-12-22, found {}", quoted(date)));
    doc.creation_time_basis = CreationTimeBasis::Stated;
  }
  doc.id = base::trim(take(DocumentField::Id));
  doc.title = base::trim(take(DocumentField::Title));
  doc.url = base::trim(take(DocumentField::Url));
  doc.source = base::trim(take(DocumentField::Source));
  divide_text(doc, context.boilerplate);
  complete(doc, context.options);
  return doc;
}

}  // namespace dyad::extract
