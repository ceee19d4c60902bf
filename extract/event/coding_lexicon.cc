#include "extract/event/coding_lexicon.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/table_file.h"
#include "extract/event/condition.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::Result;
using base::Table;
using base::TableRow;
using schema::EventType;

constexpr std::array<std::string_view, 20> kOperatorNames = {"ASK", "WISH", "ORDER", "PROMISE", "INTEND", "REFUSE", "DENY", "THREATEN", "ACCUSE",
                                                             "SUPPORT", "END", "FORBID", "ALLOW", "FORCE", "SAY", "BEGIN", "TRY", "CARRY", "DECIDE", "OFFER"};

constexpr std::array<std::string_view, kFunctionWords> kFunctionWordUses = {"measure", "no agent", "particle", "blame", "inside", "origin", "leading", "direction", "inhabited", "until", "ground", "accident"};

constexpr std::uint16_t bit_of(FunctionWord use) { return static_cast<std::uint16_t>(1U << static_cast<unsigned>(use)); }
static_assert(kFunctionWords <= 16);

std::optional<Operator> to_operator(std::string_view name) {
  const auto found = std::find(kOperatorNames.begin(), kOperatorNames.end(), name);
  if (found == kOperatorNames.end()) return std::nullopt;
  return static_cast<Operator>(found - kOperatorNames.begin());
}

std::optional<PartOfSpeech> to_part_of_speech(std::string_view name) {
  if (name == "v") return PartOfSpeech::Verb;
  if (name == "n") return PartOfSpeech::Noun;
  if (name == "a") return PartOfSpeech::Adjective;
  return std::nullopt;
}

template <typename Index>
auto& at(Index& index, PartOfSpeech pos) {
  return index[static_cast<std::size_t>(pos)];
}

// The first row for the type in this mood; rows for any type stand last in their file.
const MoodReading* find_mood(const std::vector<MoodReading>& readings, std::optional<EventType> type, std::string_view mood) {
  for (const MoodReading& reading : readings) {
    if (reading.from && reading.from != type) continue;
    if (std::find(reading.moods.begin(), reading.moods.end(), mood) != reading.moods.end()) return &reading;
  }
  return nullptr;
}

std::string type_key(std::string_view first, std::string_view second) { return std::string(first).append("/").append(second); }

}  // namespace

std::string_view to_string(Operator op) { return kOperatorNames[static_cast<std::size_t>(op)]; }

// Fills a CodingLexicon table by table. Each read_ function returns the first fault with its file and line.
class CodingLexiconReader {
 public:
  explicit CodingLexiconReader(const schema::Ontology& ontology) : ontology_(ontology) {}

  // Patterns before predicates: of entries with equally many conditions the first one wins.
  Result<CodingLexicon> read() {
    for (auto step : {&CodingLexiconReader::read_classes, &CodingLexiconReader::read_patterns, &CodingLexiconReader::read_predicates, &CodingLexiconReader::read_cues, &CodingLexiconReader::read_operators,
                      &CodingLexiconReader::read_composition, &CodingLexiconReader::read_moods, &CodingLexiconReader::read_statements, &CodingLexiconReader::read_function_words, &CodingLexiconReader::read_cameo, &CodingLexiconReader::read_conventions, &CodingLexiconReader::read_contexts,
                      &CodingLexiconReader::read_mode_words}) {
      if (auto done = (this->*step)(); !done) return done.error();
    }
    return std::move(lexicon_);
  }

 private:
  using RowReader = Result<void> (CodingLexiconReader::*)(const Table&, const TableRow&);

  Result<void> read_rows(std::string_view file, const std::vector<std::string_view>& columns, RowReader reader) {
    const std::string name = fmt::format("lexicon/{}", file);
    const auto bytes = schema::data_file(name);
    if (!bytes) return bytes.error();
    const auto table = base::read_table(*bytes, "schema/" + name, columns);
    if (!table) return table.error();
    for (const TableRow& row : table->rows) {
      if (auto done = (this->*reader)(*table, row); !done) return done.error();
    }
    return {};
  }

