#include "extract/event/dyad_coder.h"

#include <algorithm>

#include "extract/event/action.h"

namespace dyad::extract {
namespace {

// Weights of one reading; only their order matters. A party in its role says most; each arc of the tree between the
// trigger and a party speaks against.
constexpr double kInRole = 4;
constexpr double kArgumentInRole = 3.5;  // by syntax alone: the argument is no known actor
constexpr double kInOtherRole = 2;
constexpr double kArgument = 1;
constexpr double kPerArc = -0.5;
constexpr double kFarAway = -6;       // not in the same sentence
constexpr double kCue = -2;
constexpr double kComposed = 0.8;     // the whole says more than its part
constexpr double kAbsorbed = -1.5;
constexpr double kOnPath = 0.8;       // on the way from the one party to the other
constexpr double kInsideParty = -3;   // a word of a party's own name or description
constexpr double kCircumstance = -2;  // in a clause of time or condition
constexpr double kWordConfidence = 0.3;
constexpr double kStatement = 0.5;    // what the one says of the other

class Chooser {
 public:
  Chooser(const DocumentView& view, const std::vector<Reading>& readings, const DyadSpans& dyad)
      : view_(view), readings_(readings), dyad_(dyad), actor_(find_heads(dyad.actor)), target_(find_heads(dyad.target)) {}

  std::optional<DyadReading> choose() const {
    std::optional<DyadReading> best;
    double best_score = 0;
    for (std::uint32_t i = 0; i < readings_.size(); ++i) {
      const MoodReading* statement = statement_at(i);
      if (!readings_[i].type && !statement) continue;
      const double score = score_of(i, statement);
      if (!best || score > best_score) {
        best = DyadReading{i, std::clamp(0.5 + score / 20, 0.05, 1.0), statement};
        best_score = score;
      }
    }
    return best;
  }

 private:
  // The highest token of each piece: the head of the phrase that the span covers.
  std::vector<TokenIndex> find_heads(const std::vector<base::TextSpan>& spans) const {
    std::vector<TokenIndex> heads;
    for (const base::TextSpan& span : spans) {
      for (TokenIndex i = 0; i < view_.tree.size(); ++i) {
        if (!view_.tree[i].span.overlaps(span)) continue;
        const TokenIndex head = view_.tree[i].head;
        if (head == i || !view_.tree[head].span.overlaps(span)) heads.push_back(i);
      }
    }
    return heads;
  }

  double score_of(std::uint32_t index, const MoodReading* statement) const {
    const Reading& reading = readings_[index];
    double score = statement ? 2 * kInRole + kStatement : party_score(index, Role::Actor, actor_) + party_score(index, Role::Target, target_);
    if (reading.is_cue) score += kCue;
    if (reading.governed) score += kComposed;
    if (reading.is_absorbed) score += kAbsorbed;
    if (is_on_path(index)) score += kOnPath;
    if (is_inside(index, dyad_.actor) || is_inside(index, dyad_.target)) score += kInsideParty;
    if (is_circumstance(index)) score += kCircumstance;
    return score;
  }

  // Told in a clause of time or condition, or behind a preposition that opens one: "struck after talks", "if the talks fail".
  bool is_circumstance(std::uint32_t index) const {
    std::optional<std::uint32_t> at = index;
    for (int steps = 0; at && steps < 4; at = view_.predicates[*at].governor, ++steps) {
      const GovernorLink link = view_.predicates[*at].link;
      if (link == GovernorLink::Temporal || link == GovernorLink::Conditional) return true;
      const Token& trigger = view_.tree[view_.predicates[*at].trigger];
      if (trigger.deprel != "pobj") continue;
      for (std::string_view preposition : {"after", "before", "during", "amid", "despite", "following", "since"}) {
        if (view_.tree[trigger.head].lemma == preposition) return true;
      }
    }
    return false;
  }

