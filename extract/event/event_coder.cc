#include "extract/event/event_coder.h"

#include <algorithm>
#include <array>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "base/hash.h"
#include "extract/event/action.h"
#include "extract/event/background.h"
#include "extract/event/counts.h"
#include "extract/event/demands.h"
#include "extract/event/dyad_coder.h"
#include "extract/event/event_date.h"
#include "extract/event/coding_lexicon.h"
#include "extract/event/event_location.h"
#include "extract/event/indirect_parties.h"
#include "extract/event/named_parties.h"
#include "extract/event/reading.h"
#include "extract/event/second_stage.h"

namespace dyad::extract {
namespace {

using schema::Event;
using schema::EventType;

constexpr double kBaseConfidence = 0.92;
constexpr double kUnknownActor = 0.9;     // an actor without code may be a thing
constexpr double kHypothetical = 0.9;
constexpr double kCue = 0.7;              // a word that is weak by itself
constexpr double kWithoutTarget = 0.9;
constexpr double kUnlikely = 0.08;        // below this an event is not told
constexpr double kDoubtful = 0.35;        // an event of one side is not told below this
constexpr double kNoEventAtAll = 0.5;     // probability of the model from which an event is dropped
constexpr double kTypical = 0.8;          // its probability of a type where the sentence says it plainly
constexpr int kHistoricalYears = 2;       // an event whose date ends this long before the document is background

std::string join(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& piece : pieces) text += (text.empty() ? "" : "; ") + piece;
  return text;
}

schema::Flags read_flags(const Document& doc, const Predicate& predicate, const schema::EventDate& date) {
  // What is done for a purpose is meant to come: no doubt is said of it.
  schema::Flags flags{predicate.status.negated, predicate.status.future || predicate.status.aim, predicate.status.hypothetical && !predicate.status.aim, false};
  flags.historical = doc.creation_time && date.days.last && *date.days.last < *doc.creation_time - std::chrono::days(365 * kHistoricalYears);
  return flags;
}

// All that coding knows.
struct Knowledge {
  CodingOptions options;
  schema::Ontology ontology;
  CodingLexicon lexicon;
  CountReader counts;
  IndirectParties indirect;
  SecondStage second_stage;
};

// Codes the events of one document.
class DocumentCoder {
 public:
  DocumentCoder(const DocumentView& view, const Knowledge& knowledge)
      : view_(view), counts_(knowledge.counts), indirect_(knowledge.indirect), ontology_(knowledge.ontology), options_(knowledge.options),
        second_stage_(knowledge.second_stage), readings_(read_predicates(view, {})),
        dater_(view.tree, view.times, view.predicates, view.doc.creation_time), is_predicate_(view.tree.size(), false) {
    for (const Predicate& predicate : view.predicates) is_predicate_[predicate.trigger] = true;
  }

  CodedEvents code() {
    read_demands(view_, readings_);
    indirect_.complete(view_, readings_);
    for (std::uint32_t i = 0; i < readings_.size(); ++i) code_one(i);
    return std::move(coded_);
  }

 private:
  void code_one(std::uint32_t index) {
    const Reading& reading = readings_[index];
    if (std::string reason = reason_against(index); !reason.empty()) return leave_out(index, view_.tree[view_.predicates[index].trigger].span, std::move(reason));
    Event event = make_event(index, reading);
    if (!refine(index, event)) return leave_out(index, event.action.span, "reads like no event between two parties");
    // What one country's side says that another's must do is plain, however seldom the model has seen it.
    const bool is_plain = reading.is_said && are_of_countries(event);
    if (event.confidence < kUnlikely && !is_plain) return leave_out(index, event.action.span, "hardly anything says that it is one");
    if (is_doubtful(index, event)) return leave_out(index, event.action.span, "too little says that it is one, and only one side is told");
    event.id = identify(event);
    if (options_.keep_uncoded) name_participants(view_.doc.text, view_.clause(index), reading.parties, is_predicate_, event);
    coded_.events.push_back(std::move(event));
  }

