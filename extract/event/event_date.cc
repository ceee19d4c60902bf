#include "extract/event/event_date.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "base/any_of.h"
#include "base/string_map.h"
#include "extract/time/clause_tense.h"
#include "extract/time/time_value.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {
namespace {

using base::is_any_of;
using base::DateInterval;
using schema::DateBasis;
using schema::Granularity;
using std::chrono::days;

constexpr std::array<std::string_view, 6> kArguments = {"nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd"};
// "During the 2019 election": what is told happened then.
constexpr std::array<std::string_view, 4> kDuring = {"during", "in", "at", "amid"};
constexpr std::array<std::string_view, 9> kPostponing = {"postpone", "delay", "adjourn", "defer", "reschedule", "push", "move", "schedule", "set"};

bool is_verbal(const Predicate& predicate) {
  return predicate.kind == PredicateKind::Verb || predicate.kind == PredicateKind::LightVerb || predicate.kind == PredicateKind::Copula;
}

// "A flight", as against one that is known: "the flight", "Monday's flight".
bool is_new(const Tree& tree, TokenIndex noun) {
  const auto article = tree.child(noun, "det");
  return article && (tree[*article].lemma == "a" || tree[*article].lemma == "an");
}

// "has often recalled" tells of what was done before, not of what is new.
bool tells_experience(const Tree& tree, TokenIndex verb) {
  constexpr std::array<std::string_view, 15> kExperience = {"already", "ever", "never", "long", "always", "often", "repeatedly", "previously", "once", "twice",
                                                            "before", "yet", "far", "traditionally", "since"};
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return is_any_of(to_lower(tree[child].form), kExperience); });
}

bool is_firm(const schema::EventDate& date) { return date.basis == DateBasis::Stated || date.basis == DateBasis::Inherited; }

DatedEvent on_document(base::Date now, DateBasis basis, std::string why) {
  DatedEvent dated;
  dated.date.days = {now, now};
  dated.date.granularity = Granularity::Day;
  dated.date.basis = basis;
  dated.explanation = std::move(why);
  return dated;
}

DatedEvent open(DateInterval interval, std::string why) {
  DatedEvent dated;
  dated.date.days = interval;
  dated.date.granularity = Granularity::Interval;
  dated.date.basis = DateBasis::Inferred;
  dated.explanation = std::move(why);
  return dated;
}

}  // namespace

EventDater::EventDater(const Tree& tree, const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates,
                       std::optional<base::Date> creation_time)
    : tree_(&tree), times_(&times), predicates_(&predicates), creation_time_(creation_time), clause_times_(find_clause_times(tree, times, predicates)),
      governed_(predicates.size()), names_(predicates.size()), dated_(predicates.size()), orders_(find_orders(tree, times, predicates)),
      orders_of_(predicates.size()), marks_(predicates.size(), Mark::New) {
  has_headline_ = tree.size() != 0 && is_headline(tree, 0);
  for (std::size_t i = 0; i < predicates.size(); ++i) {
    if (predicates[i].governor && *predicates[i].governor != i) governed_[*predicates[i].governor].push_back(static_cast<std::uint32_t>(i));
  }
  for (std::uint32_t i = 0; i < orders_.size(); ++i) {
    orders_of_[orders_[i].earlier].push_back(i);
    orders_of_[orders_[i].later].push_back(i);
  }
  group_by_name();
  // The title comes last: it has its dates from the text.
  for (const bool title : {false, true}) {
    for (std::size_t i = 0; i < predicates.size(); ++i) {
      if (is_title(predicates[i]) == title) resolve(i);
    }
  }
  tighten();
}

bool EventDater::is_title(const Predicate& predicate) const { return has_headline_ && predicate.sentence == 0; }

// Whether an event of this tense can lie in these days: what is told as past does not lie ahead.
bool EventDater::fits(const Predicate& predicate, const schema::EventDate& date) const {
  if (!creation_time_ || !is_verbal(predicate)) return true;
  const bool past = !predicate.status.future && !predicate.status.hypothetical && (predicate.status.tense == Tense::Past || predicate.status.perfect);
  if (past && date.days.first && *date.days.first > *creation_time_) return false;
  if (past && date.days.first == creation_time_ && date.days.last && *date.days.last > *creation_time_) return false;
  return !(predicate.status.future && date.days.last && *date.days.last < *creation_time_);
}

