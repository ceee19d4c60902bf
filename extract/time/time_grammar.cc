#include "extract/time/time_grammar.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/table_file.h"
#include "extract/time/time_pattern.h"
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
constexpr std::size_t kMaxGroups = 8;

using SymbolId = std::uint8_t;

Error problem(std::string message) { return {ErrorCode::BadInput, std::move(message)}; }

struct Element {
  PatternElement::Kind kind = PatternElement::Kind::Word;
  std::uint16_t id = 0;
  auto operator<=>(const Element&) const = default;
};

struct Assignment {
  enum class Kind : std::uint8_t { Constant, Class, Symbol, Same, Of, Group } kind = Kind::Constant;
  Field field = Field::Type;
  std::int32_t value = 0;      // Constant: the value; Class: the class
  std::uint8_t capture = 0;    // position among the captured elements, or number of the regex group
  bool negative = false;
};

struct Context {
  bool before = false, negated = false, edge = false, joined = false;
  std::uint32_t distance = 1;
  std::set<LiteralId> words;
  std::uint64_t classes = 0;
  std::vector<std::string> tags, labels;
};

struct Accept {
  std::uint32_t rule = 0;
  std::vector<Assignment> assignments;
};

struct Node {
  std::vector<std::pair<Element, std::uint32_t>> edges;
  std::vector<Accept> accepts;
};

struct Rule {
  std::string name;
  std::vector<Context> contexts;
};

// A rule over the characters of one run of joined tokens.
struct Shape {
  std::uint32_t rule = 0;
  std::unique_ptr<re2::RE2> regex;
  std::vector<Assignment> assignments;
};

struct Symbol {
  std::string name;
  std::vector<Node> nodes{1};
  std::vector<Shape> shapes;
  std::uint64_t first_classes = 0;
  std::vector<bool> first_words;   // by LiteralId
};

struct SymbolResult {
  std::uint32_t end = 0;
  std::uint32_t rule = 0;
  const Meaning* meaning = nullptr;
  std::uint32_t extent = 0;  // one past what was looked at
};

struct Capture {
  std::uint32_t token = 0;
  const Meaning* meaning = nullptr;  // of a symbol
};

constexpr SymbolId kTimex = 0, kNumber = 1;
constexpr std::uint32_t kNoRule = 0xffffffff;

}  // namespace

class TimeGrammar::Scratch {
 public:
  void reset(base::TokenSpan run, std::size_t symbols) {
    run_ = run;
    symbols_ = symbols;
    used_ = 0;
    memo_.assign(run.size() * symbols, nullptr);
    lists_used_ = 0;
  }
  Meaning* make_meaning() {
    if (used_ == meanings_.size()) meanings_.emplace_back();
    Meaning* meaning = &meanings_[used_++];
    *meaning = Meaning();
    return meaning;
  }
  std::vector<SymbolResult>*& memo(std::uint32_t at, SymbolId symbol) { return memo_[(at - run_.begin) * symbols_ + symbol]; }
  std::vector<SymbolResult>* make_list() {
    if (lists_used_ == lists_.size()) lists_.emplace_back();
    std::vector<SymbolResult>* list = &lists_[lists_used_++];
    list->clear();
    return list;
  }
  base::TokenSpan run() const { return run_; }

 private:
  base::TokenSpan run_;
  std::size_t symbols_ = 0, used_ = 0, lists_used_ = 0;
  std::deque<Meaning> meanings_;                  // addresses stay
  std::deque<std::vector<SymbolResult>> lists_;
  std::vector<std::vector<SymbolResult>*> memo_;  // by position in the run and symbol
};

struct TimeGrammar::Impl {
  TimeLexicon lexicon;
  NumeralClasses numerals{};
  std::optional<TimeLexer> lexer;
  std::optional<NumberReader> numbers;
  std::vector<Symbol> symbols;
  std::vector<Rule> rules;
  std::vector<RuleExample> examples;
  ClassId unit_class = 0;
  std::uint64_t core = 0;
  std::vector<bool> core_words;  // by LiteralId: words of feasts