  void leave_out(std::uint32_t index, base::TextSpan span, std::string reason) {
    coded_.uncoded.push_back({view_.predicates[index].sentence, span, std::move(reason)});
    if (options_.keep_uncoded) coded_.events.push_back(make_uncoded_event(index));
  }

  static bool are_of_countries(const Event& event) {
    return !event.actors.empty() && !event.targets.empty() && !event.actors.front().actor.code.empty() && !event.targets.front().actor.code.empty();
  }

  // "The teachers called a strike": a protest that the entry asks for by its noun needs no other side.
  bool is_doubtful(std::uint32_t index, const Event& event) const {
    const Reading& reading = readings_[index];
    const bool is_plain = (reading.is_specific && event.action.type == EventType::Protest) || reading.is_mutual || view_.predicates[index].reciprocal;
    return event.confidence < kDoubtful && !is_plain && (event.actors.empty() || event.targets.empty());
  }

  // The second stage looks at events between two parties. False where it sees none.
  bool refine(std::uint32_t index, Event& event) const {
    Relation relation{index, event.action.type, {}, {}};
    const auto add_span = [](const std::vector<schema::Participant>& participants, std::vector<base::TextSpan>& spans) {
      if (!participants.empty() && participants.front().span) spans.push_back(*participants.front().span);
    };
    add_span(event.actors, relation.actor);
    add_span(event.targets, relation.target);
    RelationCoding coding{event.action.type, event.action.modes, event.action.cameo, {}, 0, {}};
    second_stage_.refine(view_, readings_, relation, coding);
    if (coding.no_event > kNoEventAtAll) return false;
    event.action.type = coding.type;
    event.action.modes = coding.modes;
    event.action.cameo = coding.cameo;
    for (const std::string& change : coding.changes) event.explanation.emplace_back("model", change);
    if (coding.probability) event.confidence = std::clamp(event.confidence * *coding.probability * (1 - coding.no_event) / kTypical, 0.05, 0.99);
    return true;
  }

  // Why a predicate gives no coded event, or nothing.
  std::string reason_against(std::uint32_t index) const {
    const Reading& reading = readings_[index];
    const Predicate& predicate = view_.predicates[index];
    if (reading.is_absorbed) return "part of the event of its governing predicate";
    if (reading.is_no_event) return fmt::format("no event: '{}' of a thing, a match or in a figure of speech", predicate.lemma);
    if (!reading.type) return fmt::format("no entry for '{}'", predicate.lemma);
    if (predicate.status.question) return "a question";
    if (predicate.link == GovernorLink::Purpose && predicate.status.hypothetical) return "an aim, not an act";
    if (reading.parties.actors.empty() && reading.parties.targets.empty()) return "no actor and no target";
    if (reading.parties.actors.empty() && std::all_of(reading.parties.targets.begin(), reading.parties.targets.end(), [](const Party& target) { return target.role == Role::Place; })) {
      return "nobody who acts or is acted on";
    }
    if (is_background(view_, readings_, index)) return "a circumstance of another event";
    if (is_told_above(index)) return "told by its governing predicate already";
    if (is_only_named(predicate, reading)) return "a noun that names an act and tells of none";
    if (reading.parties.actors.empty() && ontology_.facts(*reading.type).quad < 4) return "no actor";
    if (reading.parties.targets.empty() && ontology_.facts(*reading.type).target_required && !predicate.reciprocal && !reading.is_mutual) return "no target";
    return {};
  }

  // "fought to topple the king": one act between the same two.
  bool is_told_above(std::uint32_t index) const {
    const Predicate& predicate = view_.predicates[index];
    if (!predicate.governor || predicate.link == GovernorLink::Coordination) return false;
    const Reading& told = readings_[index];
    const Reading& above = readings_[*predicate.governor];
    return told.type == above.type && !above.is_absorbed && !told.parties.targets.empty() && have_same_entities(told.parties.actors, above.parties.actors) &&
           have_same_entities(told.parties.targets, above.parties.targets);
  }