std::optional<DatedEvent> EventDater::state(std::size_t index) const {
  std::optional<DatedEvent> best;
  bool best_loose = false;
  for (const TimeLink& link : clause_times_[index].dates) {
    const TimeExpression& time = (*times_)[link.time];
    schema::EventDate date{time.days, time.granularity, DateBasis::Stated, time.text, time.span, time.value};
    if (!fits((*predicates_)[index], date)) continue;
    // The closest and finest one says most; of equal ones the first.
    if (best && (best_loose < link.loose || (best_loose == link.loose && best->date.granularity <= date.granularity))) continue;
    apply_preposition(link.preposition, creation_time_, date);
    best = DatedEvent{date, fmt::format("'{}' by {} ({})", time.text, link.path, time.rule)};
    best_loose = link.loose;
  }
  if (best) stretch(index, *best);
  return best;
}

// "On 3 May they bombed the port for two weeks" lasts until the 16th.
void EventDater::stretch(std::size_t index, DatedEvent& dated) const {
  if (dated.date.granularity != Granularity::Day || !dated.date.days.first) return;
  for (const TimeLink& link : clause_times_[index].lengths) {
    const TimeExpression& time = (*times_)[link.time];
    const DateInterval end = days_apart(dated.date.days, time.value, 1);
    if (link.preposition != "for" || !end.first || *end.first <= *dated.date.days.first) continue;
    const base::Date last = *to_day_apart(*dated.date.days.first, time.value, 1) - days(1);
    if (last <= *dated.date.days.first) return;
    dated.date.days.last = last;
    dated.date.granularity = Granularity::Interval;
    dated.explanation += fmt::format(", for '{}'", time.text);
    return;
  }
}

std::optional<DatedEvent> EventDater::measure(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (!creation_time_ || !is_verbal(predicate) || predicate.status.hypothetical) return std::nullopt;
  const base::Date now = *creation_time_;
  for (const TimeLink& link : clause_times_[index].lengths) {
    const TimeExpression& time = (*times_)[link.time];
    const bool lasts = link.preposition == "for" || link.preposition.empty();
    const Status& status = predicate.status;
    schema::EventDate date{{}, Granularity::Interval, DateBasis::Stated, time.text, time.span, time.value};
    if (status.future && link.preposition == "in") {
      date.days = days_apart({now, now}, time.value, 1);
      if (date.days.first) date.granularity = date.days.first == date.days.last ? Granularity::Day : Granularity::Interval;
    } else if (status.future && link.preposition == "within") {
      if (const auto end = to_day_apart(now, time.value, 1)) date.days = {now, *end};
    } else if (lasts && status.perfect && status.tense == Tense::Present) {
      if (const auto begin = to_day_apart(now, time.value, -1)) date.days = {*begin, now};
    }
    if (!date.days.is_known()) continue;
    return DatedEvent{date, fmt::format("'{}' by {}, counted from the document's date", time.text, link.path)};
  }
  return std::nullopt;
}

std::optional<DatedEvent> EventDater::repeat(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (clause_times_[index].repeats.empty() || !is_verbal(predicate)) return std::nullopt;
  const TimeLink& link = clause_times_[index].repeats.front();
  const TimeExpression& time = (*times_)[link.time];
  schema::EventDate date{{}, Granularity::Unknown, DateBasis::Unknown, time.text, time.span, time.value};
  if (predicate.status.tense == Tense::Past && creation_time_) {
    date.days.last = creation_time_;
    date.granularity = Granularity::Interval;
    date.basis = DateBasis::Inferred;
  }
  return DatedEvent{date, fmt::format("repeated, '{}' by {}", time.text, link.path)};
}

const EventOrder* EventDater::order_with_governor(std::size_t index) const {
  const auto governor = (*predicates_)[index].governor;
  for (const std::uint32_t i : orders_of_[index]) {
    const EventOrder& order = orders_[i];
    if ((order.earlier == index && order.later == governor) || (order.later == index && order.earlier == governor)) return &order;
  }
  return nullptr;
}

