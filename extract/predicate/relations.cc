#include "extract/predicate/relations.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using schema::EntityKind;

constexpr const char* kFile = "predicates/relations.tsv";
constexpr double kStated = 0.85;     // copulas, appositions, verbs
constexpr double kPossessive = 0.6;  // "Turkey's Hatay": what it means is told by the kinds alone

enum class Construction : std::uint8_t { Noun, Verb, Passive, Possessive, Apposition, Compound };
constexpr std::array<std::pair<std::string_view, Construction>, 6> kConstructions = {{
    {"noun", Construction::Noun}, {"verb", Construction::Verb}, {"passive", Construction::Passive}, {"possessive", Construction::Possessive},
    {"apposition", Construction::Apposition}, {"compound", Construction::Compound}}};

enum class PartyKind : std::uint8_t { Any, Place, Country, Group, Person };
constexpr std::array<std::pair<std::string_view, PartyKind>, 5> kPartyKinds = {{
    {"any", PartyKind::Any}, {"place", PartyKind::Place}, {"country", PartyKind::Country}, {"group", PartyKind::Group}, {"person", PartyKind::Person}}};

struct Rule {
  Construction by = Construction::Noun;
  std::string preposition;
  std::string relation;
  bool turned = false;
  PartyKind subject = PartyKind::Any;
  PartyKind object = PartyKind::Any;
};

template <typename T, std::size_t N>
std::optional<T> find_name(const std::array<std::pair<std::string_view, T>, N>& names, std::string_view name) {
  for (const auto& [text, value] : names) if (text == name) return value;
  return std::nullopt;
}

bool is_of(EntityKind kind, PartyKind wanted) {
  switch (wanted) {
    case PartyKind::Any: return kind != EntityKind::Unknown && kind != EntityKind::People;
    case PartyKind::Place: return kind == EntityKind::Place || kind == EntityKind::Country;
    case PartyKind::Country: return kind == EntityKind::Country;
    case PartyKind::Person: return kind == EntityKind::Person;
    case PartyKind::Group:
      return kind == EntityKind::InternationalOrganisation || kind == EntityKind::GovernmentBody || kind == EntityKind::Organisation ||
             kind == EntityKind::Party || kind == EntityKind::ArmedGroup || kind == EntityKind::Company;
  }
  return false;
}

}  // namespace

struct RelationFinder::Impl {
  std::vector<Rule> rules;
  std::unordered_map<std::string_view, std::vector<std::uint16_t>> by_word;  // views the embedded file
  std::vector<std::uint16_t> without_word;
};

base::Result<std::unique_ptr<const RelationFinder>> RelationFinder::load() {
  const auto text = schema::data_file(kFile);
  if (!text) return text.error();
  const auto table = base::read_table(*text, std::string("schema/") + kFile, {"by", "words", "preposition", "relation", "turned", "subject", "object"});
  if (!table) return table.error();
  auto impl = std::make_unique<Impl>();
  for (const base::TableRow& row : table->rows) {
    const auto field = [&](std::string_view column) { return row.fields[*table->column(column)]; };
    const auto by = find_name(kConstructions, field("by"));
    if (!by) return table->error_at(row, "expected a construction (noun, verb, passive, possessive, apposition, compound)");
    const auto subject = find_name(kPartyKinds, field("subject")), object = find_name(kPartyKinds, field("object"));
    if (!subject || !object) return table->error_at(row, "expected kinds of subject and object (any, place, country, group, person)");
    const std::string_view preposition = field("preposition");
    const auto index = static_cast<std::uint16_t>(impl->rules.size());
    impl->rules.push_back({*by, preposition == "-" ? "" : std::string(preposition), std::string(field("relation")), field("turned") == "turned", *subject, *object});
    if (field("words") == "-") impl->without_word.push_back(index);
    else for (const std::string_view word : base::split_list(field("words"))) impl->by_word[word].push_back(index);
  }
  return std::unique_ptr<const RelationFinder>(new RelationFinder(std::move(impl)));
}

RelationFinder::RelationFinder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RelationFinder::~RelationFinder() = default;