  static std::string_view field(const Table& table, const TableRow& row, std::string_view column) { return row.fields[*table.column(column)]; }

  Result<EventType> read_type(const Table& table, const TableRow& row) const {
    const auto name = field(table, row, "type");
    if (const auto type = schema::to_event_type(name)) return *type;
    return table.error_at(row, fmt::format("expected an event type of schema/plover.json: {}", name));
  }

  Result<std::vector<std::string>> read_modes(const Table& table, const TableRow& row, EventType type) const {
    std::vector<std::string> modes;
    for (std::string_view mode : base::split_list(field(table, row, "modes"))) {
      if (!ontology_.has_mode(type, mode)) return table.error_at(row, fmt::format("expected a mode of {}: {}", to_string(type), mode));
      modes.emplace_back(mode);
    }
    return modes;
  }

  Result<PartOfSpeech> read_pos(const Table& table, const TableRow& row) const {
    const auto name = field(table, row, "pos");
    if (const auto pos = to_part_of_speech(name)) return *pos;
    return table.error_at(row, fmt::format("expected v, n or a as part of speech: {}", name));
  }

  Result<std::vector<EntryCondition>> read_conditions(const Table& table, const TableRow& row) {
    auto conditions = parse_conditions(field(table, row, "if"), classes_, ontology_, lexicon_.numbers_);
    if (!conditions) return table.error_at(row, conditions.error().message);
    return std::move(*conditions);
  }

  Result<void> read_classes() { return read_rows("classes.tsv", {"class", "nouns"}, &CodingLexiconReader::add_class); }
  Result<void> add_class(const Table& table, const TableRow& row) {
    const std::string name(field(table, row, "class"));
    for (std::string_view noun : base::split_list(field(table, row, "nouns"))) {
      classes_[name].emplace_back(noun);
    }
    return {};
  }

  Result<void> read_predicates() { return read_rows("predicates.tsv", {"lemma", "pos", "if", "type", "modes", "cameo"}, &CodingLexiconReader::add_predicate); }
  Result<void> read_patterns() { return read_rows("patterns.tsv", {"lemma", "pos", "if", "type", "modes", "cameo"}, &CodingLexiconReader::add_pattern); }
  Result<void> read_cues() { return read_rows("cues.tsv", {"lemma", "pos", "if", "type", "modes", "cameo"}, &CodingLexiconReader::add_cue); }
  Result<void> add_predicate(const Table& table, const TableRow& row) { return add_sense(table, row, false, false); }
  Result<void> add_pattern(const Table& table, const TableRow& row) { return add_sense(table, row, false, true); }
  Result<void> add_cue(const Table& table, const TableRow& row) { return add_sense(table, row, true, false); }

  // Patterns have examples that are tested, so they go before what asks for as much.
  static constexpr std::size_t kTested = 1;
  static constexpr std::size_t kOverAll = 100;
  // As a type: no event. Figures of speech go before whatever else a word means.
  static constexpr std::string_view kNone = "NONE";

  Result<void> add_sense(const Table& table, const TableRow& row, bool is_cue, bool is_pattern) {
    const auto pos = read_pos(table, row);
    if (!pos) return pos.error();
    const bool is_none = field(table, row, "type") == kNone;
    const auto type = is_none ? Result<EventType>(EventType::Agree) : read_type(table, row);
    if (!type) return type.error();
    auto modes = read_modes(table, row, *type);
    if (!modes) return modes.error();
    auto conditions = read_conditions(table, row);
    if (!conditions) return conditions.error();
    const auto lemma = field(table, row, "lemma");
    if (lemma.empty()) return table.error_at(row, "expected a lemma");
    std::string source = fmt::format("{}:{} {} ({})", table.name, row.line, lemma, field(table, row, "pos"));
    const bool is_specific = std::any_of(conditions->begin(), conditions->end(), [](const EntryCondition& condition) {
      return !condition.is_negated && (condition.subject == EntryCondition::Subject::Near || condition.subject == EntryCondition::Subject::Object);
    });
    Sense sense{*type, std::move(*modes), std::string(field(table, row, "cameo")), std::move(*conditions), is_none, is_cue, 0, is_specific, std::move(source)};
    sense.weight = weight_of(sense.conditions) + (is_pattern ? kTested : 0) + (is_none ? kOverAll : 0);
    const WordNumber word = lexicon_.numbers_.add(lemma);
    SenseTypes& types = at(lexicon_.types_, *pos)[word];
    if (!is_none) (sense.conditions.empty() ? types.plain : types.conditioned).set(static_cast<std::size_t>(*type));
    at(lexicon_.senses_, *pos)[word].add(std::move(sense));
    ++lexicon_.sense_count_;
    return {};
  }

