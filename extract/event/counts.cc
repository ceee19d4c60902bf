#include "extract/event/counts.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

base::Result<base::Table> read_data(std::string_view name, const std::vector<std::string_view>& columns) {
  const auto bytes = schema::data_file(name);
  if (!bytes) return bytes.error();
  return base::read_table(*bytes, fmt::format("schema/{}", name), columns);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::string digits;
  if (text.size() > 15) return std::nullopt;  // no count of people
  for (char c : text) {
    if (c == ',') continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits += c;
  }
  std::int64_t value = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || end.ec != std::errc()) return std::nullopt;
  return value;
}

bool is_counted(const Argument& argument, std::string_view lemma) {
  if (argument.source != ArgumentSource::Own && argument.source != ArgumentSource::Nominal) return false;
  if (argument.path == "dobj" || argument.path == "nsubjpass" || argument.path.starts_with("prep:of")) return true;
  return argument.path == "nsubj" && (lemma == "die" || lemma == "perish" || lemma == "dead");
}

}  // namespace

// A number under way: what is complete, and the group that a scale word may still multiply.
struct CountReader::Sum {
  std::int64_t total = 0;
  std::int64_t group = 0;
  bool has_number = false;
  bool is_lower = false;
  bool is_upper = false;
  bool is_unreadable = false;  // "two or three", "1.5 million": better no number than a wrong one
  std::optional<schema::Count> vague;

  // "two hundred thousand": a larger scale multiplies all that stands before it.
  void multiply(std::int64_t scale) {
    const std::int64_t before = total < scale ? total + group : group;
    if (total < scale) total = 0;
    std::int64_t product = 0;
    if (__builtin_mul_overflow(std::max<std::int64_t>(before, 1), scale, &product)) is_unreadable = true;
    else total += product;
    group = 0;
    has_number = true;
  }
};

base::Result<CountReader> CountReader::load() {
  CountReader reader;
  if (auto done = reader.read_numbers(); !done) return done.error();
  if (auto done = reader.read_predicates(); !done) return done.error();
  return reader;
}

base::Result<void> CountReader::read_numbers() {
  const auto table = read_data("lexicon/numbers.tsv", {"word", "kind", "low", "high"});
  if (!table) return table.error();
  constexpr std::string_view kKinds[] = {"unit", "scale", "vague", "lower", "upper"};
  for (const base::TableRow& row : table->rows) {
    const auto kind = std::find(std::begin(kKinds), std::end(kKinds), row.fields[1]);
    if (kind == std::end(kKinds)) return table->error_at(row, fmt::format("expected unit, scale, vague, lower or upper: {}", row.fields[1]));
    words_[std::string(row.fields[0])] = {static_cast<NumberWord::Kind>(kind - std::begin(kKinds)), parse_integer(row.fields[2]), parse_integer(row.fields[3])};
  }
  return {};
}

base::Result<void> CountReader::read_predicates() {
  const auto table = read_data("lexicon/counts.tsv", {"lemma", "pos", "count"});
  if (!table) return table.error();
  for (const base::TableRow& row : table->rows) {
    const std::string_view count = row.fields[2];
    const CountField field = count == "dead" ? &schema::Counts::dead : count == "injured" ? &schema::Counts::injured : &schema::Counts::arrested;
    if (field == &schema::Counts::arrested && count != "arrested") return table->error_at(row, fmt::format("expected dead, injured or arrested: {}", count));
    predicates_[std::string(row.fields[0])] = field;
  }
  return {};
}

void CountReader::read_word(std::string_view word, Sum& sum) const {
  if (const auto value = parse_integer(word)) {
    sum.group += *value;
    sum.has_number = true;
    return;
  }
  if (word == "or" || word == "and" || word.find('.') != std::string_view::npos) {
    sum.is_unreadable = sum.is_unreadable || word != "and" || sum.has_number;
    return;
  }
  const bool is_digits = !word.empty() && word.front() >= '0' && word.front() <= '9';
  if (is_digits) {
    sum.is_unreadable = true;
    return;
  }
  if (const std::size_t hyphen = word.find('-'); hyphen != std::string_view::npos) {
    read_word(word.substr(0, hyphen), sum);
    read_word(word.substr(hyphen + 1), sum);
    return;
  }
  const auto found = words_.find(std::string(word));
  if (found == words_.end()) return;
  const NumberWord& entry = found->second;
  switch (entry.kind) {
    case NumberWord::Kind::Unit:
      sum.group += *entry.low;
      sum.has_number = true;
      return;
    case NumberWord::Kind::Scale:
      sum.multiply(*entry.low);
      return;
    case NumberWord::Kind::Vague: sum.vague = schema::Count{entry.low, entry.high}; return;
    case NumberWord::Kind::Lower: sum.is_lower = true; return;
    case NumberWord::Kind::Upper: sum.is_upper = true; return;
  }
}

std::optional<schema::Count> CountReader::read_number(const Tree& tree, TokenIndex noun) const {
  Sum sum;
  const auto read_modifiers = [&](TokenIndex head) {
    for (TokenIndex child : tree.children(head)) {
      const auto deprel = tree[child].deprel;
      if (child > head || (deprel != "nummod" && deprel != "det" && deprel != "amod" && deprel != "quantmod")) continue;
      if (deprel == "det" && tree[child].norm != "both") continue;
      const base::TokenSpan phrase = deprel == "nummod" ? tree.subtree(child) : base::TokenSpan{child, child + 1};
      for (TokenIndex i = phrase.begin; i < phrase.end; ++i) read_word(tree[i].norm, sum);
    }
  };
  read_modifiers(noun);
  // "dozens of people", "two of the soldiers": the number is the head.
  if (!sum.has_number && !sum.vague) read_word(tree[noun].norm, sum);
  if (sum.vague && !sum.has_number) return sum.vague;
  if (!sum.has_number || sum.is_unreadable) return std::nullopt;
  const std::int64_t value = sum.total + sum.group;
  schema::Count count;
  if (!sum.is_upper) count.low = value;
  if (!sum.is_lower) count.high = value;
  return count;
}

void CountReader::add_counts(const Tree& tree, const Predicate& predicate, schema::Counts& counts) const {
  auto field = predicates_.find(predicate.lemma);
  if (field == predicates_.end()) field = predicates_.find(std::string(tree[predicate.trigger].lemma));
  if (field == predicates_.end() || counts.*(field->second)) return;
  for (const Argument& argument : predicate.arguments) {
    if (!is_counted(argument, predicate.lemma)) continue;
    if (const auto count = read_number(tree, argument.head)) {
      counts.*(field->second) = *count;
      return;
    }
  }
}

}  // namespace dyad::extract
