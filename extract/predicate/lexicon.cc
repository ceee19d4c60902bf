#include "extract/predicate/lexicon.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::Result;
using base::Table;
using base::TableRow;

template <typename T, std::size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

constexpr Names<Effect, 6> kEffects = {{{"-", Effect::None}, {"fact", Effect::None}, {"not", Effect::Not}, {"future", Effect::Future},
                                        {"possible", Effect::Possible}, {"attempt", Effect::Attempt}}};
constexpr Names<Control, 3> kControls = {{{"subject", Control::Subject}, {"object", Control::Object}, {"-", Control::None}}};
constexpr Names<NounSense, 3> kSenses = {{{"event", NounSense::Event}, {"mixed", NounSense::Mixed}, {"thing", NounSense::Thing}}};
constexpr Names<Frame, kFrames> kFrameNames = {{{"active", Frame::Active}, {"passive", Frame::Passive},
                                                {"ditransitive passive", Frame::DitransitivePassive}, {"noun", Frame::Noun},
                                                {"adjective", Frame::Adjective}, {"copula", Frame::Copula}}};
constexpr Names<WordFlag, 32> kClasses = {{{"reciprocal", kReciprocal}, {"time", kTimeNoun}, {"place", kPlaceNoun}, {"party", kPartyNoun},
                                           {"no event", kNoEvent}, {"will", kWill}, {"modal", kModal}, {"negator", kNegator},
                                           {"conditional", kConditional}, {"temporal", kTemporal}, {"maybe", kMaybe}, {"cause", kCause},
                                           {"transparent", kTransparent}, {"no argument", kNoArgument},
                                           {"undergo", kUndergo}, {"singling out", kSinglingOut}, {"idea", kIdea},
                                           {"abstract", kAbstract}, {"tangible", kTangible}, {"move", kMove}, {"measure", kMeasure}, {"state on", kStateOn}, {"takes object", kTakesObject}, {"ergative", kErgative}, {"agentive", kAgentive}, {"stative", kStative}, {"by means", kByMeans}, {"utterance", kUtterance}, {"pursuit", kPursuit}, {"having", kHaving}, {"answering", kAnswering}, {"also thing", kAlsoThing}}};

