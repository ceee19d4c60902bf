#include "extract/time/time_rule_loader.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/table_file.h"
#include "extract/time/time_assignment.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// The rule files, in the order of their precedence: of two expressions of equal length the earlier rule's is taken.
constexpr std::string_view kRuleFiles[] = {"time/dates.tsv", "time/relative.tsv", "time/clock.tsv", "time/sets.tsv", "time/vague.tsv", "time/durations.tsv"};
// Classes that many other words share; they make no time expression by themselves.
constexpr std::string_view kGlueClasses[] = {"numeral", "number", "scale", "vague_number", "indefinite", "ordinal", "hour", "day", "short_year", "two_digit",
                                             "which", "which_past", "mod_of", "mod_before", "about"};
constexpr std::string_view kGlueWords[] = {"the", "of", "and", "'s"};

Error problem(std::string message) { return {ErrorCode::BadInput, std::move(message)}; }
Error at_row(const Error& error, const base::Table& table, const base::TableRow& row) { return table.error_at(row, error.message); }

class RuleLoader {
 public:
  explicit RuleLoader(TimeRules& rules) : out_(rules) {}
  Result<void> load(const FeastTable& feasts);

 private:
  Result<void> load_words();
  Result<void> load_rules(std::string_view file);
  Result<void> check_row(const std::string& name, std::string_view gives, std::string_view meaning) const;
  Result<void> add_feasts(const FeastTable& feasts);
  Result<void> load_shapes(std::string_view file);
  Result<void> add_rule(const std::string& name, std::string_view gives, std::string_view pattern, std::string_view meaning);
  Result<Shape> read_shape(std::string_view regex, std::string_view meaning) const;
  Result<LiteralId> literal(std::string_view word);
  Result<RuleElement> resolve(const PatternElement& element);
  Result<std::vector<RuleElement>> resolve(const std::vector<PatternElement>& sequence);
  Result<RuleContext> resolve(const PatternContext& context);
  Result<SymbolId> symbol_id(std::string_view name);
  void add_sequence(Symbol& symbol, const std::vector<RuleElement>& sequence, Accept accept);
  bool begins_with_itself(SymbolId symbol) const;
  Result<void> check_symbols() const;
  void find_firsts();
  bool add_firsts(Symbol& symbol) const;

  TimeRules& out_;
  std::string place_;                    // of the row that is read: "schema/time/dates.tsv:12"
  std::vector<std::string> first_named_; // by SymbolId: where a symbol is named first
};

Result<void> RuleLoader::load_words() {
  const std::pair<std::string_view, ClassId*> named[] = {
      {"day", &out_.numerals.day},       {"ordinal", &out_.numerals.ordinal}, {"numeral", &out_.numerals.numeral}, {"year", &out_.numerals.year},
      {"short_year", &out_.numerals.short_year}, {"hour", &out_.numerals.hour}, {"day_th", &out_.numerals.day_th}, {"two_digit", &out_.numerals.two_digit}, {"decade", &out_.numerals.decade}, {"shape", &out_.numerals.shape}};
  for (const auto& [name, id] : named) *id = *out_.lexicon.class_id(name);
  const auto text = schema::data_file("time/words.tsv");
  if (!text) return text.error();
  if (auto added = out_.lexicon.add_words(*text, "schema/time/words.tsv"); !added) return added.error();
  auto reader = NumberReader::make(out_.lexicon, out_.numerals);
  if (!reader) return reader.error();
  out_.numbers = *reader;
  const auto unit = out_.lexicon.find_class("unit");
  if (!unit) return problem("schema/time/words.tsv:1: expected words of the class 'unit'");
  out_.unit_class = *unit;
  return {};
}

Result<SymbolId> RuleLoader::symbol_id(std::string_view name) {
  const auto found = std::find_if(out_.symbols.begin(), out_.symbols.end(), [&](const Symbol& symbol) { return symbol.name == name; });
  if (found != out_.symbols.end()) return static_cast<SymbolId>(found - out_.symbols.begin());
  if (out_.symbols.size() > std::numeric_limits<SymbolId>::max()) return problem(fmt::format("expected at most {} symbols: '{}'", out_.symbols.size(), name));
  out_.symbols.emplace_back().name = name;
  first_named_.push_back(place_);
  return static_cast<SymbolId>(out_.symbols.size() - 1);
}

Result<LiteralId> RuleLoader::literal(std::string_view word) {
  if (word.size() > TimeLexicon::kMaxLength) return problem(fmt::format("expected words of at most {} letters: '{}'", TimeLexicon::kMaxLength, word));
  return out_.lexicon.add_literal(word);
}