std::optional<DatedEvent> EventDater::place_by_order(std::size_t index) {
  for (const std::uint32_t i : orders_of_[index]) {
    const EventOrder& order = orders_[i];
    const std::uint32_t other = order.earlier == index ? order.later : order.earlier;
    if (marks_[other] == Mark::Open) continue;
    const std::string_view form = (*tree_)[(*predicates_)[other].trigger].form;
    if (order.kind == EventOrder::Kind::Together) {
      auto stated = state(other);
      if (!stated || !fits((*predicates_)[index], stated->date)) continue;
      stated->date.basis = DateBasis::Inherited;
      stated->explanation = fmt::format("together with '{}' ({}): {}", form, order.word, stated->explanation);
      return stated;
    }
    const Status& status = (*predicates_)[index].status;
    const bool since = order.word == "since" && order.later == index && status.perfect && status.tense == Tense::Present && creation_time_;
    auto known = order.distance.empty() && !since ? std::nullopt : state(other);
    if (!known) continue;
    DatedEvent dated = std::move(*known);
    if (since && dated.date.days.first) {
      dated.date.days.last = creation_time_;
      dated.date.granularity = Granularity::Interval;
      dated.date.basis = DateBasis::Inherited;
      dated.explanation = fmt::format("since '{}': {}", form, dated.explanation);
      return dated;
    }
    dated.date.days = days_apart(dated.date.days, order.distance, order.later == index ? 1 : -1);
    if (!dated.date.days.first) continue;
    if (dated.date.days.first != dated.date.days.last) dated.date.granularity = Granularity::Interval;
    dated.date.basis = DateBasis::Inherited;
    dated.explanation = fmt::format("{} {} '{}': {}", order.distance, order.later == index ? "after" : "before", form, dated.explanation);
    return dated;
  }
  return std::nullopt;
}

std::optional<DatedEvent> EventDater::inherit(std::size_t index) {
  const Predicate& predicate = (*predicates_)[index];
  if (!predicate.governor || *predicate.governor == index) return std::nullopt;
  const Predicate& governor = (*predicates_)[*predicate.governor];
  if (marks_[*predicate.governor] == Mark::Open) return std::nullopt;
  const DatedEvent& above = resolve(*predicate.governor);
  if (above.date.basis == DateBasis::Unknown) return std::nullopt;
  const EventOrder* order = order_with_governor(index);
  if (order != nullptr && order->kind == EventOrder::Kind::Before && !is_new(*tree_, predicate.trigger)) {
    // "After the attack, Rome closed the border": not the same day, but no later than it. "Landed after a flight" brings the flight up: the same day.
    if (is_verbal(predicate)) {
      const bool then = predicate.link == GovernorLink::Coordination && creation_time_ && above.date.days.first && *above.date.days.first <= *creation_time_;
      if (!then || predicate.status.tense != Tense::Past || !is_firm(above.date)) return std::nullopt;
      return open({above.date.days.first, creation_time_}, fmt::format("after '{}' ({}): {}", (*tree_)[governor.trigger].form, order->word, above.explanation));
    }
    const bool earlier = order->earlier == index;
    const DateInterval bounds = earlier ? DateInterval{std::nullopt, above.date.days.last} : DateInterval{above.date.days.first, std::nullopt};
    if (!bounds.is_known()) return std::nullopt;
    return open(bounds, fmt::format("{} '{}' ({}): {}", earlier ? "before" : "after", (*tree_)[governor.trigger].form, order->word, above.explanation));
  }
  const bool same_tense = predicate.status.tense == governor.status.tense && predicate.status.perfect == governor.status.perfect;
  const bool without_tense = predicate.status.tense == Tense::None && !predicate.status.future && !predicate.status.perfect;
  const bool joined = predicate.link == GovernorLink::Coordination && (same_tense || without_tense);
  const bool participle = is_verbal(predicate) && without_tense && (*tree_)[predicate.trigger].xpos == "VBG" &&
                          (predicate.link == GovernorLink::Adverbial || predicate.link == GovernorLink::Temporal);
  const bool nominal = predicate.kind == PredicateKind::Noun && !predicate.status.hypothetical;
  const bool adverbial = predicate.link == GovernorLink::Adverbial && same_tense;
  if (!joined && !participle && !nominal && !adverbial) return std::nullopt;
  DatedEvent dated = above;
  if (dated.date.basis == DateBasis::Stated) dated.date.basis = DateBasis::Inherited;
  dated.explanation = fmt::format("as '{}', on which it depends: {}", (*tree_)[governor.trigger].form, above.explanation);
  return dated;
}