template <typename T, std::size_t N>
std::string choices(const Names<T, N>& names) {
  std::string text;
  for (const auto& [name, value] : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

// One table with its rows' fields by column title.
class Reader {
 public:
  static Result<Reader> open(const TableSource& source, const char* file, const std::vector<std::string_view>& columns) {
    const auto text = source(file);
    if (!text) return text.error();
    auto table = base::read_table(*text, std::string("schema/") + file, columns);
    if (!table) return table.error();
    return Reader(std::move(*table));
  }
  const std::vector<TableRow>& rows() const { return table_.rows; }
  std::string_view field(const TableRow& row, std::string_view title) const { return row.fields[*table_.column(title)]; }
  Error error(const TableRow& row, std::string_view what) const { return table_.error_at(row, what); }

  template <typename T, std::size_t N>
  Result<T> choice(const TableRow& row, std::string_view title, const Names<T, N>& names) const {
    const std::string_view text = field(row, title);
    for (const auto& [name, value] : names) if (name == text) return value;
    return error(row, fmt::format("column '{}': expected one of {}: {}", title, choices(names), text));
  }
  Result<Role> role(const TableRow& row, std::string_view title, Role otherwise) const {
    const std::string_view text = field(row, title);
    if (text.empty() || text == "-") return otherwise;
    if (const auto role = to_role(text)) return *role;
    return error(row, fmt::format("column '{}': expected a role (Actor, Target, Recipient, Instrument, Place, Time, Topic): {}", title, text));
  }

 private:
  explicit Reader(Table table) : table_(std::move(table)) {}
  Table table_;
};

}  // namespace

class LexiconLoader {
 public:
  LexiconLoader(Lexicon& lexicon, const TableSource& source) : lexicon_(lexicon), source_(source) { lexicon_.entries_.resize(1); }

  Result<void> load() {
    for (const auto read : {&LexiconLoader::read_classes, &LexiconLoader::read_roles, &LexiconLoader::read_nouns, &LexiconLoader::read_embeddings,
                            &LexiconLoader::read_light_verbs, &LexiconLoader::read_frames, &LexiconLoader::read_valency}) {
      if (auto done = (this->*read)(); !done) return done;
    }
    lexicon_.entries_.resize(lexicon_.words_.size() + 1);
    return {};
  }

 private:
  WordId intern(std::string_view lemma) {
    const WordId id = lexicon_.words_.intern(lemma);
    if (lexicon_.entries_.size() <= id) lexicon_.entries_.resize(id + 1);
    return id;
  }
  Word& entry(std::string_view lemma) { return lexicon_.entries_[intern(lemma)]; }

  Result<void> read_classes() {
    auto table = Reader::open(source_, "predicates/word_classes.tsv", {"class", "words"});
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      const auto flag = table->choice(row, "class", kClasses);
      if (!flag) return flag.error();
      for (std::string_view lemma : base::split_list(table->field(row, "words"))) entry(lemma).flags |= *flag;
    }
    return {};
  }

  // Whoever the actor layer knows by what they are can act: "engineer", "defendants", and by its last word "asylum seeker".
  Result<void> read_roles() {
    auto table = Reader::open(source_, "actors/roles.tsv", {"noun", "kind"});
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      const auto noun = table->field(row, "noun"), kind = table->field(row, "kind");
      const std::size_t last = noun.rfind(' ');
      const bool has_phrase = noun.find(" of ") != std::string_view::npos || noun.find(" for ") != std::string_view::npos || noun.find(" at ") != std::string_view::npos;
      const bool is_somebody = kind == "person" || (last == std::string_view::npos && (kind == "people" || kind == "armed group"));
      if (!is_somebody || has_phrase) continue;
      Word& word = entry(last == std::string_view::npos ? noun : noun.substr(last + 1));
      if ((word.flags & kAlsoThing) == 0) word.flags |= kPartyNoun;
    }
    return {};
  }

  Result<void> read_nouns() {
    auto table = Reader::open(source_, "predicates/event_nouns.tsv", {"noun", "verb", "sense", "of", "possessor", "compound", "reciprocal"});
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      NounEntry noun;
      const auto sense = table->choice(row, "sense", kSenses);
      if (!sense) return sense.error();
      const auto of = table->role(row, "of", Role::Target);
      const auto possessor = table->role(row, "possessor", Role::Actor);
      const auto compound = table->role(row, "compound", Role::Actor);
      for (const auto* role : {&of, &possessor, &compound}) if (!*role) return role->error();
      noun.sense = *sense;
      noun.of = *of;
      noun.possessor = *possessor;
      noun.compound = *compound;
      noun.reciprocal = table->field(row, "reciprocal") == "yes";
      if (!table->field(row, "verb").empty() && table->field(row, "verb") != "-") noun.verb = intern(table->field(row, "verb"));
      Word& word = entry(table->field(row, "noun"));
      if (word.noun != 0) return table->error(row, "this noun has a row already");
      lexicon_.nouns_.push_back(noun);
      word.noun = static_cast<std::uint16_t>(lexicon_.nouns_.size());
    }
    return {};
  }

  Result<void> read_embeddings() {
    auto table = Reader::open(source_, "predicates/embedding.tsv", {"word", "pos", "control", "infinitive", "finite", "noun", "flags"});
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      Embedding embedding;
      const auto control = table->choice(row, "control", kControls);
      if (!control) return control.error();
      const auto infinitive = table->choice(row, "infinitive", kEffects);
      const auto finite = table->choice(row, "finite", kEffects);
      const auto noun = table->choice(row, "noun", kEffects);
      for (const auto* effect : {&infinitive, &finite, &noun}) if (!*effect) return effect->error();
      embedding = {*control, *infinitive, *finite, *noun};
      for (std::string_view flag : base::split_list(table->field(row, "flags"))) {
        if (flag == "report") embedding.report = true;
        else if (flag == "answers") embedding.answers = true;
        else if (flag == "bearer") embedding.bearer = true;
        else if (flag == "aspect") embedding.aspect = true;
        else if (flag == "ends") embedding.ends = true;
        else return table->error(row, fmt::format("column 'flags': expected report, bearer, aspect or ends: {}", flag));
      }
      Word& word = entry(table->field(row, "word"));
      const std::string_view pos = table->field(row, "pos");
      std::uint16_t* slot = pos == "verb" ? &word.embedding_verb : pos == "noun" ? &word.embedding_noun : pos == "adjective" ? &word.embedding_adjective : nullptr;
      if (slot == nullptr) return table->error(row, fmt::format("column 'pos': expected verb, noun or adjective: {}", pos));
      if (*slot != 0) return table->error(row, "this word has a row already");
      lexicon_.embeddings_.push_back(embedding);
      *slot = static_cast<std::uint16_t>(lexicon_.embeddings_.size());
    }
    return {};
  }

  Result<void> read_light_verbs() {
    auto table = Reader::open(source_, "predicates/light_verbs.tsv", {"verb", "noun_is", "nouns", "subject"});
    if (!table) return table.error();
    std::string_view last;
    for (const TableRow& row : table->rows()) {
      LightVerb light;
      const std::string_view verb = table->field(row, "verb");
      const std::size_t blank = verb.find(' ');
      const std::string_view lemma = verb.substr(0, blank);
      if (blank != std::string_view::npos) light.particle = intern(verb.substr(blank + 1));
      const std::string_view noun_is = table->field(row, "noun_is");
      if (noun_is.starts_with("prep:")) light.preposition = intern(noun_is.substr(5));
      else if (noun_is != "object") return table->error(row, fmt::format("column 'noun_is': expected object or prep:WORD: {}", noun_is));
      const auto subject = table->role(row, "subject", Role::Actor);
      if (!subject) return subject.error();
      light.subject_is_target = *subject == Role::Target;
      for (std::string_view noun : base::split_list(table->field(row, "nouns"))) {
        if (noun == "*") light.any_noun = true;
        else light.nouns.push_back(intern(noun));
      }
      Word& word = entry(lemma);
      if (word.light_end != 0 && lemma != last) return table->error(row, "the rows of one verb must follow each other");
      lexicon_.light_verbs_.push_back(std::move(light));
      word.light_end = static_cast<std::uint16_t>(lexicon_.light_verbs_.size());
      if (lemma != last) word.light_begin = static_cast<std::uint16_t>(word.light_end - 1);
      last = lemma;
    }
    return {};
  }

  Result<void> read_frames() {
    for (PathRules::Node& root : lexicon_.frames_) root = lexicon_.paths_.make_root();
    auto table = Reader::open(source_, "predicates/paths.tsv", {"frame", "path", "if", "role"});
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      if (table->field(row, "frame") == "verb") {  // actives and passives alike
        for (const Frame frame : {Frame::Active, Frame::Passive, Frame::DitransitivePassive}) {
          if (auto done = add_path(*table, row, lexicon_.frame(frame)); !done) return done;
        }
        continue;
      }
      const auto frame = table->choice(row, "frame", kFrameNames);
      if (!frame) return frame.error();
      if (auto done = add_path(*table, row, lexicon_.frame(*frame)); !done) return done;
    }
    return {};
  }

  Result<void> read_valency() {
    auto table = Reader::open(source_, "predicates/valency.tsv", {"word", "pos", "path", "if", "role"});
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      const std::string_view pos = table->field(row, "pos");
      const WordId id = intern(table->field(row, "word"));
      Word& word = lexicon_.entries_[id];
      PathRules::Node* root =
          pos == "verb" ? &word.verb_paths : pos == "noun" ? &word.noun_paths : pos == "adjective" ? &word.adjective_paths : nullptr;
      if (root == nullptr) return table->error(row, fmt::format("column 'pos': expected verb, noun or adjective: {}", pos));
      if (*root == 0) *root = lexicon_.paths_.make_root();
      if (auto done = add_path(*table, row, *root); !done) return done;
    }
    return {};
  }

  Result<void> add_path(const Reader& table, const TableRow& row, PathRules::Node root) {
    PathRule rule;
    rule.is_void = table.field(row, "role") == "none";
    const auto role = rule.is_void ? Result<Role>(Role::Topic) : table.role(row, "role", Role::Topic);
    if (!role) return role.error();
    const std::string_view condition_name = table.field(row, "if");
    const auto condition = to_condition(condition_name);
    if (!condition) return table.error(row, fmt::format("column 'if': expected any, time, place, party, thing or name: {}", condition_name));
    rule.role = *role;
    rule.condition = *condition;
    if (lexicon_.paths_.add(root, table.field(row, "path"), rule, lexicon_.words_)) return {};
    return table.error(row, fmt::format("expected a path of dependency labels like prep:from>pobj: {}", table.field(row, "path")));
  }

  Lexicon& lexicon_;
  const TableSource& source_;
};

Result<std::unique_ptr<const Lexicon>> read_lexicon(const TableSource& source) {
  auto lexicon = std::make_unique<Lexicon>();
  if (auto done = LexiconLoader(*lexicon, source).load(); !done) return done.error();
  return std::unique_ptr<const Lexicon>(std::move(lexicon));
}

Result<std::unique_ptr<const Lexicon>> Lexicon::load() { return read_lexicon([](const char* file) { return schema::data_file(file); }); }

}  // namespace dyad::extract