  Result<void> read_operators() { return read_rows("operators.tsv", {"lemma", "pos", "if", "operator"}, &CodingLexiconReader::add_operator); }
  Result<void> add_operator(const Table& table, const TableRow& row) {
    const auto pos = read_pos(table, row);
    if (!pos) return pos.error();
    const auto op = to_operator(field(table, row, "operator"));
    if (!op) return table.error_at(row, fmt::format("expected an operator: {}", field(table, row, "operator")));
    auto conditions = read_conditions(table, row);
    if (!conditions) return conditions.error();
    const auto lemma = field(table, row, "lemma");
    std::string source = fmt::format("{}:{} {} {}", table.name, row.line, lemma, to_string(*op));
    const std::size_t weight = weight_of(*conditions);
    at(lexicon_.operators_, *pos)[lexicon_.numbers_.add(lemma)].add({*op, std::move(*conditions), weight, std::move(source)});
    return {};
  }

  Result<void> read_composition() {
    return read_rows("composition.tsv", {"operator", "embedded", "type", "modes", "cameo", "target", "keeps"}, &CodingLexiconReader::add_composition);
  }
  Result<void> add_composition(const Table& table, const TableRow& row) {
    const auto op = to_operator(field(table, row, "operator"));
    if (!op) return table.error_at(row, fmt::format("expected an operator: {}", field(table, row, "operator")));
    const auto embedded = field(table, row, "embedded");
    if (embedded != "any" && embedded != "none" && !schema::to_event_type(embedded)) {
      return table.error_at(row, fmt::format("expected an event type, any or none: {}", embedded));
    }
    const auto target = field(table, row, "target");
    if (target != "both" && target != "governor") return table.error_at(row, fmt::format("expected both or governor: {}", target));
    Composition composition;
    composition.governed_target = target == "both";
    composition.keeps_governed = field(table, row, "keeps") == "yes";
    composition.cameo = field(table, row, "cameo");
    composition.source = fmt::format("{}:{} {} over {}", table.name, row.line, to_string(*op), embedded);
    if (field(table, row, "type") != "same") {
      const auto type = read_type(table, row);
      if (!type) return type.error();
      auto modes = read_modes(table, row, *type);
      if (!modes) return modes.error();
      composition.type = *type;
      composition.modes = std::move(*modes);
    }
    lexicon_.compositions_[type_key(to_string(*op), embedded)] = std::move(composition);
    return {};
  }

  Result<void> read_moods() { return read_rows("moods.tsv", {"type", "moods", "becomes", "modes", "cameo"}, &CodingLexiconReader::add_mood); }
  Result<void> read_statements() { return read_rows("statements.tsv", {"type", "moods", "becomes", "modes", "cameo"}, &CodingLexiconReader::add_statement); }
  Result<void> read_function_words() { return read_rows("function_words.tsv", {"use", "words"}, &CodingLexiconReader::add_function_words); }
  Result<void> add_function_words(const Table& table, const TableRow& row) {
    const auto use = std::find(kFunctionWordUses.begin(), kFunctionWordUses.end(), field(table, row, "use"));
    if (use == kFunctionWordUses.end()) return table.error_at(row, fmt::format("expected {}: {}", fmt::join(kFunctionWordUses, " or "), field(table, row, "use")));
    const auto bit = bit_of(static_cast<FunctionWord>(use - kFunctionWordUses.begin()));
    for (std::string_view word : base::split_list(field(table, row, "words"))) lexicon_.function_words_[lexicon_.numbers_.add(word)] |= bit;
    return {};
  }
  Result<void> add_mood(const Table& table, const TableRow& row) { return add_mood_reading(table, row, lexicon_.moods_); }
  Result<void> add_statement(const Table& table, const TableRow& row) { return add_mood_reading(table, row, lexicon_.statements_); }

