#include "extract/event/relation_features.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

#include "base/hash.h"

namespace dyad::extract {
namespace {

// How much the kinds of features weigh against each other.
constexpr float kRule = 2;
constexpr float kSource = 1;
constexpr float kWord = 0.5;
constexpr float kPath = 1;
constexpr float kParty = 0.5;
constexpr float kLexicon = 0.5;
constexpr float kStem = 0.5;
constexpr float kFit = 1;
constexpr float kOther = 1;

constexpr std::size_t kUsualFeatures = 256;           // of a sentence of thirty words, or less
constexpr std::size_t kStemLength = 5;                // bytes: "negotiate" and "negotiation" share a stem
constexpr double kGoodFit = 0.9, kFairFit = 0.75;     // of the reading that the rules chose

bool overlaps_any(const base::TextSpan& span, const std::vector<base::TextSpan>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](const base::TextSpan& other) { return other.overlaps(span); });
}

bool is_content(std::string_view upos) { return upos == "VERB" || upos == "NOUN" || upos == "ADJ" || upos == "AUX"; }

bool shapes_meaning(std::string_view deprel) {
  for (std::string_view label : {"dobj", "prep", "xcomp", "ccomp", "neg", "aux", "prt", "attr", "acomp", "amod", "compound", "nsubjpass", "advmod", "mark"}) {
    if (deprel == label) return true;
  }
  return false;
}

// Two ways to keep a feature: with its name, or what a model looks it up by.
struct NamedSink {
  std::map<std::string, float, std::less<>> features;
  void add(const std::string& name, float value) { features[name] = value; }
};
struct HashedSink {
  HashedSink() { features.reserve(kUsualFeatures); }
  std::vector<HashedFeature> features;
  void add(const std::string& name, float value) { features.push_back({base::hash64(name), value}); }
};

template <typename Sink>
class FeatureWriter {
 public:
  FeatureWriter(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation)
      : view_(view), readings_(readings), relation_(relation) {}

  Sink write() {
    const auto actor = find_head(relation_.actor), target = find_head(relation_.target);
    write_rules();
    if (const auto sentence = find_sentence(actor, target)) {
      write_words(*sentence);
      write_candidates(*sentence);
    }
    write_path(actor, target);
    write_party("actor", actor);
    write_party("target", target);
    return std::move(sink_);
  }

 private:
  // The name in parts: most are looked up only, and a string of their own would cost more than that.
  void add(std::initializer_list<std::string_view> parts, float value) {
    name_.clear();
    for (std::string_view part : parts) name_ += part;
    sink_.add(name_, value);
  }