  // The actor says of the target what the predicate tells.
  const MoodReading* statement_at(std::uint32_t index) const {
    const Predicate& predicate = view_.predicates[index];
    if (!predicate.speaker || predicate.link != GovernorLink::Reported) return nullptr;
    const TokenIndex speaker = *predicate.speaker;
    const bool is_said_by_actor = std::any_of(actor_.begin(), actor_.end(), [&](TokenIndex head) { return head == speaker || is_same(head, speaker); });
    if (!is_said_by_actor) return nullptr;
    const bool is_of_target = std::any_of(target_.begin(), target_.end(), [&](TokenIndex head) { return is_subject(index, head); });
    if (!is_of_target) return nullptr;
    const std::string_view mood = predicate.status.negated ? std::string_view() : mood_of(view_, predicate);
    return view_.lexicon.said_of_another(readings_[index].type, mood);
  }

  bool is_subject(std::uint32_t index, TokenIndex head) const {
    const auto& arguments = view_.predicates[index].arguments;
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
      return argument.path.starts_with("nsubj") && (argument.head == head || is_same(argument.head, head) || view_.tree.subtree(argument.head).contains(head));
    });
  }

  bool is_same(TokenIndex left, TokenIndex right) const {
    const Mention* one = view_.resolution.mentions.at(left);
    const Mention* other = view_.resolution.mentions.at(right);
    return one && other && one->chain == other->chain;
  }

  // How well a party stands in its role: of the predicate or of one that it governs, at the nearest of its heads.
  double party_score(std::uint32_t index, Role role, const std::vector<TokenIndex>& heads) const {
    if (heads.empty()) return 0;
    double best = kFarAway;
    std::optional<std::uint32_t> at = index;
    for (int steps = 0; at && steps < 4; at = readings_[*at].governed, ++steps) {
      for (TokenIndex head : heads) best = std::max(best, distance_score(view_.predicates[*at].trigger, head) + role_score(*at, role, head));
      if (role == Role::Actor && has_other_actor(*at, heads)) break;
    }
    return best;
  }