  Result<void> add_mood_reading(const Table& table, const TableRow& row, std::vector<MoodReading>& readings) {
    MoodReading reading;
    if (const auto from = field(table, row, "type"); from != "any") {
      const auto type = read_type(table, row);
      if (!type) return type.error();
      reading.from = *type;
    }
    const auto name = field(table, row, "becomes");
    const auto type = schema::to_event_type(name);
    if (!type) return table.error_at(row, fmt::format("expected an event type of schema/plover.json: {}", name));
    reading.type = *type;
    auto modes = read_modes(table, row, *type);
    if (!modes) return modes.error();
    reading.modes = std::move(*modes);
    for (std::string_view mood : base::split_list(field(table, row, "moods"))) reading.moods.emplace_back(mood);
    reading.cameo = field(table, row, "cameo");
    reading.source = fmt::format("{}:{} {} told as {}", table.name, row.line, field(table, row, "type"), field(table, row, "moods"));
    readings.push_back(std::move(reading));
    return {};
  }

  Result<void> read_cameo() { return read_rows("cameo.tsv", {"type", "mode", "cameo", "contexts"}, &CodingLexiconReader::add_cameo); }
  Result<void> add_cameo(const Table& table, const TableRow& row) {
    const auto type = read_type(table, row);
    if (!type) return type.error();
    const auto mode = field(table, row, "mode");
    if (!mode.empty() && !ontology_.has_mode(*type, mode)) return table.error_at(row, fmt::format("expected a mode of {}: {}", to_string(*type), mode));
    CameoFacts facts{std::string(field(table, row, "cameo")), {}};
    for (std::string_view context : base::split_list(field(table, row, "contexts"))) {
      if (!ontology_.has_context(context)) return table.error_at(row, fmt::format("expected a context of schema/plover.json: {}", context));
      facts.contexts.emplace_back(context);
    }
    lexicon_.cameo_[static_cast<std::size_t>(*type)][std::string(mode)] = std::move(facts);
    return {};
  }

  Result<void> read_conventions() { return read_rows("conventions.tsv", {"cameo", "type", "modes"}, &CodingLexiconReader::add_convention); }
  Result<void> add_convention(const Table& table, const TableRow& row) {
    const auto type = read_type(table, row);
    if (!type) return type.error();
    auto modes = read_modes(table, row, *type);
    if (!modes) return modes.error();
    lexicon_.table_[std::string(field(table, row, "cameo"))] = {*type, std::move(*modes)};
    return {};
  }

  Result<void> read_contexts() { return read_rows("contexts.tsv", {"context", "words"}, &CodingLexiconReader::add_context); }
  Result<void> add_context(const Table& table, const TableRow& row) {
    const auto context = field(table, row, "context");
    if (!ontology_.has_context(context)) return table.error_at(row, fmt::format("expected a context of schema/plover.json: {}", context));
    for (std::string_view word : base::split_list(field(table, row, "words"))) {
      std::string& known = lexicon_.contexts_[lexicon_.numbers_.add(word)];
      if (known.empty()) known = context;
    }
    return {};
  }