Result<RuleElement> RuleLoader::resolve(const PatternElement& element) {
  switch (element.kind) {
    case PatternElement::Kind::Word: {
      const auto id = literal(element.name);
      if (!id) return id.error();
      return RuleElement{element.kind, *id};
    }
    case PatternElement::Kind::Class: {
      const auto id = out_.lexicon.find_class(element.name);
      if (!id) return problem(fmt::format("expected a word class of schema/time/words.tsv: '{}'", element.name));
      return RuleElement{element.kind, *id};
    }
    case PatternElement::Kind::Mark: return RuleElement{element.kind, 0};
    default: {
      const auto id = symbol_id(element.name);
      if (!id) return id.error();
      return RuleElement{element.kind, *id};
    }
  }
}

Result<std::vector<RuleElement>> RuleLoader::resolve(const std::vector<PatternElement>& sequence) {
  std::vector<RuleElement> elements;
  for (const PatternElement& element : sequence) {
    auto resolved = resolve(element);
    if (!resolved) return resolved.error();
    elements.push_back(*resolved);
  }
  return elements;
}

Result<RuleContext> RuleLoader::resolve(const PatternContext& written) {
  RuleContext context;
  context.before = written.before;
  context.negated = written.negated;
  context.edge = written.edge;
  context.joined = written.joined;
  context.distance = static_cast<std::uint32_t>(written.distance);
  context.tags = written.tags;
  context.labels = written.labels;
  for (const std::string& word : written.words) {
    const auto id = literal(word);
    if (!id) return id.error();
    context.words.insert(*id);
  }
  for (const std::string& name : written.classes) {
    const auto id = out_.lexicon.find_class(name);
    if (!id) return problem(fmt::format("expected a word class of schema/time/words.tsv: '{}'", name));
    context.classes |= std::uint64_t{1} << *id;
  }
  return context;
}

void RuleLoader::add_sequence(Symbol& symbol, const std::vector<RuleElement>& sequence, Accept accept) {
  std::uint32_t at = 0;
  for (const RuleElement& element : sequence) {
    auto& edges = symbol.nodes[at].edges;
    const auto found = std::find_if(edges.begin(), edges.end(), [&](const auto& edge) { return edge.first == element; });
    if (found != edges.end()) {
      at = found->second;
      continue;
    }
    const auto next = static_cast<std::uint32_t>(symbol.nodes.size());
    edges.emplace_back(element, next);
    symbol.nodes.emplace_back();
    at = next;
  }
  symbol.nodes[at].accepts.push_back(std::move(accept));
}

Result<void> RuleLoader::add_rule(const std::string& name, std::string_view gives, std::string_view pattern_text, std::string_view meaning) {
  const auto pattern = read_pattern(pattern_text);
  if (!pattern) return pattern.error();
  Rule rule{name, {}};
  for (const PatternContext& written : pattern->contexts) {
    auto context = resolve(written);
    if (!context) return context.error();
    rule.contexts.push_back(*context);
  }
  const auto written = read_assignments(meaning);
  std::vector<bool> used(written.size());
  const auto target = symbol_id(gives);
  if (!target) return target.error();
  for (const auto& sequence : pattern->sequences) {
    Accept accept{static_cast<std::uint32_t>(out_.rules.size()), {}};
    const auto elements = resolve(sequence);
    if (!elements) return elements.error();
    for (std::size_t i = 0; i < written.size(); ++i) {
      auto assignment = to_assignment(written[i], sequence, out_.lexicon);
      if (!assignment) return assignment.error();
      if (*assignment) accept.assignments.push_back(**assignment), used[i] = true;
    }
    add_sequence(out_.symbols[*target], *elements, std::move(accept));
  }
  if (begins_with_itself(*target)) return problem(fmt::format("expected a pattern that does not begin with its own symbol, itself or through others: '{}'", gives));
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (!used[i]) return problem(fmt::format("expected '{}' in the pattern", written[i].sources[0]));
  }
  out_.rules.push_back(std::move(rule));
  return {};
}

Result<void> RuleLoader::check_row(const std::string& name, std::string_view gives, std::string_view meaning) const {
  if (name.empty() || gives.empty()) return problem("expected a rule's name and what it gives");
  if (meaning.empty()) return problem("expected field=value in the column 'meaning'");
  const bool taken = std::any_of(out_.rules.begin(), out_.rules.end(), [&](const Rule& rule) { return rule.name == name; });
  if (taken) return problem(fmt::format("expected a name that no other rule has: '{}'", name));
  return {};
}