  // Loading.
  Result<void> load_words();
  Result<void> load_rules(std::string_view file);
  void add_feasts(const FeastTable& feasts);
  Result<void> load_shapes(std::string_view file);
  Result<void> add_rule(const std::string& name, std::string_view gives, std::string_view pattern, std::string_view meaning);
  Result<Element> resolve(const PatternElement& element);
  Result<Context> resolve(const PatternContext& context);
  SymbolId symbol_id(std::string_view name);
  void add_sequence(Symbol& symbol, const std::vector<Element>& sequence, Accept accept);
  Result<void> check_symbols() const;
  void find_firsts();

  // Matching.
  const std::vector<SymbolResult>& match_symbol(const TimeText& text, SymbolId symbol, std::uint32_t at, Scratch& scratch) const;
  struct Walk;
  void walk(Walk& walk, std::uint32_t node, std::uint32_t at) const;
  void accept(Walk& walk, const Accept& accept, std::uint32_t end) const;
  void match_shapes(Walk& walk, std::uint32_t at) const;
  void match_number(Walk& walk, std::uint32_t at) const;
  bool holds(const TimeText& text, const Context& context, std::uint32_t begin, std::uint32_t end) const;
};

namespace {

// One assignment as it is written, before its source is found in a sequence.
struct WrittenAssignment {
  std::string key;
  std::vector<std::string> sources;  // choices: "DAY|ORDINAL"
  std::size_t nth = 1;               // "DAY.2"
  bool negative = false;
};

bool is_reference(std::string_view source) {
  return source.starts_with('<') || (!source.empty() && source[0] >= 'A' && source[0] <= 'Z');
}

std::vector<WrittenAssignment> read_assignments(std::string_view text) {
  std::vector<WrittenAssignment> all;
  for (std::string_view piece : base::split_list(text, ' ')) {
    WrittenAssignment assignment;
    const auto equals = std::min(piece.find('='), piece.size());
    assignment.key = piece.substr(0, equals);
    std::string_view source = piece.substr(std::min(equals + 1, piece.size()));
    if (source.size() > 1 && source[0] == '-' && (source[1] < '0' || source[1] > '9')) {
      assignment.negative = true;
      source.remove_prefix(1);
    }
    if (source.size() > 2 && source[source.size() - 2] == '.' && is_reference(source)) {
      assignment.nth = static_cast<std::size_t>(source.back() - '0');
      source.remove_suffix(2);
    }
    for (std::string_view choice : base::split_list(source, '|')) assignment.sources.emplace_back(choice);
    all.push_back(std::move(assignment));
  }
  return all;
}

Error at_row(const Error& error, const base::Table& table, const base::TableRow& row) { return table.error_at(row, error.message); }

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

// The position among the captured elements of the one that an assignment names; nothing when this sequence lacks it.
std::optional<std::pair<std::size_t, const PatternElement*>> find_capture(const std::vector<PatternElement>& sequence, const WrittenAssignment& assignment) {
  std::size_t capture = 0, seen = 0;
  for (const PatternElement& element : sequence) {
    if (element.kind == PatternElement::Kind::Word || element.kind == PatternElement::Kind::Mark) continue;
    const std::string written = element.kind == PatternElement::Kind::Symbol ? "<" + element.name + ">" : element.name;
    const bool named = std::any_of(assignment.sources.begin(), assignment.sources.end(), [&](const std::string& source) {
      return source == written || (element.kind == PatternElement::Kind::Class && to_lower(source) == written);
    });
    if (named && ++seen == assignment.nth) return std::pair(capture, &element);
    ++capture;
  }
  return std::nullopt;
}

Result<std::optional<Assignment>> to_assignment(const WrittenAssignment& written, const std::vector<PatternElement>& sequence, const TimeLexicon& lexicon) {
  Assignment assignment;
  assignment.negative = written.negative;
  if (written.sources.empty()) return problem(fmt::format("expected field=value: '{}'", written.key));
  const bool whole = written.key == "same" || written.key == "of";
  if (!whole) {
    const auto field = to_field(written.key);
    if (!field) return problem(fmt::format("expected the name of a field: '{}'", written.key));
    assignment.field = *field;
  }
  // "quant=EVERY" is the class EVERY where the pattern has it, else the constant.
  const auto found = is_reference(written.sources[0]) ? find_capture(sequence, written) : std::nullopt;
  if (!found && (!is_reference(written.sources[0]) || (!whole && to_field_value(assignment.field, written.sources[0])))) {
    const auto value = to_field_value(assignment.field, written.sources[0]);
    if (whole || !value) return problem(fmt::format("expected a value of '{}': '{}'", written.key, written.sources[0]));
    assignment.value = *value;
    return std::optional(assignment);
  }
  if (!found) return std::optional<Assignment>();
  assignment.capture = static_cast<std::uint8_t>(found->first);
  if (found->second->kind == PatternElement::Kind::Class) {
    assignment.kind = Assignment::Kind::Class;
    assignment.value = *lexicon.find_class(found->second->name);
  } else {
    assignment.kind = written.key == "same" ? Assignment::Kind::Same : written.key == "of" ? Assignment::Kind::Of : Assignment::Kind::Symbol;
  }
  return std::optional(assignment);
}

}  // namespace

