// CSV and TSV: a header, then a record a line, or over several lines where a quoted field has line ends inside.
#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/table_file.h"
#include "base/utf8.h"
#include "extract/document/assemble.h"
#include "extract/document/csv_fields.h"
#include "extract/document/format_reader.h"
#include "extract/document/messages.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::Result;

class TableReader final : public FormatReader {
 public:
  TableReader(OpenInput input, char separator, const ReadContext& context)
      : input_(std::move(input)), separator_(separator), context_(context), record_(separator) {}

  std::optional<Result<Document>> next() override {
    if (done_) return std::nullopt;
    if (titles_.empty()) {
      if (auto header = read_header(); !header) {
        done_ = true;
        return Result<Document>(header.error());
      }
    }
    const auto found = read_record();
    if (!found) return Result<Document>(found.error());
    if (!*found) return std::nullopt;
    return to_document();
  }

 private:
  Error fail(std::string_view what) const { return bad_input(input_.name, first_line_, what); }
  std::size_t limit() const { return context_.options.max_document_bytes; }

  Result<void> read_header() {
    const auto found = read_record();
    if (!found) return found.error();
    if (!*found) return bad_input(input_.name, 1, "expected a header with the names of the columns, found nothing");
    titles_ = record_.fields();
    if (titles_.front().starts_with("\xEF\xBB\xBF")) titles_.front().erase(0, 3);
    for (std::size_t i = 0; i < kFieldCount; ++i) columns_[i] = context_.names.find(static_cast<DocumentField>(i), titles_);
    if (columns_[static_cast<std::size_t>(DocumentField::Text)]) return {};
    return fail(
        fmt::format("expected a column {}, found {}", context_.names.describe(DocumentField::Text), quoted(fmt::format("{}", fmt::join(titles_, ", ")))));
  }

  // Into record_; false at the end. After an error the next call goes on with the line after it.
  Result<bool> read_record() {
    record_.clear();
    std::size_t size = 0;
    for (bool open = false;;) {
      const auto line = input_.lines.next_line(limit());
      if (!line) {
        done_ = true;
        return Error{line.error().code, fmt::format("{}:{}: {}", input_.name, input_.lines.line_number() + 1, line.error().message)};
      }
      if (!*line) {
        done_ = true;
        if (!open) return false;
        return fail("a quote that is opened in this record is never closed; what follows was not read");
      }
      if (!open) first_line_ = (*line)->number;
      size += (*line)->text.size();
      if ((*line)->too_long || size > limit()) return fail(fmt::format("expected a record of at most {} bytes", limit()));
      if (!open && base::trim((*line)->text).empty()) continue;
      const std::string end((*line)->end);
      const auto state = open ? record_.add_line((*line)->text) : begin_record((*line)->text);
      if (state == CsvRecord::State::Complete) return true;
      if (state == CsvRecord::State::AfterQuote) {
        return bad_input(input_.name, input_.lines.line_number(), "expected a separator after a closing quote (quotes inside a field are doubled)");
      }
      open = true;
      record_.add_line_end(end);
    }
  }

  // Few writers of TSV quote, so that quotes are text where the tabs alone give a full record. If the last field begins
  // with a quote that the line does not close, the next line tells: it is a record of its own or the rest of this one.
  CsvRecord::State begin_record(std::string_view line) {
    if (separator_ != '\t') return record_.add_line(line);
    auto fields = split_tabs(line);
    const bool full = titles_.empty() || fields.size() == titles_.size();
    const bool open = fields.back().starts_with('"') && std::count(fields.back().begin(), fields.back().end(), '"') % 2 == 1;
    const std::string kept(open ? line : std::string_view());  // looking ahead invalidates the line
    if (!full) return record_.add_line(line);
    if (open && !is_record(input_.lines.peek_line())) return record_.add_line(kept);
    record_.fields() = std::move(fields);
    return CsvRecord::State::Complete;
  }

  bool is_record(std::string_view line) const {
    return line.empty() || static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1 == titles_.size();
  }

  Result<Document> to_document() {
    std::vector<std::string>& fields = record_.fields();
    if (fields.size() != titles_.size()) return fail(fmt::format("expected {} fields as in the header, found {}", titles_.size(), fields.size()));
    Record record;
    std::size_t replaced = 0;
    for (std::size_t i = 0; i < kFieldCount; ++i) {
      if (!columns_[i]) continue;
      std::string& value = fields[*columns_[i]];
      if (base::is_valid_utf8(value)) {
        record[i] = std::move(value);
      } else {
        auto repaired = base::repair_utf8(value);
        record[i] = std::move(repaired.text);
        replaced += repaired.replaced;
      }
    }
    auto doc = make_document(std::move(record), input_.name, first_line_, context_);
    if (doc) doc->replaced_bytes = replaced;
    return doc;
  }

  OpenInput input_;
  char separator_;
  const ReadContext& context_;
  CsvRecord record_;
  std::vector<std::string> titles_;
  std::array<std::optional<std::size_t>, kFieldCount> columns_;
  std::size_t first_line_ = 0;  // of the record
  bool done_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> make_table_reader(OpenInput input, char separator, const ReadContext& context) {
  return std::make_unique<TableReader>(std::move(input), separator, context);
}

}  // namespace dyad::extract