Result<void> RuleLoader::load_rules(std::string_view file) {
  const auto text = schema::data_file(file);
  if (!text) return text.error();
  const auto table = base::read_table(*text, fmt::format("schema/{}", file), {"rule", "gives", "pattern", "meaning", "example", "reads", "not"});
  if (!table) return table.error();
  for (const base::TableRow& row : table->rows) {
    const auto field = [&](std::string_view title) { return row.fields[*table->column(title)]; };
    const std::string name(field("rule"));
    place_ = fmt::format("{}:{}", table->name, row.line);
    if (auto checked = check_row(name, field("gives"), field("meaning")); !checked) return at_row(checked.error(), *table, row);
    if (auto added = add_rule(name, field("gives"), field("pattern"), field("meaning")); !added) return at_row(added.error(), *table, row);
    out_.examples.push_back({name, place_, std::string(field("example")), std::string(field("reads")), std::string(field("not"))});
  }
  return {};
}

Result<void> RuleLoader::add_feasts(const FeastTable& feasts) {
  const auto id = symbol_id("feast");
  if (!id) return id.error();
  Symbol& symbol = out_.symbols[*id];
  const auto rule = static_cast<std::uint32_t>(out_.rules.size());
  out_.rules.push_back({"feast", {}});
  for (std::size_t i = 0; i < feasts.feasts().size(); ++i) {
    for (const std::string& name : feasts.feasts()[i].names) {
      std::vector<RuleElement> elements;
      for (std::string_view word : base::split_list(name, ' ')) elements.push_back({PatternElement::Kind::Word, out_.lexicon.add_literal(word)});
      for (const RuleElement& element : elements) out_.core_words.resize(std::max<std::size_t>(out_.core_words.size(), element.id + 1U)), out_.core_words[element.id] = true;
      Assignment assignment;
      assignment.field = Field::Feast;
      assignment.value = static_cast<std::int32_t>(i);
      add_sequence(symbol, elements, {rule, {assignment}});
    }
  }
  return {};
}

Result<Assignment> to_shape_assignment(const WrittenAssignment& written, const re2::RE2& regex) {
  const std::string_view source = written.sources.empty() ? std::string_view() : std::string_view(written.sources[0]);
  Assignment assignment;
  const auto target = to_field(written.key);
  if (!target) return problem(fmt::format("expected the name of a field: '{}'", written.key));
  assignment.field = *target;
  if (source.size() == 2 && source[0] == '$') {
    assignment.kind = Assignment::Kind::Group;
    assignment.capture = static_cast<std::uint8_t>(source[1] - '0');
    const bool exists = assignment.capture >= 1 && assignment.capture <= regex.NumberOfCapturingGroups() && assignment.capture < kMaxGroups;
    if (!exists) return problem(fmt::format("expected a group of the regular expression: '{}'", source));
    return assignment;
  }
  const auto value = to_field_value(*target, source);
  if (!value) return problem(fmt::format("expected a value of '{}': '{}'", written.key, source));
  assignment.value = *value;
  return assignment;
}

Result<Shape> RuleLoader::read_shape(std::string_view regex, std::string_view meaning) const {
  Shape shape;
  shape.rule = static_cast<std::uint32_t>(out_.rules.size());
  re2::RE2::Options options;
  options.set_log_errors(false);
  shape.regex = std::make_unique<re2::RE2>(re2::StringPiece(regex.data(), regex.size()), options);
  if (!shape.regex->ok()) return problem(fmt::format("expected a regular expression: {}", shape.regex->error()));
  for (const WrittenAssignment& written : read_assignments(meaning)) {
    auto assignment = to_shape_assignment(written, *shape.regex);
    if (!assignment) return assignment.error();
    shape.assignments.push_back(*assignment);
  }
  return shape;
}

Result<void> RuleLoader::load_shapes(std::string_view file) {
  const auto text = schema::data_file(file);
  if (!text) return text.error();
  const auto table = base::read_table(*text, fmt::format("schema/{}", file), {"rule", "gives", "regex", "meaning", "example", "reads", "not"});
  if (!table) return table.error();
  for (const base::TableRow& row : table->rows) {
    const auto field = [&](std::string_view title) { return row.fields[*table->column(title)]; };
    const std::string name(field("rule"));
    place_ = fmt::format("{}:{}", table->name, row.line);
    if (auto checked = check_row(name, field("gives"), field("meaning")); !checked) return at_row(checked.error(), *table, row);
    auto shape = read_shape(field("regex"), field("meaning"));
    if (!shape) return at_row(shape.error(), *table, row);
    const auto target = symbol_id(field("gives"));
    if (!target) return at_row(target.error(), *table, row);
    out_.symbols[*target].shapes.push_back(std::move(*shape));
    out_.rules.push_back({name, {}});
    out_.examples.push_back({name, place_, std::string(field("example")), std::string(field("reads")), std::string(field("not"))});
  }
  return {};
}