// Predicates are of one name by their lemma ("sends troops" and "sent troops") or their noun ("made its flight" and "the flight").
void EventDater::group_by_name() {
  constexpr std::array<std::string_view, 12> kLight = {"take", "make", "have", "give", "get", "do", "be", "go", "come", "say", "tell", "hold"};
  // Nothing to recall: what is recalled was stated, or has its date from what was.
  if (std::all_of(clause_times_.begin(), clause_times_.end(), [](const ClauseTimes& times) { return times.dates.empty() && times.lengths.empty(); })) return;
  base::ViewMap<std::int32_t> lemmas, nouns;
  const auto add = [&](base::ViewMap<std::int32_t>& groups, std::string_view name, std::size_t index) {
    const auto [at, is_new] = groups.try_emplace(name, static_cast<std::int32_t>(same_name_.size()));
    const std::int32_t group = at.value();
    if (is_new) {
      same_name_.emplace_back();
      dated_name_.emplace_back();
    }
    same_name_[group].push_back(static_cast<std::uint32_t>(index));
    if (!clause_times_[index].dates.empty()) dated_name_[group].push_back(static_cast<std::uint32_t>(index));
    return group;
  };
  for (std::size_t i = 0; i < predicates_->size(); ++i) {
    const Predicate& predicate = (*predicates_)[i];
    const Token& word = (*tree_)[predicate.trigger];
    if (!is_any_of(predicate.lemma, kLight)) names_[i].lemma = add(lemmas, predicate.lemma, i);
    if (word.xpos.starts_with("NN")) names_[i].noun = add(nouns, word.lemma, i);
  }
}

std::optional<DatedEvent> EventDater::date_to_recall(std::size_t index, std::size_t other) const {
  const Predicate& predicate = (*predicates_)[index];
  auto stated = state(other);
  // The title tells what the text then dates, if only by the day that it goes on telling of.
  if (!stated && is_title(predicate) && dated_[other].date.basis == DateBasis::Inherited) stated = dated_[other];
  if (!stated || !fits(predicate, stated->date)) return std::nullopt;
  return stated;
}

std::optional<DatedEvent> EventDater::recall(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (predicate.status.hypothetical || predicate.status.negated || predicate.kind == PredicateKind::Copula) return std::nullopt;
  const auto& groups = is_title(predicate) ? same_name_ : dated_name_;
  // The first one after it, else the last one before it.
  constexpr std::size_t kNone = SIZE_MAX;
  std::size_t after = kNone, before = kNone;
  std::optional<DatedEvent> nearest, earlier;
  for (const std::int32_t group : {names_[index].lemma, names_[index].noun}) {
    if (group < 0) continue;
    const auto& others = groups[group];
    const auto next = std::upper_bound(others.begin(), others.end(), index);
    for (auto other = next; other != others.end() && *other < after; ++other) {
      auto dated = date_to_recall(index, *other);
      if (!dated) continue;
      after = *other;
      nearest = std::move(dated);
    }
    if (after != kNone) continue;
    for (auto other = next; other != others.begin() && (before == kNone || *std::prev(other) > before);) {
      --other;
      if (*other == index) continue;
      auto dated = date_to_recall(index, *other);
      if (!dated) continue;
      before = *other;
      earlier = std::move(dated);
    }
  }
  if (!nearest) nearest = std::move(earlier);
  if (!nearest) return std::nullopt;
  nearest->date.basis = DateBasis::Inherited;
  nearest->explanation = fmt::format("as '{}' elsewhere in the text: {}", predicate.lemma, nearest->explanation);
  return nearest;
}

std::optional<DatedEvent> EventDater::take_from_below(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (!is_verbal(predicate) || is_reporting(index) || is_any_of((*tree_)[predicate.trigger].lemma, kPostponing)) return std::nullopt;
  for (const std::uint32_t below : governed_[index]) {
    const Predicate& other = (*predicates_)[below];
    const Token& token = (*tree_)[other.trigger];
    const bool argument = other.link == GovernorLink::Nominal && is_any_of(token.deprel, kArguments) && token.head == predicate.trigger;
    const Token& above = (*tree_)[token.head];
    const bool during = other.link == GovernorLink::Nominal && above.deprel == "prep" && above.head == predicate.trigger && is_any_of(to_lower(above.form), kDuring);
    if (!argument && !during) continue;
    auto stated = state(below);
    if (!stated || !fits(predicate, stated->date)) continue;
    stated->date.basis = DateBasis::Inherited;
    stated->explanation = fmt::format("as '{}' in its clause: {}", token.form, stated->explanation);
    return stated;
  }
  return std::nullopt;
}

