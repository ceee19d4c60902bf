#include "extract/document/document_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "extract/document/format_detection.h"
#include "extract/document/format_reader.h"
#include "extract/document/input_files.h"
#include "extract/document/seen_ids.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Spans have 32 bits, and an invalid byte becomes three.
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

constexpr std::array<std::pair<std::string_view, InputFormat>, 6> kFormats{{{"auto", InputFormat::Automatic},
                                                                            {"article", InputFormat::Article},
                                                                            {"text", InputFormat::Text},
                                                                            {"jsonl", InputFormat::Jsonl},
                                                                            {"csv", InputFormat::Csv},
                                                                            {"tsv", InputFormat::Tsv}}};

Result<std::unique_ptr<ReadContext>> load_context(const ReadOptions& options) {
  auto names = FieldNames::load(options.fields);
  if (!names) return names.error();
  auto boilerplate = Boilerplate::load();
  if (!boilerplate) return boilerplate.error();
  auto context = std::make_unique<ReadContext>(ReadContext{options, *std::move(names), *std::move(boilerplate)});
  context->options.max_document_bytes = std::min(context->options.max_document_bytes, kMostBytes);
  return context;
}

Result<std::unique_ptr<FormatReader>> open_input(const std::string& path, const ReadContext& context) {
  const std::string name = path == "-" ? "stdin" : path;
  auto bytes = open_bytes(path);
  if (!bytes) return Error{bytes.error().code, fmt::format("{}: {}", name, bytes.error().message)};
  OpenInput input{name, LineReader(*std::move(bytes))};
  const std::string_view head = input.lines.peek();
  if (const std::string why = why_not_text(head); !why.empty()) return Error{ErrorCode::BadInput, fmt::format("{}: {}", name, why)};
  DetectedFormat found{context.options.format, ','};
  if (found.format == InputFormat::Automatic)
    found = detect_format(head, name, context.names);
  else
    found.separator = found.format == InputFormat::Tsv ? '\t' : find_separator(head, found.format, context.names);
  switch (found.format) {
    case InputFormat::Article:
      return make_article_reader(std::move(input), context);
    case InputFormat::Jsonl:
      return make_json_lines_reader(std::move(input), context);
    case InputFormat::Csv:
    case InputFormat::Tsv:
      return make_table_reader(std::move(input), found.separator, context);
    case InputFormat::Automatic:
    case InputFormat::Text:
      break;
  }
  return make_text_reader(std::move(input), context);
}

}  // namespace

std::optional<InputFormat> to_input_format(std::string_view name) {
  for (const auto& [word, format] : kFormats) {
    if (word == name) return format;
  }
  return std::nullopt;
}

std::string_view to_string(InputFormat format) {
  for (const auto& [word, value] : kFormats) {
    if (value == format) return word;
  }
  return {};
}

struct DocumentReader::Impl {
  InputFiles files;
  ReadOptions options;
  std::unique_ptr<ReadContext> context;
  std::unique_ptr<FormatReader> current;
  SeenIds seen;
  bool failed = false;

  std::optional<Result<Document>> next_read();
  Result<Document> check_id(Document doc);
};

// The next document before it is compared with the others.
std::optional<Result<Document>> DocumentReader::Impl::next_read() {
  for (;;) {
    if (current) {
      if (auto doc = current->next()) return doc;
      current.reset();
    }
    auto path = files.next();
    if (!path) return std::nullopt;
    if (!*path) return Result<Document>(path->error());
    auto opened = open_input(**path, *context);
    if (!opened) return Result<Document>(opened.error());
    current = *std::move(opened);
  }
}

// Two texts under one id would make the result depend on their order.
Result<Document> DocumentReader::Impl::check_id(Document doc) {
  if (seen.add(doc.id, doc.text)) return doc;
  return Error{ErrorCode::BadInput,
               fmt::format("{}: expected another id than '{}', which an earlier document with other text has", doc.origin, doc.id)};
}

DocumentReader::DocumentReader(std::vector<std::string> inputs, ReadOptions options)
    : impl_(std::make_unique<Impl>(Impl{InputFiles(std::move(inputs)), std::move(options), nullptr, nullptr, {}, false})) {}
DocumentReader::~DocumentReader() = default;
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;

std::optional<Result<Document>> DocumentReader::next() {
  if (impl_->failed) return std::nullopt;
  if (!impl_->context) {
    auto context = load_context(impl_->options);
    if (!context) {
      impl_->failed = true;
      return Result<Document>(context.error());
    }
    impl_->context = *std::move(context);
  }
  auto doc = impl_->next_read();
  if (!doc || !*doc) return doc;
  return impl_->check_id(**std::move(doc));
}

}  // namespace dyad::extract