  // "Moscow's security demands", "some Russian proposals": without both parties such a noun tells of no event, unless it is an act of force.
  bool is_only_named(const Predicate& predicate, const Reading& reading) const {
    if (predicate.kind != PredicateKind::Noun || ontology_.facts(*reading.type).quad == 4) return false;
    const std::size_t parties = reading.parties.actors.size() + reading.parties.targets.size();
    return parties < 2;
  }

  // An event without type: whatever the predicate names takes part.
  Event make_uncoded_event(std::uint32_t index) const {
    Reading reading;
    reading.parties = find_named_parties(view_.doc.text, view_.clause(index), is_predicate_);
    Event event = make_event(index, reading);
    event.id = identify(event);
    return event;
  }

  // All but its identifier.
  Event make_event(std::uint32_t index, const Reading& reading) const {
    const Predicate& predicate = view_.predicates[index];
    Event event;
    event.document = view_.doc.id;
    event.sentence = predicate.sentence;
    event.action = describe_action(view_.doc.text, view_.tree, predicate);
    if (reading.type) code_action(event.action, reading, view_, predicate);
    for (const Party& party : reading.parties.actors) (is_other_side(event, reading, party) ? event.targets : event.actors).push_back(party.participant);
    for (const Party& party : reading.parties.targets) event.targets.push_back(party.participant);
    event.date = date_of(index, reading).date;
    event.flags = read_flags(view_.doc, predicate, event.date);
    if (reading.is_intended) event.flags.future = true;
    if (reading.is_said) event.flags.negated = event.flags.future = event.flags.hypothetical = false;
    if (is_refusal(reading, predicate, ontology_) && event.action.type) reject(event);
    event.location = find_location(view_, predicate);
    event.reported_by = find_speaker(predicate);
    counts_.add_counts(view_.tree, predicate, event.counts);
    for (std::uint32_t result : reading.results) counts_.add_counts(view_.tree, view_.predicates[result], event.counts);
    event.evidence = evidence(predicate);
    event.confidence = confidence(event, reading);
    event.explanation = explain(index, reading);
    return event;
  }

  // Those who meet are all actors; of a meeting that is only promised or asked for, who is to be met is the target ("would meet the envoy").
  static bool is_other_side(const Event& event, const Reading& reading, const Party& party) {
    const auto is_subject = [](const Party& other) { return other.how.starts_with("nsubj"); };
    const std::vector<Party>& actors = reading.parties.actors;
    return event.action.type != reading.type && reading.parties.targets.empty() && !is_subject(party) && std::any_of(actors.begin(), actors.end(), is_subject);
  }

  // Whether doing the one is doing the other: "began to attack", "resumed talks"; not "closed the border after the attack", "accused of the attack".
  bool is_done_by(std::uint32_t index, std::uint32_t governed) const {
    constexpr std::array<std::string_view, 4> kSame = {"xcomp", "dobj", "nsubjpass", "oprd"};
    const Token& token = view_.tree[view_.predicates[governed].trigger];
    return token.head == view_.predicates[index].trigger && std::find(kSame.begin(), kSame.end(), token.deprel) != kSame.end();
  }

  // "expects talks to begin in January": the talks are in January.
  const DatedEvent& date_of(std::uint32_t index, const Reading& reading) const {
    const DatedEvent& own = dater_.date_of(index);
    if (!reading.governed) return own;
    const DatedEvent& governed = dater_.date_of(*reading.governed);
    const bool takes_governed = reading.is_intended || (own.date.basis != schema::DateBasis::Stated && is_done_by(index, *reading.governed));
    return takes_governed && governed.date.basis == schema::DateBasis::Stated ? governed : own;
  }

  void reject(Event& event) const {
    event.action.type = EventType::Reject;
    event.action.modes.clear();
    event.action.cameo = view_.lexicon.cameo(EventType::Reject, {}).code;
    event.flags.negated = false;
  }