// --- loading -------------------------------------------------------------------------------------------------------------------

Result<void> TimeGrammar::Impl::load_words() {
  const std::pair<std::string_view, ClassId*> named[] = {
      {"day", &numerals.day},       {"ordinal", &numerals.ordinal}, {"numeral", &numerals.numeral}, {"year", &numerals.year},
      {"short_year", &numerals.short_year}, {"hour", &numerals.hour}, {"day_th", &numerals.day_th}, {"two_digit", &numerals.two_digit}, {"decade", &numerals.decade}, {"shape", &numerals.shape}};
  for (const auto& [name, id] : named) *id = *lexicon.class_id(name);
  const auto text = schema::data_file("time/words.tsv");
  if (!text) return text.error();
  if (auto added = lexicon.add_words(*text, "schema/time/words.tsv"); !added) return added.error();
  auto reader = NumberReader::make(lexicon, numerals);
  if (!reader) return reader.error();
  numbers = *reader;
  const auto unit = lexicon.find_class("unit");
  if (!unit) return problem("schema/time/words.tsv:1: expected words of the class 'unit'");
  unit_class = *unit;
  return {};
}

SymbolId TimeGrammar::Impl::symbol_id(std::string_view name) {
  const auto found = std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& symbol) { return symbol.name == name; });
  if (found != symbols.end()) return static_cast<SymbolId>(found - symbols.begin());
  symbols.emplace_back().name = name;
  return static_cast<SymbolId>(symbols.size() - 1);
}

Result<Element> TimeGrammar::Impl::resolve(const PatternElement& element) {
  switch (element.kind) {
    case PatternElement::Kind::Word:
      if (element.name.size() > TimeLexicon::kMaxLength) return problem(fmt::format("expected words of at most {} letters: '{}'", TimeLexicon::kMaxLength, element.name));
      return Element{element.kind, lexicon.add_literal(element.name)};
    case PatternElement::Kind::Class: {
      const auto id = lexicon.find_class(element.name);
      if (!id) return problem(fmt::format("expected a word class of schema/time/words.tsv: '{}'", element.name));
      return Element{element.kind, *id};
    }
    case PatternElement::Kind::Mark: return Element{element.kind, 0};
    default: return Element{element.kind, symbol_id(element.name)};
  }
}

Result<Context> TimeGrammar::Impl::resolve(const PatternContext& written) {
  Context context;
  context.before = written.before;
  context.negated = written.negated;
  context.edge = written.edge;
  context.joined = written.joined;
  context.distance = static_cast<std::uint32_t>(written.distance);
  context.tags = written.tags;
  context.labels = written.labels;
  for (const std::string& word : written.words) context.words.insert(lexicon.add_literal(word));
  for (const std::string& name : written.classes) {
    const auto id = lexicon.find_class(name);
    if (!id) return problem(fmt::format("expected a word class of schema/time/words.tsv: '{}'", name));
    context.classes |= std::uint64_t{1} << *id;
  }
  return context;
}

