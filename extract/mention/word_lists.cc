#include "extract/mention/word_lists.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

// In the order of WordList; lists of forms as they are written say so.
constexpr std::array<std::string_view, kWordListCount> kNames = {
    "place preposition", "motion", "entering",   "location noun",  "place part form", "honorific form", "masculine honorific form", "feminine honorific form", "former form", "deputy", "office verb",
    "office beginning",  "backing form", "siding form", "saying",  "impersonal verb", "judgement",      "country noun",             "organisation noun",       "condition head", "condition noun", "place noun",  "quantifier",
    "against others"};

bool is_lower(std::string_view word) { return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }); }

}  // namespace

base::Result<WordLists> WordLists::read(std::string_view text, std::string name) {
  const auto table = base::read_table(text, std::move(name), {"list", "words"});
  if (!table) return table.error();
  WordLists out;
  for (const base::TableRow& row : table->rows) {
    const std::string_view title = row.fields[*table->column("list")], field = row.fields[*table->column("words")];
    const auto found = std::find(kNames.begin(), kNames.end(), title);
    if (found == kNames.end()) return table->error_at(row, fmt::format("expected the name of a list ({}, {} …): {}", kNames[0], kNames[1], title));
    std::vector<std::string>& list = out.lists_[static_cast<std::size_t>(found - kNames.begin())];
    if (!list.empty()) return table->error_at(row, fmt::format("expected each list once: {}", title));
    for (std::string_view word : base::split_list(field)) {
      if (!title.ends_with("form") && !is_lower(word)) return table->error_at(row, fmt::format("expected lemmas in lower case: {}", word));
      list.emplace_back(word);
    }
    const auto separators = static_cast<std::size_t>(std::count(field.begin(), field.end(), ';'));
    if (list.empty() || list.size() != separators + 1) return table->error_at(row, fmt::format("expected words separated by ';', none empty: {}", field));
    std::sort(list.begin(), list.end());
    const auto twice = std::adjacent_find(list.begin(), list.end());
    if (twice != list.end()) return table->error_at(row, fmt::format("expected each word once: {}", *twice));
  }
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (out.lists_[i].empty()) return base::Error{base::ErrorCode::BadInput, fmt::format("{}: expected a list '{}'", table->name, kNames[i])};
  }
  return out;
}

base::Result<WordLists> WordLists::load() {
  const auto text = schema::data_file("actors/words.tsv");
  if (!text) return text.error();
  return read(*text, "schema/actors/words.tsv");
}

bool WordLists::has(WordList list, std::string_view word) const {
  const auto& words = lists_[static_cast<std::size_t>(list)];
  const auto found = std::lower_bound(words.begin(), words.end(), word);
  return found != words.end() && *found == word;
}

bool is_in(WordList list, std::string_view word) {
  static const WordLists lists = [] {
    auto loaded = WordLists::load();
    return loaded ? std::move(*loaded) : WordLists();
  }();
  return lists.has(list, word);
}

}  // namespace dyad::extract