  Result<void> read_mode_words() { return read_rows("modes.tsv", {"type", "mode", "words"}, &CodingLexiconReader::add_mode_words); }
  Result<void> add_mode_words(const Table& table, const TableRow& row) {
    const auto type = read_type(table, row);
    if (!type) return type.error();
    const auto mode = field(table, row, "mode");
    if (!ontology_.has_mode(*type, mode)) return table.error_at(row, fmt::format("expected a mode of {}: {}", to_string(*type), mode));
    const auto rank = static_cast<std::uint16_t>(lexicon_.ranked_modes_.size());
    lexicon_.ranked_modes_.emplace_back(mode);
    auto& words = lexicon_.mode_words_[static_cast<std::size_t>(*type)];
    for (std::string_view word : base::split_list(field(table, row, "words"))) {
      const WordNumber number = lexicon_.numbers_.add(word);
      if (!words.find(number)) words[number] = rank;
    }
    return {};
  }

  const schema::Ontology& ontology_;
  CodingLexicon lexicon_;
  WordClasses classes_;
};

base::Result<CodingLexicon> CodingLexicon::load(const schema::Ontology& ontology) { return CodingLexiconReader(ontology).read(); }

std::vector<std::string> CodingLexicon::verb_stems(std::string_view participle) {
  std::vector<std::string> stems;
  if (participle.ends_with("ed")) {
    stems.emplace_back(participle.substr(0, participle.size() - 1));
    stems.emplace_back(participle.substr(0, participle.size() - 2));
  } else if (participle.ends_with("ing")) {
    stems.emplace_back(participle.substr(0, participle.size() - 3));
    stems.push_back(stems.back() + "e");
  }
  return stems;
}

const EntryList<Sense>& CodingLexicon::senses(PartOfSpeech pos, WordNumber lemma) const {
  static const EntryList<Sense> kNone;
  const EntryList<Sense>* found = at(senses_, pos).find(lemma);
  return found ? *found : kNone;
}

const SenseTypes* CodingLexicon::types(PartOfSpeech pos, WordNumber lemma) const { return at(types_, pos).find(lemma); }

const EntryList<OperatorSense>& CodingLexicon::operators(PartOfSpeech pos, WordNumber lemma) const {
  static const EntryList<OperatorSense> kNone;
  const EntryList<OperatorSense>* found = at(operators_, pos).find(lemma);
  return found ? *found : kNone;
}

const Composition* CodingLexicon::compose(Operator op, std::optional<schema::EventType> governed) const {
  const auto find = [&](std::string_view embedded) -> const Composition* {
    const auto found = compositions_.find(type_key(to_string(op), embedded));
    return found == compositions_.end() ? nullptr : &found->second;
  };
  if (!governed) return find("none");
  if (const Composition* exact = find(to_string(*governed))) return exact;
  return find("any");
}

const MoodReading* CodingLexicon::told_in(schema::EventType type, std::string_view mood) const { return find_mood(moods_, type, mood); }

const MoodReading* CodingLexicon::said_of_another(std::optional<schema::EventType> type, std::string_view mood) const {
  return find_mood(statements_, type, mood);
}

bool CodingLexicon::is(FunctionWord use, std::string_view word) const {
  const std::uint16_t* uses = function_words_.find(numbers_.find(word));
  return uses && (*uses & bit_of(use)) != 0;
}

std::optional<std::uint16_t> CodingLexicon::mode_rank(schema::EventType type, WordNumber word) const {
  const std::uint16_t* rank = mode_words_[static_cast<std::size_t>(type)].find(word);
  return rank ? std::optional(*rank) : std::nullopt;
}

const CameoFacts& CodingLexicon::cameo(schema::EventType type, const std::vector<std::string>& modes) const {
  static const CameoFacts kNone;
  const auto& facts = cameo_[static_cast<std::size_t>(type)];
  for (const std::string& mode : modes) {
    if (const auto found = facts.find(mode); found != facts.end()) return found->second;
  }
  const auto found = facts.find("");
  return found == facts.end() ? kNone : found->second;
}

const TableReading* CodingLexicon::table_reading(std::string_view cameo) const {
  const auto found = table_.find(std::string(cameo));
  return found == table_.end() ? nullptr : &found->second;
}

std::string_view CodingLexicon::context(WordNumber word) const {
  const std::string* found = contexts_.find(word);
  return found ? std::string_view(*found) : std::string_view();
}

}  // namespace dyad::extract
