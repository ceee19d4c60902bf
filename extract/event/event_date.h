// When an event happened: the days of a predicate, with how they are known.
//
//   EventDater dater(tree, times, predicates, doc.creation_time);
//   DatedEvent when = dater.date_of(index);
//
// In this order: an expression in the predicate's own clause (stated); an event that it is told to lie two days after, or to go together
// with; an event in its clause, one of the same name, the predicate that it depends on or is joined to, the day that the text tells of
// (inherited); tense and the document's date (inferred, or document where the text reports the day's news); else unknown. Then the words
// that put events in order tighten what was not stated.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "extract/event/clause_times.h"
#include "extract/event/event_order.h"
#include "extract/predicate/predicate.h"
#include "extract/syntax/tree.h"
#include "extract/time/time_expression.h"
#include "schema/event.h"

namespace dyad::extract {

struct DatedEvent {
  schema::EventDate date;
  std::string explanation;  // "last week, npadvmod of the verb"; "joined to 'presented'"; "past tense, document's date"
};

// Dates all predicates of a document at once. Views its arguments, which must outlive it; immutable after construction.
class EventDater {
 public:
  EventDater(const Tree& tree, const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates,
             std::optional<base::Date> creation_time);

  // REQUIRES: index < number of predicates
  const DatedEvent& date_of(std::size_t index) const { return dated_[index]; }
  // In text order of the dependent predicate.
  const std::vector<EventOrder>& orders() const { return orders_; }

 private:
  bool fits(const Predicate& predicate, const schema::EventDate& date) const;
  bool is_reporting(std::size_t index) const;
  bool is_title(const Predicate& predicate) const;
  // Fills same_name_ and dated_name_.
  void group_by_name();
  // The group of a predicate's lemma, and of its noun: -1 without one.
  struct Names {
    std::int32_t lemma = -1;
    std::int32_t noun = -1;
  };
  // Whether the predicate takes its date from `other`, and that date.
  std::optional<DatedEvent> date_to_recall(std::size_t index, std::size_t other) const;
  bool lasted_days(std::size_t index) const;
  DatedEvent without_day(std::size_t index) const;
  void note_told_day(std::size_t index);
  bool introduces_news(std::size_t index) const;
  const EventOrder* order_with_governor(std::size_t index) const;
  const DatedEvent& resolve(std::size_t index);
  std::optional<DatedEvent> state(std::size_t index) const;
  void stretch(std::size_t index, DatedEvent& dated) const;
  // From how long it takes, counted from the document's date: "has lasted for two weeks", "will begin in two weeks".
  std::optional<DatedEvent> measure(std::size_t index) const;
  // What repeats has no day of its own: "meets every week".
  std::optional<DatedEvent> repeat(std::size_t index) const;
  // From an event that a word puts at a distance from it, or together with it.
  std::optional<DatedEvent> place_by_order(std::size_t index);
  std::optional<DatedEvent> inherit(std::size_t index);
  // From an event of the same name elsewhere in the text: "Rome sends troops" in the title, "Rome sent troops on Tuesday" below it.
  std::optional<DatedEvent> recall(std::size_t index) const;
  // From an event in its clause: "the attack on Monday killed three", "during the 2019 election".
  std::optional<DatedEvent> take_from_below(std::size_t index) const;
  // From the day that the text was telling of.
  std::optional<DatedEvent> continue_day(std::size_t index) const;
  DatedEvent infer(std::size_t index) const;
  // Dates that were not stated take a bound from an event that is dated and comes before or after.
  void tighten();
  void bound(const EventOrder& order);

  const Tree* tree_;
  const std::vector<TimeExpression>* times_;
  const std::vector<Predicate>* predicates_;
  std::optional<base::Date> creation_time_;
  bool has_headline_ = false;
  std::vector<ClauseTimes> clause_times_;             // by predicate
  std::vector<std::vector<std::uint32_t>> governed_;  // by predicate: those that depend on it
  std::vector<Names> names_;                           // by predicate
  std::vector<std::vector<std::uint32_t>> same_name_;  // by group: its predicates in text order
  std::vector<std::vector<std::uint32_t>> dated_name_; // those with expressions of their own
  std::set<std::size_t> told_days_;                    // predicates whose stated day the text after them goes on telling of
  std::uint32_t first_told_ = std::numeric_limits<std::uint32_t>::max();  // the first sentence that tells of an earlier day that is stated
  std::vector<DatedEvent> dated_;
  std::vector<EventOrder> orders_;
  std::vector<std::vector<std::uint32_t>> orders_of_;  // by predicate
  enum class Mark : std::uint8_t { New, Open, Done };
  std::vector<Mark> marks_;
};

}  // namespace dyad::extract