bool RuleLoader::begins_with_itself(SymbolId symbol) const {
  std::set<std::size_t> seen, open{symbol};
  while (!open.empty()) {
    const std::size_t at = *open.begin();
    open.erase(open.begin());
    for (const auto& [element, next] : out_.symbols[at].nodes[0].edges) {
      if (element.kind != PatternElement::Kind::Symbol) continue;
      if (element.id == symbol) return true;
      if (seen.insert(element.id).second) open.insert(element.id);
    }
  }
  return false;
}

Result<void> RuleLoader::check_symbols() const {
  for (std::size_t i = 0; i < out_.symbols.size(); ++i) {
    const Symbol& symbol = out_.symbols[i];
    if (i != kNumber && symbol.nodes.size() == 1 && symbol.shapes.empty()) return problem(fmt::format("{}: expected a rule that gives '{}'", first_named_[i], symbol.name));
  }
  return {};
}

// What a symbol's first token can be. Symbols that begin with symbols take their sets over, until nothing changes.
void RuleLoader::find_firsts() {
  const std::size_t words = out_.lexicon.literal_count() + 1U;
  out_.core_words.resize(words);
  for (std::string_view glue : kGlueWords) out_.core_words[out_.lexicon.add_literal(glue)] = false;
  for (Symbol& symbol : out_.symbols) symbol.first_words.assign(words, false);
  const auto classes = [&](std::initializer_list<std::string_view> names) {
    std::uint64_t mask = 0;
    for (std::string_view name : names) mask |= std::uint64_t{1} << *out_.lexicon.find_class(name);
    return mask;
  };
  out_.symbols[kNumber].first_classes = classes({"numeral", "number", "scale", "vague_number", "indefinite"});
  out_.symbols[kNumber].first_words[out_.lexicon.add_literal("half")] = true;
  const std::uint64_t shape = classes({"shape"});
  for (bool changed = true; changed;) {
    changed = false;
    for (Symbol& symbol : out_.symbols) {
      if (!symbol.shapes.empty()) symbol.first_classes |= shape;
      changed |= add_firsts(symbol);
    }
  }
}

// Whether anything was new.
bool RuleLoader::add_firsts(Symbol& symbol) const {
  const auto classes_before = symbol.first_classes;
  const auto words_before = symbol.first_words;
  for (const auto& [element, next] : symbol.nodes[0].edges) {
    if (element.kind == PatternElement::Kind::Word) {
      symbol.first_words[element.id] = true;
    } else if (element.kind == PatternElement::Kind::Class) {
      symbol.first_classes |= std::uint64_t{1} << element.id;
    } else {
      const Symbol& other = out_.symbols[element.id];
      symbol.first_classes |= other.first_classes;
      for (std::size_t word = 0; word < other.first_words.size(); ++word) {
        if (other.first_words[word]) symbol.first_words[word] = true;
      }
    }
  }
  return classes_before != symbol.first_classes || words_before != symbol.first_words;
}

Result<void> RuleLoader::load(const FeastTable& feasts) {
  place_ = "schema/time/dates.tsv:1";
  for (std::string_view name : {"timex", "number"}) {
    if (auto id = symbol_id(name); !id) return id.error();
  }
  if (auto words = load_words(); !words) return words.error();
  if (auto added = add_feasts(feasts); !added) return added.error();
  if (auto shapes = load_shapes("time/shapes.tsv"); !shapes) return shapes.error();
  for (std::string_view file : kRuleFiles) {
    if (auto rules = load_rules(file); !rules) return rules.error();
  }
  if (auto checked = check_symbols(); !checked) return checked.error();
  for (std::string_view glue : kGlueWords) out_.lexicon.add_literal(glue);
  find_firsts();
  out_.core = ~std::uint64_t{0};
  for (std::string_view name : kGlueClasses) {
    if (const auto id = out_.lexicon.find_class(name)) out_.core &= ~(std::uint64_t{1} << *id);
  }
  out_.lexer.emplace(out_.lexicon, out_.numerals);
  return {};
}

}  // namespace

Result<std::unique_ptr<const TimeRules>> load_time_rules(const FeastTable& feasts) {
  auto rules = std::make_unique<TimeRules>();
  if (auto loaded = RuleLoader(*rules).load(feasts); !loaded) return loaded.error();
  return std::unique_ptr<const TimeRules>(std::move(rules));
}

}  // namespace dyad::extract