namespace {

// Reads one document.
class Reader {
 public:
  Reader(const std::vector<Rule>& rules, const std::unordered_map<std::string_view, std::vector<std::uint16_t>>& by_word,
         const std::vector<std::uint16_t>& without_word, const RelationInput& input)
      : rules_(rules), by_word_(by_word), without_word_(without_word), in_(input), tree_(input.tree) {
    for (const Mention& mention : in_.resolution.mentions.all) {
      if (mention.kind == MentionKind::Name && !mention.coordination) named_chains_.push_back(mention.chain);
    }
    std::sort(named_chains_.begin(), named_chains_.end());
  }

  std::vector<schema::Relation> read() {
    for (const Predicate& predicate : in_.predicates) read_predicate(predicate);
    for (TokenIndex t = 0; t < tree_.size(); ++t) {
      if (tree_[t].deprel == "appos") read_apposition(t);
      if (tree_[t].deprel == "poss") read_possessive(t);
      if (tree_[t].deprel == "amod") read_compound(t);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.evidence.span.begin < b.evidence.span.begin; });
    return std::move(found_);
  }

 private:
  // Where the statement stands and how sure it is.
  struct Ground {
    TokenIndex at = 0;
    const Predicate* predicate = nullptr;
    double confidence = kStated;
  };

  const std::vector<std::uint16_t>& rules_for(TokenIndex word) const {
    const auto found = by_word_.find(tree_[word].lemma);
    static const std::vector<std::uint16_t> none;
    return found == by_word_.end() ? none : found->second;
  }

  // Not what is denied, wanted or asked.
  static bool is_stated(const Status& status) {
    return !status.negated && !status.hypothetical && !status.question && !status.future && !status.imperative && status.completed;
  }

  void read_predicate(const Predicate& predicate) {
    if (!is_stated(predicate.status)) return;
    const Ground ground{predicate.trigger, &predicate};
    for (const Argument& subject : predicate.arguments) {
      if (subject.path != "nsubj" && subject.path != "nsubjpass") continue;
      if (predicate.kind == PredicateKind::Copula) {
        for (const Argument& attribute : predicate.arguments) if (attribute.path == "attr") read_noun(subject.head, attribute.head, ground);
      } else if (predicate.kind == PredicateKind::Verb) {
        read_verb(predicate, subject, ground);
      }
    }
  }

  // "Norway is a member of NATO", "Audi, a unit of Volkswagen"
  void read_noun(TokenIndex subject, TokenIndex noun, const Ground& ground) {
    for (const std::uint16_t index : rules_for(noun)) {
      const Rule& rule = rules_[index];
      if (rule.by != Construction::Noun) continue;
      for (const TokenIndex preposition : tree_.children(noun)) {
        if (tree_[preposition].deprel != "prep" || tree_[preposition].lemma != rule.preposition) continue;
        for (const TokenIndex object : tree_.children(preposition)) if (tree_[object].deprel == "pobj") add_all(rule, subject, object, ground);
      }
    }
  }

  void read_verb(const Predicate& predicate, const Argument& subject, const Ground& ground) {
    for (const std::uint16_t index : rules_for(predicate.trigger)) {
      const Rule& rule = rules_[index];
      if (rule.by != (predicate.passive ? Construction::Passive : Construction::Verb) || predicate.pieces.size() > 1) continue;
      for (const Argument& object : predicate.arguments) {
        const bool fits = rule.preposition.empty() ? object.path == "dobj" : object.preposition == rule.preposition;
        if (fits && object.head != subject.head) add(rule, subject.head, object.head, ground);
      }
    }
  }

  // "Audi, a unit of Volkswagen"; "Mombasa, Kenya".
  void read_apposition(TokenIndex second) {
    const TokenIndex first = tree_[second].head;
    const Ground ground{second};
    read_noun(first, second, ground);
    read_noun(second, first, ground);  // "the unit of Volkswagen, Audi"
    for (const std::uint16_t index : without_word_) {
      if (rules_[index].by == Construction::Apposition && second == tree_.subtree(second).begin) add(rules_[index], first, second, ground);
    }
  }

  void read_possessive(TokenIndex owner) {
    for (const std::uint16_t index : without_word_) {
      if (rules_[index].by == Construction::Possessive) add(rules_[index], owner, tree_[owner].head, {owner, nullptr, kPossessive});
    }
  }

  // "the Oslo-based union"
  void read_compound(TokenIndex modifier) {
    const auto found = by_word_.find(tree_[modifier].form);
    if (found == by_word_.end()) return;
    for (const std::uint16_t index : found->second) {
      if (rules_[index].by != Construction::Compound) continue;
      for (const TokenIndex place : tree_.children(modifier)) {
        if (place < modifier && tree_[place].deprel != "punct") add(rules_[index], place, tree_[modifier].head, {modifier});
      }
    }
  }

