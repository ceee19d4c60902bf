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

// One sentence, with what may stand around it: quotes, brackets, dashes, bullets, stops.
std::string whole_pattern(const std::string& sentences) {
  return R"((?i)[\s"'“”‘’*•·|>=_–—\[-]*(?:)" + sentences + R"()[\s"'“”‘’*•·|>=_–—.!?…)\]-]*)";
}

// The row whose pattern is wrong. Patterns are compiled one by one only to say this: compiling takes time.
base::Error find_fault(const base::Table& table, std::size_t column) {
  for (const base::TableRow& row : table.rows) {
    const RE2 alone(whole_pattern(expand(std::string(row.fields[column]))), quiet());
    if (!alone.ok()) return table.error_at(row, "expected a regular expression (RE2): " + alone.error());
  }
  return {base::ErrorCode::BadInput, table.name + ": the patterns are too large together"};
}

// Where the last sentence of the text begins; a simple view of sentences is enough here. REQUIRES: no blanks at the end
std::size_t last_sentence(std::string_view text) {
  for (std::size_t blank = text.find_last_of(" \t\r\n"); blank != std::string_view::npos && blank > 0;
       blank = text.find_last_of(" \t\r\n", blank - 1)) {
    std::string_view before = text.substr(0, blank);
    before = before.substr(0, before.find_last_not_of("\"')]") + 1);
    for (std::string_view quote : {"”", "’"}) {
      if (before.ends_with(quote)) before.remove_suffix(quote.size());
    }
    if (before.ends_with('.') || before.ends_with('!') || before.ends_with('?') || before.ends_with("…")) return blank + 1;
  }
  return 0;
}

}  // namespace

struct Boilerplate::Patterns {
  explicit Patterns(const std::string& pattern) : sentence(pattern, quiet()) {}
  RE2 sentence;
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
    if (row.fields[column].empty()) return table->error_at(row, "expected a regular expression (RE2), found nothing");
    sentences += (sentences.empty() ? "(?:" : "|(?:") + expand(std::string(row.fields[column])) + ")";
  }
  auto patterns = std::make_unique<Patterns>(whole_pattern(sentences));
  if (!patterns->sentence.ok()) return find_fault(*table, column);
  return Boilerplate(std::move(patterns));
}

base::TextSpan Boilerplate::strip(std::string_view text, base::TextSpan paragraph) const {
  base::TextSpan kept = paragraph;
  while (!kept.empty()) {
    const std::string_view words = text.substr(kept.begin, kept.size());
    const std::size_t begin = last_sentence(words);
    const re2::StringPiece sentence(words.data() + begin, words.size() - begin);
    if (!RE2::FullMatch(sentence, patterns_->sentence)) break;
    const std::string_view rest = words.substr(0, begin);
    kept.end = kept.begin + static_cast<std::uint32_t>(rest.find_last_not_of(" \t\r\n") + 1);
  }
  return kept;
}

}  // namespace dyad::extract
