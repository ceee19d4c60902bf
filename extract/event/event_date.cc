#include "extract/event/event_date.h"

#include <algorithm>
#include <array>

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
constexpr std::array<std::string_view, 14> kCarriers = {"npadvmod", "npmod", "tmod", "advmod", "pobj", "prep", "pcomp",
                                                        "nmod", "amod", "nummod", "appos", "conj", "compound", "poss"};

bool carries(std::string_view label) { return std::find(kCarriers.begin(), kCarriers.end(), label) != kCarriers.end(); }

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
    date.days = {stated.first, now};
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
      attachments_(predicates.size()), dated_(predicates.size()), marks_(predicates.size(), Mark::New) {
  for (std::size_t i = 0; i < predicates.size(); ++i) {
    for (TokenIndex piece : predicates[i].pieces) predicate_at_[piece] = static_cast<std::int32_t>(i);
  }
  for (std::size_t i = 0; i < predicates.size(); ++i) predicate_at_[predicates[i].trigger] = static_cast<std::int32_t>(i);
  attach_times();
  for (std::size_t i = 0; i < predicates.size(); ++i) resolve(i);
}

// Climbs from the expression to the first predicate above it.
std::optional<std::size_t> EventDater::find_owner(const TimeExpression& time, Attachment& attachment) const {
  const Tree& tree = *tree_;
  TokenIndex at = head_of(tree, time.tokens);
  for (;;) {
    if (predicate_at_[at] >= 0) return static_cast<std::size_t>(predicate_at_[at]);
    const Token& token = tree[at];
    if (tree.is_root(at) || !carries(token.deprel)) return std::nullopt;
    std::string step(token.deprel);
    if (token.deprel == "prep") {
      if (attachment.preposition.empty()) attachment.preposition = lower(token.form);
      step += fmt::format(":{}", lower(token.form));
    }
    attachment.path = attachment.path.empty() ? step : fmt::format("{}>{}", step, attachment.path);
    at = token.head;
  }
}

void EventDater::attach_times() {
  for (std::size_t i = 0; i < times_->size(); ++i) {
    const TimeExpression& time = (*times_)[i];
    if (!time.days.is_known()) continue;
    Attachment attachment;
    attachment.time = i;
    if (const auto owner = find_owner(time, attachment)) attachments_[*owner].push_back(std::move(attachment));
  }
}

std::optional<DatedEvent> EventDater::state(std::size_t index) const {
  const auto& attachments = attachments_[index];
  if (attachments.empty()) return std::nullopt;
  // The finest one says most; of equal ones the first.
  const auto finest = std::min_element(attachments.begin(), attachments.end(), [&](const Attachment& a, const Attachment& b) {
    return (*times_)[a.time].granularity < (*times_)[b.time].granularity;
  });
  const TimeExpression& time = (*times_)[finest->time];
  DatedEvent dated;
  dated.date = {time.days, time.granularity, DateBasis::Stated, time.text, time.span, time.value};
  apply_preposition(finest->preposition, creation_time_, dated.date);
  dated.explanation = fmt::format("'{}' by {} ({})", time.text, finest->path, time.rule);
  return dated;
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

DatedEvent EventDater::infer(std::size_t index) const {
  const Predicate& predicate = (*predicates_)[index];
  if (!creation_time_) return {{}, "no expression and no document date"};
  const base::Date now = *creation_time_;
  if (predicate.status.future) return open({now, std::nullopt}, "future, from the document's date on");
  if (predicate.status.hypothetical) return {{}, "hypothetical, no expression"};
  if (!is_verbal(predicate)) return {{}, "no expression and no tense"};
  if (predicate.status.perfect) return open({std::nullopt, now}, "perfect tense, up to the document's date");
  const bool has_tense = predicate.status.tense == Tense::Past || predicate.status.tense == Tense::Present;
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

const DatedEvent& EventDater::resolve(std::size_t index) {
  if (marks_[index] != Mark::New) return dated_[index];
  marks_[index] = Mark::Open;
  if (auto stated = state(index)) dated_[index] = std::move(*stated);
  else if (auto inherited = inherit(index)) dated_[index] = std::move(*inherited);
  else dated_[index] = infer(index);
  marks_[index] = Mark::Done;
  return dated_[index];
}

}  // namespace dyad::extract