void TimeGrammar::Impl::add_sequence(Symbol& symbol, const std::vector<Element>& sequence, Accept accept) {
  std::uint32_t at = 0;
  for (const Element& element : sequence) {
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

Result<void> TimeGrammar::Impl::add_rule(const std::string& name, std::string_view gives, std::string_view pattern_text, std::string_view meaning) {
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
  const SymbolId target = symbol_id(gives);
  for (const auto& sequence : pattern->sequences) {
    Accept accept{static_cast<std::uint32_t>(rules.size()), {}};
    std::vector<Element> elements;
    for (const PatternElement& element : sequence) {
      auto resolved = resolve(element);
      if (!resolved) return resolved.error();
      elements.push_back(*resolved);
    }
    if (elements.front() == Element{PatternElement::Kind::Symbol, target}) return problem("expected a pattern that does not begin with its own symbol");
    for (std::size_t i = 0; i < written.size(); ++i) {
      auto assignment = to_assignment(written[i], sequence, lexicon);
      if (!assignment) return assignment.error();
      if (*assignment) accept.assignments.push_back(**assignment), used[i] = true;
    }
    add_sequence(symbols[target], elements, std::move(accept));
  }
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (!used[i]) return problem(fmt::format("expected '{}' in the pattern", written[i].sources[0]));
  }
  rules.push_back(std::move(rule));
  return {};
}

Result<void> TimeGrammar::Impl::load_rules(std::string_view file) {
  const auto text = schema::data_file(file);
  if (!text) return text.error();
  const auto table = base::read_table(*text, fmt::format("schema/{}", file), {"rule", "gives", "pattern", "meaning", "example", "reads", "not"});
  if (!table) return table.error();
  for (const base::TableRow& row : table->rows) {
    const auto field = [&](std::string_view title) { return row.fields[*table->column(title)]; };
    const std::string name(field("rule"));
    if (name.empty() || field("gives").empty()) return table->error_at(row, "expected a rule's name and what it gives");
    if (auto added = add_rule(name, field("gives"), field("pattern"), field("meaning")); !added) return at_row(added.error(), *table, row);
    examples.push_back({name, fmt::format("{}:{}", table->name, row.line), std::string(field("example")), std::string(field("reads")), std::string(field("not"))});
  }
  return {};
}

void TimeGrammar::Impl::add_feasts(const FeastTable& feasts) {
  Symbol& symbol = symbols[symbol_id("feast")];
  const auto rule = static_cast<std::uint32_t>(rules.size());
  rules.push_back({"feast", {}});
  for (std::size_t i = 0; i < feasts.feasts().size(); ++i) {
    for (const std::string& name : feasts.feasts()[i].names) {
      std::vector<Element> elements;
      for (std::string_view word : base::split_list(name, ' ')) elements.push_back({PatternElement::Kind::Word, lexicon.add_literal(word)});
      for (const Element& element : elements) core_words.resize(std::max<std::size_t>(core_words.size(), element.id + 1U)), core_words[element.id] = true;
      Assignment assignment;
      assignment.field = Field::Feast;
      assignment.value = static_cast<std::int32_t>(i);
      add_sequence(symbol, elements, {rule, {assignment}});
    }
  }
}

Result<void> TimeGrammar::Impl::load_shapes(std::string_view file) {
  const auto text = schema::data_file(file);
  if (!text) return text.error();
  const auto table = base::read_table(*text, fmt::format("schema/{}", file), {"rule", "gives", "regex", "meaning", "example", "reads", "not"});
  if (!table) return table.error();
  for (const base::TableRow& row : table->rows) {
    const auto field = [&](std::string_view title) { return row.fields[*table->column(title)]; };
    Shape shape;
    shape.rule = static_cast<std::uint32_t>(rules.size());
    re2::RE2::Options options;
    options.set_log_errors(false);
    const auto regex = field("regex");
    shape.regex = std::make_unique<re2::RE2>(re2::StringPiece(regex.data(), regex.size()), options);
    if (!shape.regex->ok()) return table->error_at(row, fmt::format("expected a regular expression: {}", shape.regex->error()));
    for (const WrittenAssignment& written : read_assignments(field("meaning"))) {
      const std::string_view source = written.sources.empty() ? std::string_view() : std::string_view(written.sources[0]);
      Assignment assignment;
      const auto target = to_field(written.key);
      if (!target) return table->error_at(row, fmt::format("expected the name of a field: '{}'", written.key));
      assignment.field = *target;
      if (source.size() == 2 && source[0] == '$') {
        assignment.kind = Assignment::Kind::Group;
        assignment.capture = static_cast<std::uint8_t>(source[1] - '0');
        if (assignment.capture < 1 || assignment.capture > shape.regex->NumberOfCapturingGroups() || assignment.capture >= kMaxGroups) {
          return table->error_at(row, fmt::format("expected a group of the regular expression: '{}'", source));
        }
      } else if (const auto value = to_field_value(*target, source)) {
        assignment.value = *value;
      } else {
        return table->error_at(row, fmt::format("expected a value of '{}': '{}'", written.key, source));
      }
      shape.assignments.push_back(assignment);
    }
    symbols[symbol_id(field("gives"))].shapes.push_back(std::move(shape));
    rules.push_back({std::string(field("rule")), {}});
    examples.push_back({rules.back().name, fmt::format("{}:{}", table->name, row.line), std::string(field("example")), std::string(field("reads")), std::string(field("not"))});
  }
  return {};
}

Result<void> TimeGrammar::Impl::check_symbols() const {
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const Symbol& symbol = symbols[i];
    if (i != kNumber && symbol.nodes.size() == 1 && symbol.shapes.empty()) return problem(fmt::format("schema/time: expected a rule that gives '{}'", symbol.name));
  }
  // No symbol may begin with itself through others.
  for (std::size_t start = 0; start < symbols.size(); ++start) {
    std::set<std::size_t> seen, open{start};
    while (!open.empty()) {
      const std::size_t at = *open.begin();
      open.erase(open.begin());
      for (const auto& [element, next] : symbols[at].nodes[0].edges) {
        if (element.kind != PatternElement::Kind::Symbol) continue;
        if (element.id == start) return problem(fmt::format("schema/time: '{}' begins with itself", symbols[start].name));
        if (seen.insert(element.id).second) open.insert(element.id);
      }
    }
  }
  return {};
}