  std::optional<schema::Participant> find_speaker(const Predicate& predicate) const {
    if (!predicate.speaker) return std::nullopt;
    const ActorRef* ref = view_.resolution.actor_at(*predicate.speaker);
    const Mention* mention = view_.resolution.mentions.at(*predicate.speaker);
    if (!ref || !mention || !ref->is_actor) return std::nullopt;
    return make_participant(view_.doc.text, view_.tree, view_.resolution, *mention, *ref);
  }

  schema::Evidence evidence(const Predicate& predicate) const {
    const base::TextSpan span = view_.tree.parse().sentences[predicate.sentence].span;
    return {span, view_.doc.text.substr(span.begin, span.size())};
  }

  double confidence(const Event& event, const Reading& reading) const {
    double value = kBaseConfidence;
    for (const auto* parties : {&reading.parties.actors, &reading.parties.targets}) {
      for (const Party& party : *parties) {
        value *= party.certainty;
        if (party.participant.actor.kind == schema::EntityKind::Unknown) value *= kUnknownActor;
      }
    }
    if (reading.is_cue) value *= kCue;
    if (event.flags.hypothetical) value *= kHypothetical;
    if (event.targets.empty()) value *= kWithoutTarget;
    if (!event.action.type) value *= 0.5;
    return std::max(0.05, value);
  }

  schema::Explanation explain(std::uint32_t index, const Reading& reading) const {
    schema::Explanation explanation;
    if (!reading.sources.empty()) explanation.emplace_back("type", join(reading.sources));
    for (const Party& party : reading.parties.actors) explanation.emplace_back("actor", party.how);
    for (const Party& party : reading.parties.targets) explanation.emplace_back("target", party.how);
    explanation.emplace_back("date", date_of(index, reading).explanation);
    for (const EventOrder& order : dater_.orders()) {
      if (order.earlier == index || order.later == index) explanation.emplace_back("order", describe(order, index));
    }
    const std::string& modal = view_.predicates[index].status.modal;
    if (!modal.empty()) explanation.emplace_back("mood", modal);
    return explanation;
  }

  // "P2D after 'attack' [14,20] (after)": where the other event's word stands is what names it.
  std::string describe(const EventOrder& order, std::uint32_t index) const {
    const std::string_view relation = order.kind == EventOrder::Kind::Together ? "together with" : order.later == index ? "after" : "before";
    const Token& other = view_.tree[view_.predicates[order.earlier == index ? order.later : order.earlier].trigger];
    const std::string distance = order.distance.empty() ? "" : order.distance + " ";
    return fmt::format("{}{} '{}' [{},{}] ({})", distance, relation, other.form, other.span.begin, other.span.end, order.word);
  }

  static std::string identify(const Event& event) {
    std::string canonical = fmt::format(FMT_COMPILE("{}|{}|{}|{}"), event.document, event.action.span.begin, event.action.span.end,
                                        event.action.type ? to_string(*event.action.type) : std::string_view("-"));
    for (const auto& participant : event.actors) canonical += "|a:" + participant.actor.entity;
    for (const auto& participant : event.targets) canonical += "|t:" + participant.actor.entity;
    return base::content_hash(canonical);
  }

  const DocumentView& view_;
  const CountReader& counts_;
  const IndirectParties& indirect_;
  const schema::Ontology& ontology_;
  const CodingOptions& options_;
  const SecondStage& second_stage_;
  std::vector<Reading> readings_;
  EventDater dater_;
  std::vector<bool> is_predicate_;  // by token
  CodedEvents coded_;
};

}  // namespace

struct EventCoder::Impl : Knowledge {};

EventCoder::EventCoder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
EventCoder::~EventCoder() = default;

