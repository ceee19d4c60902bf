#include "extract/document/boilerplate.h"

#include <string>
#include <utility>

#include <re2/re2.h>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

constexpr const char* kFile = "documents/boilerplate.tsv";

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{32} << 20);
  return options;
}

// "<rest>" in the data: further words of the same sentence; a stop inside a word ("www.example.org") does not end it.
std::string expand(std::string pattern) {
  constexpr std::string_view kMark = "<rest>";
  for (std::size_t at; (at = pattern.find(kMark)) != std::string::npos;) pattern.replace(at, kMark.size(), R"((?:[^.!?]|[.!?]\S)*)");
  return pattern;
}

// Boilerplate stands alone or at the end, after a sentence; quotes, brackets, dashes and blanks may stand around it.
std::string whole_pattern(const std::string& sentences) {
  return "(?i)(?:^|[.!?…][\"'”’)\\]]*\\s+)((?:[\\s\\pP\\pS]*(?:" + sentences + ")[\\s\\pP\\pS]*)+)$";
}

}  // namespace

struct Boilerplate::Patterns {
  explicit Patterns(const std::string& pattern) : at_end(pattern, quiet()) {}
  RE2 at_end;
};

Boilerplate::Boilerplate(std::unique_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
Boilerplate::~Boilerplate() = default;
Boilerplate::Boilerplate(Boilerplate&&) noexcept = default;
Boilerplate& Boilerplate::operator=(Boilerplate&&) noexcept = default;

base::Result<Boilerplate> Boilerplate::load() {
  const auto text = schema::data_file(kFile);
  if (!text) return text.error();
  const auto table = base::read_table(*text, std::string("schema/") + kFile, {"pattern"});
  if (!table) return table.error();
  const std::size_t column = *table->column("pattern");
  std::string sentences;
  for (const base::TableRow& row : table->rows) {
    const std::string pattern = expand(std::string(row.fields[column]));
    const RE2 alone("(?i)(?:" + pattern + ")", quiet());
    if (pattern.empty() || !alone.ok()) return table->error_at(row, "expected a regular expression (RE2): " + alone.error());
    sentences += (sentences.empty() ? "(?:" : "|(?:") + pattern + ")";
  }
  auto patterns = std::make_unique<Patterns>(whole_pattern(sentences));
  if (!patterns->at_end.ok()) return base::Error{base::ErrorCode::BadInput, table->name + ": " + patterns->at_end.error()};
  return Boilerplate(std::move(patterns));
}

base::TextSpan Boilerplate::strip(std::string_view text, base::TextSpan paragraph) const {
  const re2::StringPiece words(text.data() + paragraph.begin, paragraph.size());
  if (!RE2::PartialMatch(words, patterns_->at_end)) return paragraph;  // without groups: fast
  re2::StringPiece found;
  RE2::PartialMatch(words, patterns_->at_end, &found);
  std::uint32_t end = static_cast<std::uint32_t>(found.data() - text.data());
  while (end > paragraph.begin && static_cast<unsigned char>(text[end - 1]) <= ' ') --end;
  return {paragraph.begin, end};
}

}  // namespace dyad::extract