  // In "prosecutors accused the monk of beating the boy" the monk acts, but in the beating only.
  bool has_other_actor(std::uint32_t index, const std::vector<TokenIndex>& heads) const {
    const auto& arguments = view_.predicates[index].arguments;
    const auto is_actor = [](const Argument& argument) { return argument.role == Role::Actor && argument.source == ArgumentSource::Own; };
    if (std::none_of(arguments.begin(), arguments.end(), is_actor)) return false;
    return std::none_of(heads.begin(), heads.end(), [&](TokenIndex head) {
      return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
        return is_actor(argument) && (argument.head == head || is_same(argument.head, head) || view_.tree.subtree(argument.head).contains(head));
      });
    });
  }

  double role_score(std::uint32_t index, Role role, TokenIndex head) const {
    const Parties& parties = readings_[index].parties;
    if (names(role == Role::Actor ? parties.actors : parties.targets, head)) return kInRole;
    if (const Argument* argument = argument_at(index, head)) {
      const bool is_actor = argument->role == Role::Actor;
      if (is_actor == (role == Role::Actor)) return kArgumentInRole;
    }
    if (names(role == Role::Actor ? parties.targets : parties.actors, head)) return kInOtherRole;
    return argument_at(index, head) ? kArgument : 0;
  }

  // Whether the trigger stands between the parties in the tree: on the way from each to the lowest token over both.
  bool is_on_path(std::uint32_t index) const {
    const TokenIndex trigger = view_.predicates[index].trigger;
    for (TokenIndex actor : actor_) {
      for (TokenIndex target : target_) {
        const bool over_actor = view_.tree.is_ancestor(trigger, actor), over_target = view_.tree.is_ancestor(trigger, target);
        if (over_actor != over_target) return true;
        if (!over_actor) continue;
        const auto children = view_.tree.children(trigger);
        const bool is_lowest = std::none_of(children.begin(), children.end(), [&](TokenIndex child) {
          return view_.tree.is_ancestor(child, actor) && view_.tree.is_ancestor(child, target);
        });
        if (is_lowest) return true;
      }
    }
    return false;
  }

  bool is_inside(std::uint32_t index, const std::vector<base::TextSpan>& spans) const {
    const base::TextSpan trigger = view_.tree[view_.predicates[index].trigger].span;
    return std::any_of(spans.begin(), spans.end(), [&](const base::TextSpan& span) { return span.overlaps(trigger); });
  }

  // Whether a party is the one at `head`, or stands for it inside its phrase or by coreference.
  bool names(const std::vector<Party>& parties, TokenIndex head) const {
    const Mention* mention = view_.resolution.mentions.at(head);
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      if (party.head == head || view_.tree.subtree(party.head).contains(head)) return true;
      const Mention* other = view_.resolution.mentions.at(party.head);
      return mention && other && mention->chain == other->chain;
    });
  }

  // The argument that is the party or holds it in its phrase; the smallest.
  const Argument* argument_at(std::uint32_t index, TokenIndex head) const {
    const Argument* best = nullptr;
    for (const Argument& argument : view_.predicates[index].arguments) {
      if (argument.head != head && !view_.tree.subtree(argument.head).contains(head)) continue;
      if (!best || view_.tree.is_ancestor(best->head, argument.head)) best = &argument;
    }
    return best;
  }

  // Arcs from the one to the other through their lowest common ancestor.
  double distance_score(TokenIndex trigger, TokenIndex head) const {
    if (view_.tree[trigger].sentence != view_.tree[head].sentence) return kFarAway;
    int arcs = 0;
    for (TokenIndex at = trigger;; at = view_.tree[at].head, ++arcs) {
      if (view_.tree.is_ancestor(at, head)) {
        for (TokenIndex below = head; below != at; below = view_.tree[below].head) ++arcs;
        return kPerArc * arcs;
      }
      if (view_.tree.is_root(at)) return kFarAway;
    }
  }

  const DocumentView& view_;
  const std::vector<Reading>& readings_;
  const DyadSpans& dyad_;
  std::vector<TokenIndex> actor_;
  std::vector<TokenIndex> target_;
};

// Searches words where no predicate helps.
class WordFinder {
 public:
  WordFinder(const DocumentView& view, const DyadSpans& dyad) : view_(view), dyad_(dyad) {}

  // Words between the parties first, then the nearest; verbs before nouns.
  std::optional<WordReading> find() const {
    std::optional<WordReading> best;
    std::uint32_t best_cost = 0;
    for (TokenIndex i = 0; i < view_.tree.size(); ++i) {
      if (is_party(i)) continue;
      const std::string_view upos = view_.tree[i].upos;
      const bool is_verb = upos == "VERB" || (upos == "ADJ" && view_.tree[i].norm.ends_with("ed"));
      if (!is_verb && upos != "NOUN") continue;
      const Sense* sense = plain_sense(i, is_verb);
      if (!sense) continue;
      const std::uint32_t cost = distance(i) + (is_verb ? 0 : kNounCost) + (sense->is_cue ? kCueCost : 0);
      if (best && cost >= best_cost) continue;
      best = WordReading{i, sense};
      best_cost = cost;
    }
    return best;
  }

 private:
  static constexpr std::uint32_t kNounCost = 40, kCueCost = 20;  // in bytes of text

  bool is_party(TokenIndex token) const {
    const base::TextSpan span = view_.tree[token].span;
    for (const auto* spans : {&dyad_.actor, &dyad_.target}) {
      for (const base::TextSpan& party : *spans) {
        if (party.overlaps(span)) return true;
      }
    }
    return false;
  }