// Whether somebody says something: its day is that of the report, not that of what is told.
bool EventDater::is_reporting(std::size_t index) const {
  constexpr std::array<std::string_view, 8> kSaying = {"say", "tell", "add", "note", "explain", "write", "comment", "believe"};
  return is_any_of((*tree_)[(*predicates_)[index].trigger].lemma, kSaying) ||
         std::any_of(governed_[index].begin(), governed_[index].end(), [&](std::uint32_t below) { return (*predicates_)[below].link == GovernorLink::Reported; });
}

// Keeps the days that the text after them may go on from: told by a main clause, not by the way ("the envoy, who met them on Saturday") and
// not by somebody ("they were arrested on Saturday, the minister said").
void EventDater::note_told_day(std::size_t index) {
  const Predicate& predicate = (*predicates_)[index];
  const schema::EventDate& date = dated_[index].date;
  const bool main = predicate.link == GovernorLink::None || predicate.link == GovernorLink::Coordination;
  if (!main || !creation_time_ || !is_verbal(predicate) || predicate.status.tense != Tense::Past || date.basis != DateBasis::Stated || !date.days.last) return;
  if (date.granularity == Granularity::Day && *creation_time_ - *date.days.last <= days(7)) told_days_.insert(index);
  if (!predicate.status.perfect && *date.days.last < *creation_time_) first_told_ = std::min(first_told_, predicate.sentence);
}

// "Rome has recalled its envoy" brings up what is new, the hot-news use of the English present perfect, and simple past tenses then tell of it;
// a perfect after they have gone to another day gives what has been the case before.
bool EventDater::introduces_news(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  const Status& status = predicate.status;
  if (!status.perfect || status.tense != Tense::Present || status.progressive || status.negated || tells_experience(*tree_, predicate.trigger)) return false;
  return predicate.sentence <= first_told_;
}

std::optional<DatedEvent> EventDater::continue_day(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (!creation_time_ || !is_verbal(predicate) || predicate.status.tense != Tense::Past || predicate.status.perfect || predicate.status.future) return std::nullopt;
  if (is_reporting(index)) return std::nullopt;
  const auto after = told_days_.lower_bound(index);
  if (after == told_days_.begin()) return std::nullopt;
  DatedEvent dated = dated_[*std::prev(after)];
  dated.date.basis = DateBasis::Inherited;
  dated.explanation = fmt::format("the day told of before: {}", dated.explanation);
  return dated;
}

// "They bombed the port for two weeks": no single day, the document's least of all.
bool EventDater::lasted_days(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (!is_verbal(predicate) || predicate.status.tense != Tense::Past) return false;
  const auto& lengths = clause_times_[index].lengths;
  return std::any_of(lengths.begin(), lengths.end(), [&](const TimeLink& link) {
    const std::string& value = (*times_)[link.time].value;
    return link.preposition == "for" && !value.starts_with("PT") && value != "P1D" && value != "P1N";
  });
}

// Of a document without a date: what the text says is kept as it is, "last week" as XXXX-WXX.
DatedEvent EventDater::without_day(std::size_t index) const {
  if (clause_times_[index].undated.empty()) return {{}, "no expression and no document date"};
  const TimeExpression& time = (*times_)[clause_times_[index].undated.front().time];
  const schema::EventDate date{{}, time.granularity, DateBasis::Unknown, time.text, time.span, time.value};
  return {date, fmt::format("'{}' by {}, no document date", time.text, clause_times_[index].undated.front().path)};
}