  // The highest token of the first piece.
  std::optional<TokenIndex> find_head(const std::vector<base::TextSpan>& spans) const {
    if (spans.empty()) return std::nullopt;
    const auto& tokens = view_.tree.parse().tokens;
    auto at = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.end <= spans.front().begin; });
    for (; at != tokens.end() && at->span.overlaps(spans.front()); ++at) {
      const auto index = static_cast<TokenIndex>(at - tokens.begin());
      if (view_.tree.is_root(index) || !tokens[at->head].span.overlaps(spans.front())) return index;
    }
    return std::nullopt;
  }

  std::optional<std::uint32_t> find_sentence(std::optional<TokenIndex> actor, std::optional<TokenIndex> target) const {
    if (relation_.predicate) return view_.predicates[*relation_.predicate].sentence;
    if (actor) return view_.tree[*actor].sentence;
    if (target) return view_.tree[*target].sentence;
    return std::nullopt;
  }

  void write_rules() {
    const std::string_view type = relation_.type ? to_string(*relation_.type) : "none";
    add({"rule=", type}, kRule);
    if (!relation_.predicate) return add({"rule.word=", type}, kFit);
    add({relation_.fit > kGoodFit ? "rule.good=" : relation_.fit > kFairFit ? "rule.fair=" : "rule.poor=", type}, kFit);
    const Reading& reading = readings_[*relation_.predicate];
    const Predicate& predicate = view_.predicates[*relation_.predicate];
    for (const std::string& mode : reading.modes) add({"mode=", type, ".", mode}, kSource);
    for (const std::string_view source : reading.sources) {
      const std::size_t word = source.find(' ');
      if (word != std::string_view::npos) add({"source=", source.substr(word + 1)}, kSource);
    }
    const Status& status = predicate.status;
    const std::pair<bool, const char*> flags[] = {{status.negated, "negated"},   {status.future || reading.is_intended, "future"},   {status.hypothetical, "hypothetical"},
                                                  {!status.completed, "incomplete"}, {predicate.passive, "passive"}, {reading.is_cue, "cue"}};
    for (const auto& [holds, name] : flags) {
      if (holds) add({"flag=", name, ".", type}, kSource);
    }
    if (!status.modal.empty()) add({"modal=", status.modal}, kSource);
    add({"trigger=", view_.tree[predicate.trigger].lemma}, kSource);
    for (const Argument& argument : predicate.arguments) {
      if (argument.source == ArgumentSource::Own) add({"object=", to_string_view(argument.role), ":", view_.tree[argument.head].lemma}, kSource);
    }
  }

  static std::string_view to_string_view(Role role) {
    constexpr std::array<std::string_view, kRoleCount> kNames = {"actor", "target", "recipient", "instrument", "place", "time", "topic", "companion"};
    return kNames[static_cast<std::size_t>(role)];
  }

  bool has_party(const std::vector<Party>& parties, const std::vector<base::TextSpan>& spans) const {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return overlaps_any(view_.tree[party.head].span, spans); });
  }

  // Types that other predicates of the sentence speak for.
  void write_candidates(std::uint32_t sentence) {
    // Predicates are in text order; to look at all of them for each relation took minutes for a text of 10 MB.
    const auto& predicates = view_.predicates;
    const auto first = std::partition_point(predicates.begin(), predicates.end(), [&](const Predicate& predicate) { return predicate.sentence < sentence; });
    for (auto i = static_cast<std::size_t>(first - predicates.begin()); i < predicates.size() && predicates[i].sentence == sentence; ++i) {
      if (!readings_[i].type || i == relation_.predicate) continue;
      const std::string_view type = to_string(*readings_[i].type);
      add({"also=", type}, kWord);
      const bool has_actor = has_party(readings_[i].parties.actors, relation_.actor), has_target = has_party(readings_[i].parties.targets, relation_.target);
      if (has_actor || has_target) add({has_actor && has_target ? "also.both=" : has_actor ? "also.actor=" : "also.target=", type}, kOther);
      if (!readings_[i].is_cue) add({"also.sure=", type}, kOther);
      if (view_.tree.is_root(view_.predicates[i].trigger)) add({"also.root=", type}, kOther);
    }
  }

  // Parties and names are written as what they are, so that the model does not learn who.
  std::string_view word_of(TokenIndex index) const {
    const Token& token = view_.tree[index];
    if (overlaps_any(token.span, relation_.actor)) return "<actor>";
    if (overlaps_any(token.span, relation_.target)) return "<target>";
    if (token.upos == "PUNCT" || token.upos == "SPACE") return {};
    if (token.upos == "NUM") return "<number>";
    if (token.upos == "PROPN") return "<name>";
    return token.lemma;
  }

  void write_words(std::uint32_t sentence) {
    const base::TokenSpan tokens = view_.tree.parse().sentences[sentence].tokens;
    std::string_view before;
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
      const std::string_view word = word_of(i);
      if (word.empty() || (word == before && word.front() == '<')) continue;
      add({"word=", word}, kWord);
      if (word.front() != '<' && is_content(view_.tree[i].upos)) {
        add({"stem=", word.substr(0, kStemLength)}, kStem);
        write_senses("lexicon", i, kLexicon);
      }
      add({"words=", before, " ", word}, kWord);
      before = word;
    }
  }

  // The types that the lexicon knows of a word under any condition, those of its plain senses apart.
  void write_senses(std::string_view place, TokenIndex index, float weight) {
    const Token& token = view_.tree[index];
    const PartOfSpeech pos = token.upos == "NOUN" ? PartOfSpeech::Noun : token.upos == "ADJ" ? PartOfSpeech::Adjective : PartOfSpeech::Verb;
    const SenseTypes* types = view_.lexicon.types(pos, view_.numbers.lemma(index));
    if (!types) return;
    for (std::size_t i = 0; i < schema::kEventTypeCount; ++i) {
      const std::string_view type = to_string(static_cast<schema::EventType>(i));
      if (types->plain[i]) add({place, ".plain=", type}, weight);
      if (types->conditioned[i]) add({place, ".may=", type}, weight);
    }
  }

  std::vector<TokenIndex> ancestors(TokenIndex index) const {
    std::vector<TokenIndex> path = {index};
    while (!view_.tree.is_root(path.back())) path.push_back(view_.tree[path.back()].head);
    return path;
  }

  // The tokens that connect the parties, with what hangs on them.
  void write_path(std::optional<TokenIndex> actor, std::optional<TokenIndex> target) {
    if (!actor || !target || view_.tree[*actor].sentence != view_.tree[*target].sentence) return;
    const std::vector<TokenIndex> up = ancestors(*actor), down = ancestors(*target);
    const auto top = std::find_if(up.begin(), up.end(), [&](TokenIndex at) { return std::find(down.begin(), down.end(), at) != down.end(); });
    if (top == up.end()) return;
    std::string labels;
    for (auto at = up.begin(); at != top; ++at) write_step(labels, "up", *at, at == up.begin());
    labels += '|';
    for (auto at = down.begin(); *at != *top; ++at) write_step(labels, "down", *at, at == down.begin());
    write_node("top", *top);
    add({"path=", labels}, kPath);
  }

  void write_step(std::string& labels, std::string_view direction, TokenIndex index, bool is_party) {
    labels += view_.tree[index].deprel;
    labels += '>';
    if (!is_party) write_node(direction, index);
  }

  void write_node(std::string_view place, TokenIndex index) {
    const Token& token = view_.tree[index];
    add({place, "=", token.lemma}, kPath);
    if (!is_content(token.upos)) return;
    write_senses("path", index, kPath);
    write_senses(place, index, kPath);
    for (TokenIndex child : view_.tree.children(index)) {
      const Token& below = view_.tree[child];
      if (!shapes_meaning(below.deprel) || overlaps_any(below.span, relation_.actor) || overlaps_any(below.span, relation_.target)) continue;
      const std::string_view lemma = below.upos == "PROPN" ? "<name>" : below.lemma;
      add({"node=", token.lemma, ">", below.deprel, ":", lemma}, kPath);
      add({"below=", below.deprel, ":", lemma}, kPath);
    }
  }

  void write_party(std::string_view side, std::optional<TokenIndex> head) {
    if (!head) return add({side, "=none"}, kParty);
    const Token& token = view_.tree[*head];
    add({side, "=", token.upos == "PROPN" ? "<name>" : token.lemma}, kParty);
    add({side, ".label=", token.deprel}, kParty);
    const ActorRef* ref = view_.resolution.actor_at(*head);
    if (!ref) return;
    add({side, ".kind=", to_string(ref->actor.kind)}, kParty);
    for (const std::string& sector : ref->actor.sectors) add({side, ".sector=", sector}, kParty);
    if (ref->is_place_use) add({side, ".place"}, kParty);
  }

  const DocumentView& view_;
  const std::vector<Reading>& readings_;
  const Relation& relation_;
  Sink sink_;
  std::string name_;
};

}  // namespace

Features relation_features(const DocumentView& view, const std::vector<Reading>& readings, const Relation& relation) {
  const NamedSink sink = FeatureWriter<NamedSink>(view, readings, relation).write();
  return {sink.features.begin(), sink.features.end()};
}

std::vector<HashedFeature> hashed_relation_features(const DocumentView& view, const std::vector<Reading>& readings,
                                                    const Relation& relation) {
  return FeatureWriter<HashedSink>(view, readings, relation).write().features;
}

}  // namespace dyad::extract
