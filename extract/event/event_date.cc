#include "extract/event/event_date.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>

#include "extract/time/clause_tense.h"

namespace dyad::extract {
namespace {

using base::DateInterval;
using schema::DateBasis;
using schema::Granularity;
using std::chrono::days;

// Labels on the way from an expression up to the predicate that it dates. Any other ends the search: the expression
// belongs to something inside the clause.
constexpr std::array<std::string_view, 9> kCarriers = {"npadvmod", "npmod", "tmod", "advmod", "pobj", "prep", "pcomp", "appos", "conj"};
// Labels of modifiers, which date the noun that they modify and nothing above it: "the 2019 election".
constexpr std::array<std::string_view, 6> kModifiers = {"nmod", "amod", "nummod", "compound", "poss", "dep"};
// Arguments of a verb over which a phrase may have been misattached: "its service in February passed ...".
constexpr std::array<std::string_view, 6> kArguments = {"nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd"};
constexpr std::array<std::string_view, 6> kTimePrepositions = {"in", "on", "at", "during", "over", "since"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 9> kPostponing = {"postpone", "delay", "adjourn", "defer", "reschedule", "push", "move", "schedule", "set"};

bool is_verbal(const Predicate& predicate) {
  return predicate.kind == PredicateKind::Verb || predicate.kind == PredicateKind::LightVerb || predicate.kind == PredicateKind::Copula;
}

TokenIndex head_of(const Tree& tree, base::TokenSpan tokens) {
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    if (!tokens.contains(tree[i].head) || tree[i].head == i) return i;
  }
  return tokens.begin;
}

std::string lower(std::string_view form) {
  std::string text(form);
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

// What an expression says of the event's days when it stands after this preposition.
void apply_preposition(std::string_view preposition, std::optional<base::Date> now, schema::EventDate& date) {
  const DateInterval stated = date.days;
  if (preposition == "since") {
    // "since 2030", told in 2021, reaches no end that is known.
    date.days = {stated.first, now && stated.first && *stated.first > *now ? std::nullopt : now};
  } else if (preposition == "until" || preposition == "till" || preposition == "by") {
    date.days = {std::nullopt, stated.last};
    if (now && stated.last && *stated.last >= *now && stated.first && *stated.first > *now) date.days.first = now;
  } else if (preposition == "before") {
    date.days = {std::nullopt, stated.first ? std::optional(*stated.first - days(1)) : std::nullopt};
  } else if (preposition == "after") {
    date.days = {stated.last ? std::optional(*stated.last + days(1)) : std::nullopt, std::nullopt};
  } else {
    return;
  }
  date.granularity = Granularity::Interval;
}

// "Rome has recalled its ambassador" in the lead of a report is the news of the day; "has often recalled" is not.
bool is_hot_news(const Tree& tree, const Predicate& predicate) {
  constexpr std::array<std::string_view, 14> kExperience = {"already", "ever", "never", "long", "always", "often", "repeatedly", "previously", "once", "twice",
                                                           "before", "yet", "far", "traditionally"};
  constexpr std::uint32_t kLead = 6;  // sentences: title, dateline and the first paragraphs
  const Status& status = predicate.status;
  if (!status.perfect || status.tense != Tense::Present || status.progressive || status.negated || predicate.sentence >= kLead) return false;
  const auto children = tree.children(predicate.trigger);
  return std::none_of(children.begin(), children.end(), [&](TokenIndex child) {
    const std::string form = lower(tree[child].form);
    return contains(kExperience, form) || form == "since";
  });
}

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
    : tree_(&tree), times_(&times), predicates_(&predicates), creation_time_(creation_time), predicate_at_(tree.size(), -1),
      attachments_(predicates.size()), governed_(predicates.size()), names_(predicates.size()), dated_(predicates.size()), marks_(predicates.size(), Mark::New) {
  for (std::size_t i = 0; i < predicates.size(); ++i) {
    for (TokenIndex piece : predicates[i].pieces) predicate_at_[piece] = static_cast<std::int32_t>(i);
  }
  for (std::size_t i = 0; i < predicates.size(); ++i) {
    predicate_at_[predicates[i].trigger] = static_cast<std::int32_t>(i);
    if (predicates[i].governor && *predicates[i].governor != i) governed_[*predicates[i].governor].push_back(static_cast<std::uint32_t>(i));
  }
  attach_times();
  group_by_name();
  // The title comes last: it has its dates from the text.
  for (const bool title : {false, true}) {
    for (std::size_t i = 0; i < predicates.size(); ++i) {
      if ((predicates[i].sentence == 0) == title) resolve(i);
    }
  }
  find_orders();
  tighten();
}

// Climbs from the expression to the first predicate above it.
std::optional<std::size_t> EventDater::find_owner(const TimeExpression& time, Attachment& attachment) const {
  const Tree& tree = *tree_;
  TokenIndex at = head_of(tree, time.tokens);
  bool modified = false;
  for (;;) {
    if (predicate_at_[at] >= 0) return static_cast<std::size_t>(predicate_at_[at]);
    const Token& token = tree[at];
    if (tree.is_root(at)) return std::nullopt;
    // "in a Wednesday statement" dates what was stated; "in its 2019 report" does not.
    if (modified && !(token.deprel == "pobj" && time.granularity == Granularity::Day && contains(kTimePrepositions, lower(tree[token.head].form)))) return std::nullopt;
    modified = contains(kModifiers, token.deprel);
    const bool loose = contains(kArguments, token.deprel) && contains(kTimePrepositions, attachment.preposition);
    if (!contains(kCarriers, token.deprel) && !modified && !loose) return std::nullopt;
    attachment.loose = attachment.loose || loose;
    std::string step(token.deprel);
    if (token.deprel == "prep") {
      if (attachment.preposition.empty()) attachment.preposition = lower(token.form);
      step += fmt::format(":{}", lower(token.form));
    }
    attachment.path = attachment.path.empty() ? step : fmt::format("{}>{}", step, attachment.path);
    at = token.head;
  }
}

// "The vote was postponed until May" dates the vote, not the postponing.
std::optional<std::size_t> EventDater::find_postponed(std::size_t owner, Attachment& attachment) const {
  constexpr std::array<std::string_view, 4> kNewTime = {"until", "till", "to", "for"};
  const Predicate& predicate = (*predicates_)[owner];
  if (!contains(kNewTime, attachment.preposition) || !contains(kPostponing, (*tree_)[predicate.trigger].lemma)) return owner;
  attachment.preposition = "in";
  for (const std::uint32_t below : governed_[owner]) {
    const Token& token = (*tree_)[(*predicates_)[below].trigger];
    if (token.head == predicate.trigger && contains(kArguments, token.deprel)) return below;
  }
  return std::nullopt;
}

void EventDater::attach_times() {
  for (std::size_t i = 0; i < times_->size(); ++i) {
    const TimeExpression& time = (*times_)[i];
    if (!time.days.is_known()) continue;
    Attachment attachment;
    attachment.time = i;
    auto owner = find_owner(time, attachment);
    if (owner) owner = find_postponed(*owner, attachment);
    if (owner) attachments_[*owner].push_back(std::move(attachment));
  }
}

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
  for (const Attachment& attachment : attachments_[index]) {
    const TimeExpression& time = (*times_)[attachment.time];
    schema::EventDate date{time.days, time.granularity, DateBasis::Stated, time.text, time.span, time.value};
    if (!fits((*predicates_)[index], date)) continue;
    // The closest and finest one says most; of equal ones the first.
    if (best && (best_loose < attachment.loose || (best_loose == attachment.loose && best->date.granularity <= date.granularity))) continue;
    apply_preposition(attachment.preposition, creation_time_, date);
    best = DatedEvent{date, fmt::format("'{}' by {} ({})", time.text, attachment.path, time.rule)};
    best_loose = attachment.loose;
  }
  return best;
}

std::optional<DatedEvent> EventDater::inherit(std::size_t index) {
  const Predicate& predicate = (*predicates_)[index];
  if (!predicate.governor || *predicate.governor == index) return std::nullopt;
  const Predicate& governor = (*predicates_)[*predicate.governor];
  if (marks_[*predicate.governor] == Mark::Open) return std::nullopt;
  const DatedEvent& above = resolve(*predicate.governor);
  if (above.date.basis == DateBasis::Unknown) return std::nullopt;
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
  std::unordered_map<std::string_view, std::int32_t> lemmas, nouns;
  const auto add = [&](std::unordered_map<std::string_view, std::int32_t>& groups, std::string_view name, std::size_t index) {
    const auto [at, is_new] = groups.try_emplace(name, static_cast<std::int32_t>(same_name_.size()));
    if (is_new) {
      same_name_.emplace_back();
      dated_name_.emplace_back();
    }
    same_name_[at->second].push_back(static_cast<std::uint32_t>(index));
    if (!attachments_[index].empty()) dated_name_[at->second].push_back(static_cast<std::uint32_t>(index));
    return at->second;
  };
  for (std::size_t i = 0; i < predicates_->size(); ++i) {
    const Predicate& predicate = (*predicates_)[i];
    const Token& word = (*tree_)[predicate.trigger];
    if (!contains(kLight, predicate.lemma)) names_[i].lemma = add(lemmas, predicate.lemma, i);
    if (word.xpos.starts_with("NN")) names_[i].noun = add(nouns, word.lemma, i);
  }
}

std::optional<DatedEvent> EventDater::date_to_recall(std::size_t index, std::size_t other) const {
  const Predicate& predicate = (*predicates_)[index];
  auto stated = state(other);
  // The title tells what the text then dates, if only by the day that it goes on telling of.
  if (!stated && predicate.sentence == 0 && dated_[other].date.basis == DateBasis::Inherited) stated = dated_[other];
  if (!stated || !fits(predicate, stated->date)) return std::nullopt;
  return stated;
}

std::optional<DatedEvent> EventDater::recall(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (predicate.status.hypothetical || predicate.status.negated || predicate.kind == PredicateKind::Copula) return std::nullopt;
  const auto& groups = predicate.sentence == 0 ? same_name_ : dated_name_;
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
  if (!is_verbal(predicate) || is_reporting(index) || contains(kPostponing, (*tree_)[predicate.trigger].lemma)) return std::nullopt;
  for (const std::uint32_t below : governed_[index]) {
    const Predicate& other = (*predicates_)[below];
    const Token& token = (*tree_)[other.trigger];
    const bool argument = other.link == GovernorLink::Nominal && contains(kArguments, token.deprel) && token.head == predicate.trigger;
    const auto marker = tree_->child(other.trigger, "advmod");
    const bool when = (other.link == GovernorLink::Temporal || other.link == GovernorLink::Adverbial) && marker && lower((*tree_)[*marker].form) == "when";
    if (!argument && !when) continue;
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
  return contains(kSaying, (*tree_)[(*predicates_)[index].trigger].lemma) ||
         std::any_of(governed_[index].begin(), governed_[index].end(), [&](std::uint32_t below) { return (*predicates_)[below].link == GovernorLink::Reported; });
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

// Whether the text after a predicate may go on telling of its day.
bool EventDater::tells_day(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  const schema::EventDate& date = dated_[index].date;
  return creation_time_ && is_verbal(predicate) && predicate.status.tense == Tense::Past && date.basis == DateBasis::Stated &&
         date.granularity == Granularity::Day && *creation_time_ - *date.days.last <= days(7);
}

DatedEvent EventDater::infer(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (!creation_time_) return {{}, "no expression and no document date"};
  const base::Date now = *creation_time_;
  if (predicate.status.future) return open({now, std::nullopt}, "future, from the document's date on");
  if (predicate.status.hypothetical || predicate.link == GovernorLink::Purpose) {
    // What is wanted, agreed or meant lies after the wanting.
    const bool governed = predicate.governor && marks_[*predicate.governor] == Mark::Done && dated_[*predicate.governor].date.days.first;
    if (!governed) return {{}, "hypothetical, no expression"};
    return open({dated_[*predicate.governor].date.days.first, std::nullopt}, "not before what it depends on");
  }
  const bool has_tense = predicate.status.tense == Tense::Past || predicate.status.tense == Tense::Present;
  if (!is_verbal(predicate) && predicate.sentence == 0) return on_document(now, DateBasis::Inferred, "told in the title: the day's news");
  if (!is_verbal(predicate) && !has_tense) return {{}, "no expression and no tense"};
  if (is_hot_news(*tree_, predicate)) return on_document(now, DateBasis::Inferred, "perfect tense in the lead: the day's news");
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

void EventDater::find_orders() {
  for (std::size_t i = 0; i < predicates_->size(); ++i) {
    const Predicate& predicate = (*predicates_)[i];
    if (!predicate.governor || *predicate.governor == i) continue;
    // The word stands before the clause ("after the talks failed") or above the noun or participle ("after the attack").
    std::string word;
    for (TokenIndex child : tree_->children(predicate.trigger)) {
      if ((*tree_)[child].deprel == "mark" || (*tree_)[child].deprel == "prep") word = word.empty() && child < predicate.trigger ? lower((*tree_)[child].form) : word;
    }
    const Token& above = (*tree_)[(*tree_)[predicate.trigger].head];
    if (word.empty() && above.deprel == "prep") word = lower(above.form);
    if (word == "following") word = "after";
    const auto below = static_cast<std::uint32_t>(i);
    if (word == "after" || word == "since") orders_.push_back({below, *predicate.governor, word});
    if (word == "before" || word == "until") orders_.push_back({*predicate.governor, below, word});
  }
}

void EventDater::tighten() {
  const auto is_loose = [](const schema::EventDate& date) {
    return date.basis == DateBasis::Unknown || (date.basis == DateBasis::Inferred && (!date.days.first || !date.days.last));
  };
  const auto is_firm = [](const schema::EventDate& date) { return date.basis == DateBasis::Stated; };
  for (const EventOrder& order : orders_) {
    DatedEvent& earlier = dated_[order.earlier];
    DatedEvent& later = dated_[order.later];
    if (is_loose(later.date) && is_firm(earlier.date) && earlier.date.days.first && !later.date.days.first &&
        (!later.date.days.last || *earlier.date.days.first <= *later.date.days.last)) {
      later.date.days.first = earlier.date.days.first;
      later.date.granularity = Granularity::Interval;
      later.date.basis = DateBasis::Inferred;
      later.explanation += fmt::format("; not before '{}' ({})", (*tree_)[(*predicates_)[order.earlier].trigger].form, order.word);
    }
    if (is_loose(earlier.date) && is_firm(later.date) && later.date.days.last && (!earlier.date.days.last || *later.date.days.last < *earlier.date.days.last) &&
        (!earlier.date.days.first || *earlier.date.days.first <= *later.date.days.last)) {
      earlier.date.days.last = later.date.days.last;
      earlier.date.granularity = Granularity::Interval;
      earlier.date.basis = DateBasis::Inferred;
      earlier.explanation += fmt::format("; not after '{}' ({})", (*tree_)[(*predicates_)[order.later].trigger].form, order.word);
    }
  }
}

const DatedEvent& EventDater::resolve(std::size_t index) {
  if (marks_[index] != Mark::New) return dated_[index];
  marks_[index] = Mark::Open;
  if (auto stated = state(index)) {
    dated_[index] = std::move(*stated);
    if (tells_day(index)) told_days_.insert(index);
  } else if (auto below = take_from_below(index)) dated_[index] = std::move(*below);
  else if (auto recalled = recall(index)) dated_[index] = std::move(*recalled);
  else if (auto inherited = inherit(index)) dated_[index] = std::move(*inherited);
  else if (auto continued = continue_day(index)) dated_[index] = std::move(*continued);
  else dated_[index] = infer(index);
  marks_[index] = Mark::Done;
  return dated_[index];
}

}  // namespace dyad::extract