DatedEvent EventDater::infer(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (!creation_time_) return without_day(index);
  const base::Date now = *creation_time_;
  if (predicate.status.future) return open({now, std::nullopt}, "future, from the document's date on");
  if (predicate.status.hypothetical || predicate.link == GovernorLink::Purpose) {
    // What is wanted, agreed or meant lies after the wanting.
    const bool governed = predicate.governor && marks_[*predicate.governor] == Mark::Done && dated_[*predicate.governor].date.days.first;
    if (!governed) return {{}, "hypothetical, no expression"};
    return open({dated_[*predicate.governor].date.days.first, std::nullopt}, "not before what it depends on");
  }
  if (lasted_days(index)) return open({std::nullopt, now}, "past, over days that are not told, up to the document's date");
  const bool has_tense = predicate.status.tense == Tense::Past || predicate.status.tense == Tense::Present;
  if (!is_verbal(predicate) && is_title(predicate)) return on_document(now, DateBasis::Inferred, "told in the title: the day's news");
  if (!is_verbal(predicate) && !has_tense) return {{}, "no expression and no tense"};
  if (introduces_news(index)) return on_document(now, DateBasis::Inferred, "perfect tense that brings up the news");
  if (predicate.status.perfect) return open({std::nullopt, now}, "perfect tense, up to the document's date");
  if (predicate.status.tense == Tense::Future) return open({now, std::nullopt}, "future tense, from the document's date on");
  if (has_tense) return on_document(now, DateBasis::Document, fmt::format("{} tense, the document's date", predicate.status.tense == Tense::Past ? "past" : "present"));
  const Clause clause = find_clause(*tree_, predicate.trigger);
  if (clause.perfect) return open({std::nullopt, now}, "under a perfect tense, up to the document's date");
  switch (clause.time) {
    case ClauseTime::Past: case ClauseTime::Present: return on_document(now, DateBasis::Inferred, "tense of its clause, the document's date");
    case ClauseTime::Future: return open({now, std::nullopt}, "future clause, from the document's date on");
    default: return {{}, "no expression and no tense"};
  }
}

void EventDater::bound(const EventOrder& order) {
  DatedEvent& earlier = dated_[order.earlier];
  DatedEvent& later = dated_[order.later];
  const auto form_of = [&](std::uint32_t index) { return (*tree_)[(*predicates_)[index].trigger].form; };
  const auto set = [&](DatedEvent& dated, DateInterval bounds, std::string why) {
    dated.date.days = bounds;
    dated.date.granularity = Granularity::Interval;
    dated.date.basis = DateBasis::Inferred;
    dated.explanation += "; " + why;
  };
  const DateInterval first = earlier.date.days, last = later.date.days;
  if (is_firm(earlier.date) && !is_firm(later.date) && first.first && (!last.first || *last.first < *first.first)) {
    const bool conflict = last.last && *last.last < *first.first;
    set(later, {first.first, conflict ? std::nullopt : last.last}, fmt::format("not before '{}' ({})", form_of(order.earlier), order.word));
  }
  if (is_firm(later.date) && !is_firm(earlier.date) && last.last && (!first.last || *last.last < *first.last)) {
    const bool conflict = first.first && *first.first > *last.last;
    set(earlier, {conflict ? std::nullopt : first.first, last.last}, fmt::format("not after '{}' ({})", form_of(order.later), order.word));
  }
}

void EventDater::tighten() {
  for (const EventOrder& order : orders_) {
    if (order.kind != EventOrder::Kind::Before) continue;
    bound(order);
    // "Two days after the attack, Rome closed the border": the attack two days before the closing, whose day is known by tense alone.
    DatedEvent& earlier = dated_[order.earlier];
    const DatedEvent& later = dated_[order.later];
    if (order.distance.empty() || is_firm(earlier.date) || later.date.granularity != Granularity::Day) continue;
    const DateInterval apart = days_apart(later.date.days, order.distance, -1);
    if (!apart.first) continue;
    earlier.date.days = apart;
    earlier.date.granularity = apart.first == apart.last ? Granularity::Day : Granularity::Interval;
    earlier.date.basis = DateBasis::Inferred;
    earlier.explanation = fmt::format("{} before '{}': {}", order.distance, (*tree_)[(*predicates_)[order.later].trigger].form, later.explanation);
  }
}

const DatedEvent& EventDater::resolve(std::size_t index) {
  if (marks_[index] != Mark::New) return dated_[index];
  marks_[index] = Mark::Open;
  if (auto stated = state(index)) {
    dated_[index] = std::move(*stated);
    note_told_day(index);
  } else if (auto placed = place_by_order(index)) dated_[index] = std::move(*placed);
  else if (auto measured = measure(index)) dated_[index] = std::move(*measured);
  else if (auto repeated = repeat(index)) dated_[index] = std::move(*repeated);
  else if (auto below = take_from_below(index)) dated_[index] = std::move(*below);
  else if (auto recalled = recall(index)) dated_[index] = std::move(*recalled);
  else if (auto inherited = inherit(index)) dated_[index] = std::move(*inherited);
  else if (auto continued = continue_day(index)) dated_[index] = std::move(*continued);
  else dated_[index] = infer(index);
  marks_[index] = Mark::Done;
  return dated_[index];
}

}  // namespace dyad::extract