// What a symbol's first token can be. Symbols that begin with symbols take their sets over, until nothing changes.
void TimeGrammar::Impl::find_firsts() {
  const std::size_t words = lexicon.literal_count() + 1U;
  core_words.resize(words);
  for (std::string_view glue : {"the", "of", "and", "'s"}) core_words[lexicon.add_literal(glue)] = false;
  for (Symbol& symbol : symbols) symbol.first_words.assign(words, false);
  const auto classes = [&](std::initializer_list<std::string_view> names) {
    std::uint64_t mask = 0;
    for (std::string_view name : names) mask |= std::uint64_t{1} << *lexicon.find_class(name);
    return mask;
  };
  symbols[kNumber].first_classes = classes({"numeral", "number", "scale", "vague_number", "indefinite"});
  symbols[kNumber].first_words[lexicon.add_literal("half")] = true;
  for (bool changed = true; changed;) {
    changed = false;
    for (Symbol& symbol : symbols) {
      const auto before = symbol.first_classes;
      const auto words_before = symbol.first_words;
      if (!symbol.shapes.empty()) symbol.first_classes |= classes({"shape"});
      for (const auto& [element, next] : symbol.nodes[0].edges) {
        if (element.kind == PatternElement::Kind::Word) symbol.first_words[element.id] = true;
        else if (element.kind == PatternElement::Kind::Class) symbol.first_classes |= std::uint64_t{1} << element.id;
        else {
          symbol.first_classes |= symbols[element.id].first_classes;
          for (std::size_t w = 0; w < words; ++w) if (symbols[element.id].first_words[w]) symbol.first_words[w] = true;
        }
      }
      changed |= before != symbol.first_classes || words_before != symbol.first_words;
    }
  }
}

Result<std::unique_ptr<const TimeGrammar>> TimeGrammar::load(const FeastTable& feasts) {
  auto impl = std::make_unique<Impl>();
  impl->symbol_id("timex");
  impl->symbol_id("number");
  if (auto words = impl->load_words(); !words) return words.error();
  impl->add_feasts(feasts);
  if (auto shapes = impl->load_shapes("time/shapes.tsv"); !shapes) return shapes.error();
  for (std::string_view file : kRuleFiles) {
    if (auto rules = impl->load_rules(file); !rules) return rules.error();
  }
  if (auto checked = impl->check_symbols(); !checked) return checked.error();
  for (std::string_view glue : {"the", "of", "and", "'s"}) impl->lexicon.add_literal(glue);
  impl->find_firsts();
  impl->core = ~std::uint64_t{0};
  for (std::string_view name : kGlueClasses) {
    if (const auto id = impl->lexicon.find_class(name)) impl->core &= ~(std::uint64_t{1} << *id);
  }
  impl->lexer.emplace(impl->lexicon, impl->numerals);
  return std::unique_ptr<const TimeGrammar>(new TimeGrammar(std::move(impl)));
}