  void add_all(const Rule& rule, TokenIndex subject, TokenIndex object, const Ground& ground) {
    add(rule, subject, object, ground);
    for (const TokenIndex c : tree_.children(object)) if (tree_[c].deprel == "conj") add_all(rule, subject, c, ground);
  }

  // The actor at a token where it is known by name, here or elsewhere in the text.
  const ActorRef* named(TokenIndex token, PartyKind kind) const {
    const Mention* mention = in_.resolution.mentions.at(token);
    const ActorRef* ref = in_.resolution.actor_at(token);
    if (!mention || !ref || ref->actor.entity.empty() || !is_of(ref->actor.kind, kind)) return nullptr;
    return std::binary_search(named_chains_.begin(), named_chains_.end(), mention->chain) ? ref : nullptr;
  }

  void add(const Rule& rule, TokenIndex left, TokenIndex right, const Ground& ground) {
    const ActorRef* first = named(left, rule.subject);
    const ActorRef* second = named(right, rule.object);
    if (!first || !second || first->actor.entity == second->actor.entity) return;
    if (rule.turned) std::swap(first, second), std::swap(left, right);
    if (is_known(first->actor.entity, second->actor.entity)) return;
    schema::Relation& relation = found_.emplace_back();
    relation.document = in_.doc.id;
    relation.sentence = tree_[ground.at].sentence;
    relation.subject = participant(left, *first);
    relation.relation = rule.relation;
    relation.object = participant(right, *second);
    relation.date = date_of(ground);
    const base::TextSpan sentence = tree_.parse().sentences[relation.sentence].span;
    relation.evidence = {sentence, in_.doc.text.substr(sentence.begin, sentence.size())};
    relation.confidence = ground.confidence;
    relation.explanation = {{"relation", fmt::format("{} by '{}'", rule.relation, tree_[ground.at].form)}, {"subject", first->explanation}, {"object", second->explanation}};
  }

  bool is_known(std::string_view subject, std::string_view object) const {
    const auto same = [&](const schema::Relation& known) {
      return (known.subject.actor.entity == subject && known.object.actor.entity == object) ||
             (known.subject.actor.entity == object && known.object.actor.entity == subject);
    };
    return std::any_of(found_.begin(), found_.end(), same) || std::any_of(in_.resolution.relations.begin(), in_.resolution.relations.end(), same);
  }

  schema::Participant participant(TokenIndex head, const ActorRef& ref) const {
    schema::Participant participant;
    participant.actor = ref.actor;
    const base::TextSpan span = tree_.text_span(in_.resolution.mentions.at(head)->name);
    participant.span = span;
    participant.text = in_.doc.text.substr(span.begin, span.size());
    return participant;
  }

  // A stated time, else the document's day; what was is open to the past.
  schema::EventDate date_of(const Ground& ground) const {
    schema::EventDate date;
    if (ground.predicate) {
      for (const Argument& argument : ground.predicate->arguments) {
        if (argument.role != Role::Time) continue;
        for (const TimeExpression& time : in_.times) {
          if (time.tokens.contains(argument.head) && time.days.is_known()) return {time.days, time.granularity, schema::DateBasis::Stated, time.text, time.span, time.value};
        }
      }
    }
    if (!in_.doc.creation_time) return date;
    const bool is_past = ground.predicate && ground.predicate->status.tense == Tense::Past;
    date.days.last = *in_.doc.creation_time;
    if (!is_past) date.days.first = date.days.last;
    date.granularity = is_past ? schema::Granularity::Unknown : schema::Granularity::Day;
    date.basis = is_past ? schema::DateBasis::Inferred : schema::DateBasis::Document;
    return date;
  }

  const std::vector<Rule>& rules_;
  const std::unordered_map<std::string_view, std::vector<std::uint16_t>>& by_word_;
  const std::vector<std::uint16_t>& without_word_;
  const RelationInput& in_;
  const Tree& tree_;
  std::vector<std::uint32_t> named_chains_;
  std::vector<schema::Relation> found_;
};

}  // namespace

std::vector<schema::Relation> RelationFinder::find_relations(const RelationInput& input) const {
  return Reader(impl_->rules, impl_->by_word, impl_->without_word, input).read();
}

}  // namespace dyad::extract