  const Sense* plain_sense(TokenIndex token, bool is_verb) const {
    const Token& word = view_.tree[token];
    std::vector<std::pair<PartOfSpeech, std::string>> keys;
    if (!is_verb) {
      keys.emplace_back(PartOfSpeech::Noun, word.lemma);
    } else {
      keys.emplace_back(PartOfSpeech::Verb, word.lemma);
      for (std::string& stem : CodingLexicon::verb_stems(word.norm)) keys.emplace_back(PartOfSpeech::Verb, std::move(stem));
    }
    for (const auto& [pos, lemma] : keys) {
      for (const Sense& sense : view_.lexicon.senses(pos, lemma)) {
        if (sense.conditions.empty() && !sense.is_none) return &sense;
      }
    }
    return nullptr;
  }

  // Nothing between the parties, else the bytes to the nearer one.
  std::uint32_t distance(TokenIndex token) const {
    const base::TextSpan span = view_.tree[token].span;
    std::uint32_t nearest = 0xFFFF;
    bool is_after = false, is_before = false;
    for (const auto* spans : {&dyad_.actor, &dyad_.target}) {
      for (const base::TextSpan& party : *spans) {
        (party.end <= span.begin ? is_after : is_before) = true;
        nearest = std::min(nearest, party.end <= span.begin ? span.begin - party.end : party.begin - span.end);
      }
    }
    return is_after && is_before ? 0 : nearest;
  }

  const DocumentView& view_;
  const DyadSpans& dyad_;
};

std::string join(const std::vector<std::string>& sources) {
  std::string text;
  for (const std::string& source : sources) text += (text.empty() ? "" : "; ") + source;
  return text;
}

}  // namespace

std::optional<DyadReading> choose_reading(const DocumentView& view, const std::vector<Reading>& readings,
                                          const DyadSpans& dyad) {
  return Chooser(view, readings, dyad).choose();
}

void code_chosen(CodedDyad& coded, const DyadReading& chosen, const std::vector<Reading>& readings, const DocumentView& view, const schema::Ontology& ontology) {
  const Predicate& predicate = view.predicates[chosen.predicate];
  Reading reading = readings[chosen.predicate];
  if (chosen.statement) {
    reading.type = chosen.statement->type;
    reading.modes = chosen.statement->modes;
    reading.cameo = chosen.statement->cameo;
    reading.sources.push_back(chosen.statement->source);
  }
  if (reading.is_intended) coded.flags.future = true;
  schema::Action action = describe_action(view.doc.text, view.tree, predicate);
  code_action(action, reading, view, predicate);
  if (coded.flags.negated && ontology.facts(*action.type).quad <= 2) {
    coded.flags.negated = false;
    action.type = schema::EventType::Reject;
    action.modes.clear();
    action.cameo = view.lexicon.cameo(schema::EventType::Reject, {}).code;
  }
  coded.type = action.type;
  coded.modes = action.modes;
  coded.cameo = action.cameo;
  coded.quad = ontology.facts(*coded.type).quad;
  coded.confidence = chosen.fit;
  coded.explanation = {{"action", action.text}, {"type", join(reading.sources)}};
}

std::optional<WordReading> find_word(const DocumentView& view, const DyadSpans& dyad) {
  return WordFinder(view, dyad).find();
}

void code_word(CodedDyad& coded, const WordReading& word, const DocumentView& view, const schema::Ontology& ontology) {
  Predicate predicate;
  predicate.trigger = word.token;
  predicate.pieces = {word.token};
  predicate.sentence = view.tree[word.token].sentence;
  Reading reading;
  reading.type = word.sense->type;
  reading.modes = word.sense->modes;
  reading.cameo = word.sense->cameo;
  schema::Action action = describe_action(view.doc.text, view.tree, predicate);
  code_action(action, reading, view, predicate);
  coded.type = action.type;
  coded.modes = action.modes;
  coded.cameo = action.cameo;
  coded.quad = ontology.facts(*coded.type).quad;
  coded.confidence = kWordConfidence;
  coded.explanation = {{"action", action.text}, {"type", word.sense->source}};
}

}  // namespace dyad::extract