TimeGrammar::TimeGrammar(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TimeGrammar::~TimeGrammar() = default;
const TimeLexer& TimeGrammar::lexer() const { return *impl_->lexer; }
const std::string& TimeGrammar::rule_name(std::uint32_t rule) const { return impl_->rules[rule].name; }
const std::vector<RuleExample>& TimeGrammar::examples() const { return impl_->examples; }

// --- matching ------------------------------------------------------------------------------------------------------------------

struct TimeGrammar::Impl::Walk {
  const TimeText& text;
  const Symbol& symbol;
  std::uint32_t begin;
  Scratch& scratch;
  std::vector<SymbolResult>& results;
  std::array<Capture, 24> captures{};
  std::size_t captured = 0;
  std::uint32_t mark = 0;  // where the expression ends if what follows is only looked at; 0: not marked
};

// Whether a line ends between two neighbouring tokens.
static bool is_parted(const TimeText& text, std::uint32_t left, std::uint32_t right) {
  const std::uint32_t begin = text.tokens[left].span.end, end = text.tokens[right].span.begin;
  return end > begin && text.text.substr(begin, end - begin).find('\n') != std::string_view::npos;
}

bool TimeGrammar::Impl::holds(const TimeText& text, const Context& context, std::uint32_t begin, std::uint32_t end) const {
  // Tokens on other lines are no context.
  std::uint32_t at = context.before ? begin : end - 1;
  for (std::uint32_t step = 0; step < context.distance; ++step) {
    const std::uint32_t next = context.before ? at - 1 : at + 1;  // wraps round at the beginning
    if (next >= text.tokens.size() || is_parted(text, std::min(at, next), std::max(at, next))) return context.edge != context.negated;
    at = next;
  }
  const auto is_joined = [&] {
    return context.before ? text.tokens[at].span.end == text.tokens[begin].span.begin : text.tokens[at].span.begin == text.tokens[end - 1].span.end;
  };
  if (context.joined && !is_joined()) return context.negated;
  const Token& token = text.tokens[at];
  const TimeLexeme& lexeme = text.lexemes[at];
  const bool found = (lexeme.classes & context.classes) != 0 || (lexeme.literal != 0 && context.words.contains(lexeme.literal)) ||
                     std::any_of(context.tags.begin(), context.tags.end(), [&](const std::string& tag) { return token.xpos.starts_with(tag); }) ||
                     std::any_of(context.labels.begin(), context.labels.end(), [&](const std::string& label) { return token.deprel == label; });
  return found != context.negated;
}

// What a symbol gives to a field: the second length of "two years and three months" comes from a count and a unit, the frequency of
// "three times a week" from a count.
static std::int32_t value_from(const Meaning& symbol, Field field) {
  switch (field) {
    case Field::ExtraCount: return symbol.get(Field::Count);
    case Field::ExtraUnit: return symbol.get(Field::Unit);
    case Field::Freq: return symbol.get(Field::Count) >= 1000 ? symbol.get(Field::Count) / 1000 : kUnset;
    default: return symbol.get(field);
  }
}

void TimeGrammar::Impl::accept(Walk& walk, const Accept& accept, std::uint32_t end) const {
  const std::uint32_t extent = end;
  if (walk.mark != 0) end = walk.mark;
  for (SymbolResult& result : walk.results) {
    if (result.end == end && (result.extent > extent || (result.extent == extent && result.rule <= accept.rule))) return;
  }
  for (const Context& context : rules[accept.rule].contexts) {
    if (!holds(walk.text, context, walk.begin, end)) return;
  }
  Meaning* meaning = walk.scratch.make_meaning();
  for (const Assignment& assignment : accept.assignments) {
    const Capture& capture = walk.captures[assignment.capture];
    std::int32_t value = assignment.value;
    switch (assignment.kind) {
      case Assignment::Kind::Same: *meaning = *capture.meaning; continue;
      case Assignment::Kind::Of: meaning->of = capture.meaning; continue;
      case Assignment::Kind::Symbol:
        value = value_from(*capture.meaning, assignment.field);
        if (assignment.field != Field::Year) break;
        for (Field field : {Field::Era, Field::TwoDigits}) {  // a year takes along how it is counted
          if (capture.meaning->has(field)) meaning->set(field, capture.meaning->get(field));
        }
        break;
      case Assignment::Kind::Class:
        value = lexer->value_of(walk.text.lexemes[capture.token], static_cast<ClassId>(assignment.value));
        if (assignment.field == Field::Hour && value >= 1000) value /= 1000;  // numbers in words are counts, in thousandths
        break;
      default: break;
    }
    if (value != kUnset) meaning->set(assignment.field, assignment.negative ? -value : value);
  }
  for (SymbolResult& result : walk.results) {
    if (result.end == end) {
      result = {end, accept.rule, meaning, extent};
      return;
    }
  }
  walk.results.push_back({end, accept.rule, meaning, extent});
}

void TimeGrammar::Impl::walk(Walk& state, std::uint32_t node_index, std::uint32_t at) const {
  const Node& node = state.symbol.nodes[node_index];
  for (const Accept& candidate : node.accepts) accept(state, candidate, at);
  for (const auto& [element, next] : node.edges) {
    if (element.kind != PatternElement::Kind::Mark) continue;
    state.mark = at;
    walk(state, next, at);
    state.mark = 0;
  }
  if (at >= state.scratch.run().end || state.captured == state.captures.size()) return;
  const TimeLexeme& lexeme = state.text.lexemes[at];
  for (const auto& [element, next] : node.edges) {
    switch (element.kind) {
      case PatternElement::Kind::Mark: break;
      case PatternElement::Kind::Word:
        if (lexeme.literal == element.id) walk(state, next, at + 1);
        break;
      case PatternElement::Kind::Class:
        if (!lexeme.has(static_cast<ClassId>(element.id))) break;
        state.captures[state.captured++] = {at, nullptr};
        walk(state, next, at + 1);
        --state.captured;
        break;
      case PatternElement::Kind::Symbol:
        for (const SymbolResult& result : match_symbol(state.text, static_cast<SymbolId>(element.id), at, state.scratch)) {
          state.captures[state.captured++] = {at, result.meaning};
          walk(state, next, result.end);
          --state.captured;
        }
    }
  }
}

void TimeGrammar::Impl::match_number(Walk& state, std::uint32_t at) const {
  const auto run = state.scratch.run();
  const auto number = numbers->read(state.text.tokens.first(run.end), state.text.lexemes.first(run.end), *lexer, at);
  if (!number) return;
  // "the 2020 season" is of that year, not that long.
  const bool is_year = state.text.lexemes[at].has(numerals.year) && number->end == at + 1;
  if (is_year && number->end < run.end && state.text.lexemes[number->end].has(unit_class)) return;
  Meaning* meaning = state.scratch.make_meaning();
  meaning->set(Field::Count, number->thousandths);
  state.results.push_back({number->end, kNoRule, meaning, number->end});
}

// Tries the regular expressions on the characters from this token to the next white space; a match must end where a token ends.
void TimeGrammar::Impl::match_shapes(Walk& state, std::uint32_t at) const {
  const auto& tokens = state.text.tokens;
  const std::uint32_t begin = tokens[at].span.begin;
  std::uint32_t last = at;
  while (last + 1 < tokens.size() && tokens[last + 1].span.begin == tokens[last].span.end && tokens[last].span.end - begin < 40) ++last;
  const auto characters = state.text.text.substr(begin, tokens[last].span.end - begin);
  const re2::StringPiece piece(characters.data(), characters.size());
  for (const Shape& shape : state.symbol.shapes) {
    std::array<re2::StringPiece, kMaxGroups> groups;
    const int count = std::min<int>(shape.regex->NumberOfCapturingGroups() + 1, kMaxGroups);
    if (!shape.regex->Match(piece, 0, piece.size(), re2::RE2::ANCHOR_START, groups.data(), count)) continue;
    const auto matched_end = begin + static_cast<std::uint32_t>(groups[0].size());
    std::uint32_t end = at;
    while (end <= last && tokens[end].span.end < matched_end) ++end;
    if (end > last || tokens[end].span.end != matched_end) continue;
    ++end;
    if (std::any_of(state.results.begin(), state.results.end(), [&](const SymbolResult& result) { return result.end == end; })) continue;
    Meaning* meaning = state.scratch.make_meaning();
    for (const Assignment& assignment : shape.assignments) {
      std::int32_t value = assignment.value;
      if (assignment.kind == Assignment::Kind::Group) {
        const re2::StringPiece& group = groups[assignment.capture];
        if (group.empty()) continue;
        const std::string_view form(group.data(), group.size());
        const WordEntry* word = lexicon.find(form);
        value = word != nullptr && !word->readings.empty() ? word->readings.front().value : read_thousandths(form) / (assignment.field == Field::Count ? 1 : 1000);
      }
      meaning->set(assignment.field, value);
    }
    state.results.push_back({end, shape.rule, meaning, end});
  }
}

const std::vector<SymbolResult>& TimeGrammar::Impl::match_symbol(const TimeText& text, SymbolId id, std::uint32_t at, Scratch& scratch) const {
  static const std::vector<SymbolResult> kNone;
  if (at >= scratch.run().end) return kNone;
  const Symbol& symbol = symbols[id];
  const TimeLexeme& lexeme = text.lexemes[at];
  if ((lexeme.classes & symbol.first_classes) == 0 && !symbol.first_words[lexeme.literal]) return kNone;
  if (const auto* known = scratch.memo(at, id)) return *known;
  std::vector<SymbolResult>* results = scratch.make_list();
  Walk state{text, symbol, at, scratch, *results};
  if (id == kNumber) match_number(state, at);
  if (!symbol.shapes.empty() && lexeme.has(numerals.shape)) match_shapes(state, at);
  walk(state, 0, at);
  scratch.memo(at, id) = results;
  return *results;
}

std::unique_ptr<TimeGrammar::Scratch, void (*)(TimeGrammar::Scratch*)> TimeGrammar::make_scratch() {
  return {new Scratch(), [](Scratch* scratch) { delete scratch; }};
}

base::TokenSpan TimeGrammar::next_run(const TimeText& text, std::uint32_t from) const {
  const auto size = static_cast<std::uint32_t>(text.lexemes.size());
  while (from < size) {
    while (from < size && text.lexemes[from].is_empty()) ++from;
    std::uint32_t end = from;
    bool has_core = false;
    for (; end < size && !text.lexemes[end].is_empty(); ++end) {
      if (end > from && is_parted(text, end - 1, end)) break;
      has_core |= (text.lexemes[end].classes & impl_->core) != 0 || impl_->core_words[text.lexemes[end].literal];
    }
    if (has_core) return {from, end};
    from = end;
  }
  return {size, size};
}

// Which part of "25/03/2021" or "3/14/21" is the day, where only one can be.
static void note_order(std::string_view form, bool& day_first, bool& month_first) {
  const auto stroke = form.find('/');
  if (stroke == std::string_view::npos || form.find('/', stroke + 1) == std::string_view::npos || form.size() < 6) return;
  const std::int32_t left = read_thousandths(form.substr(0, stroke)), right = read_thousandths(form.substr(stroke + 1, form.find('/', stroke + 1) - stroke - 1));
  if (left == kUnset || right == kUnset || left > 31000 || right > 31000) return;
  day_first = day_first || (left > 12000 && right <= 12000);
  month_first = month_first || (left <= 12000 && right > 12000);
}

TimeGrammar::Census TimeGrammar::count(const TimeText& text, int now) const {
  Census census;
  const auto era = impl_->lexicon.find_class("era"), deictic = impl_->lexicon.find_class("deictic"), weekday = impl_->lexicon.find_class("weekday");
  bool month_first = false;
  for (std::size_t i = 0; i < text.lexemes.size(); ++i) {
    const TimeLexeme& lexeme = text.lexemes[i];
    if (lexeme.has(impl_->numerals.shape)) note_order(text.tokens[i].form, census.day_first, month_first);
    if (lexeme.has(impl_->numerals.year) && lexeme.number < now - 1) ++census.past_years;
    if (era && lexeme.has(*era)) ++census.past_years;
    if ((deictic && lexeme.has(*deictic)) || (weekday && lexeme.has(*weekday))) ++census.deictic;
  }
  census.day_first = census.day_first && !month_first;
  return census;
}

void TimeGrammar::begin_run(base::TokenSpan run, Scratch& scratch) const { scratch.reset(run, impl_->symbols.size()); }

std::optional<GrammarMatch> TimeGrammar::match(const TimeText& text, std::uint32_t at, Scratch& scratch) const {
  const auto& results = impl_->match_symbol(text, kTimex, at, scratch);
  const auto longest = std::max_element(results.begin(), results.end(), [](const SymbolResult& a, const SymbolResult& b) { return a.end < b.end; });
  if (longest == results.end()) return std::nullopt;
  return GrammarMatch{longest->end, longest->meaning, longest->rule};
}

}  // namespace dyad::extract