base::Result<std::unique_ptr<const EventCoder>> EventCoder::load(CodingOptions options) {
  auto ontology = schema::Ontology::load();
  if (!ontology) return ontology.error();
  auto lexicon = CodingLexicon::load(*ontology);
  if (!lexicon) return lexicon.error();
  auto counts = CountReader::load();
  if (!counts) return counts.error();
  auto indirect = IndirectParties::load(*ontology);
  if (!indirect) return indirect.error();
  auto stage = SecondStage::load(options.type_model, options.conventions);
  if (!stage) return stage.error();
  auto impl = std::make_unique<Impl>(Impl{{options, std::move(*ontology), std::move(*lexicon), std::move(*counts), std::move(*indirect), std::move(*stage)}});
  return std::unique_ptr<const EventCoder>(new EventCoder(std::move(impl)));
}

CodedEvents EventCoder::code(const Document& doc, const Tree& tree, const Resolution& resolution, const std::vector<TimeExpression>& times,
                             const std::vector<Predicate>& predicates) const {
  const DocumentView view{doc, tree, resolution, times, predicates, impl_->lexicon};
  return DocumentCoder(view, *impl_).code();
}

namespace {

// What the rules say of two given parties, in the conventions of the manual.
struct RuledDyad {
  std::vector<Reading> readings;
  CodedDyad coded;
  Relation relation;
  bool is_no_event = false;  // no answer, and the text says plainly that there is none
};

RuledDyad code_by_rules(const DocumentView& view, const schema::Ontology& ontology, const DyadSpans& dyad) {
  RuledDyad ruled;
  ruled.readings = read_predicates(view, {.use_cues = true});
  ruled.relation.actor = dyad.actor;
  ruled.relation.target = dyad.target;
  const auto chosen = choose_reading(view, ruled.readings, dyad);
  if (chosen) {
    const EventDater dater(view.tree, view.times, view.predicates, view.doc.creation_time);
    ruled.coded.flags = read_flags(view.doc, view.predicates[chosen->predicate], dater.date_of(chosen->predicate).date);
    code_chosen(ruled.coded, *chosen, ruled.readings, view, ontology);
    ruled.relation.predicate = chosen->predicate;
    ruled.relation.fit = chosen->fit;
  } else {
    ruled.is_no_event = std::any_of(ruled.readings.begin(), ruled.readings.end(), [](const Reading& reading) { return reading.is_no_event; });
  }
  if (!chosen && !ruled.is_no_event) {
    const auto word = find_word(view, dyad);
    if (word) code_word(ruled.coded, *word, view, ontology);
  }
  ruled.relation.type = ruled.coded.type;
  return ruled;
}

}  // namespace

CodedDyad EventCoder::code_dyad(const Document& doc, const Tree& tree, const Resolution& resolution, const std::vector<TimeExpression>& times,
                                const std::vector<Predicate>& predicates, const DyadSpans& dyad) const {
  const DocumentView view{doc, tree, resolution, times, predicates, impl_->lexicon};
  RuledDyad ruled = code_by_rules(view, impl_->ontology, dyad);
  CodedDyad& coded = ruled.coded;
  if (ruled.is_no_event) return std::move(coded);
  RelationCoding coding{coded.type, coded.modes, coded.cameo, {}, 0, {}};
  impl_->second_stage.refine(view, ruled.readings, ruled.relation, coding);
  coded.type = coding.type;
  coded.modes = coding.modes;
  coded.cameo = coding.cameo;
  if (coded.type) coded.quad = impl_->ontology.facts(*coded.type).quad;
  if (coding.probability) coded.confidence = *coding.probability;
  for (const std::string& change : coding.changes) coded.explanation.emplace_back("model", change);
  return std::move(coded);
}

Features EventCoder::dyad_features(const Document& doc, const Tree& tree, const Resolution& resolution, const std::vector<TimeExpression>& times,
                                   const std::vector<Predicate>& predicates, const DyadSpans& dyad) const {
  const DocumentView view{doc, tree, resolution, times, predicates, impl_->lexicon};
  const RuledDyad ruled = code_by_rules(view, impl_->ontology, dyad);
  return impl_->second_stage.features(view, ruled.readings, ruled.relation, {ruled.coded.type, ruled.coded.modes, ruled.coded.cameo, {}, 0, {}});
}

}  // namespace dyad::extract
