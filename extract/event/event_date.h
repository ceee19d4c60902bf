// When an event happened: the days of a predicate, with how they are known.
//
//   EventDater dater(tree, times, predicates, doc.creation_time);
//   DatedEvent when = dater.date_of(index);
//
// In this order: an expression in the predicate's own clause (stated); the date of the predicate that it depends on or is joined to
// (inherited); tense and the document's date (inferred, or document where the text reports the day's news); else unknown.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "extract/predicate/predicate.h"
#include "extract/syntax/tree.h"
#include "extract/time/time_expression.h"
#include "schema/event.h"

namespace dyad::extract {

struct DatedEvent {
  schema::EventDate date;
  std::string explanation;  // "last week, npadvmod of the verb"; "joined to 'presented'"; "past tense, document's date"
};

// Two predicates of a sentence that a word puts in order: "left after the talks failed".
struct EventOrder {
  std::uint32_t earlier = 0;
  std::uint32_t later = 0;
  std::string word;  // "after", "before", "until", "since"
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
  struct Attachment {
    std::size_t time = 0;
    std::string preposition;  // that leads to the expression: "since"; empty without one
    std::string path;         // "prep:since>pobj"
    bool loose = false;       // over a noun of the clause, which the parser may have wrongly given the phrase to
  };

  std::optional<std::size_t> find_owner(const TimeExpression& time, Attachment& attachment) const;
  void attach_times();
  bool fits(const Predicate& predicate, const schema::EventDate& date) const;
  bool is_reporting(std::size_t index) const;
  // Fills same_name_ and dated_name_.
  void group_by_name();
  // The group of a predicate's lemma, and of its noun: -1 without one.
  struct Names {
    std::int32_t lemma = -1;
    std::int32_t noun = -1;
  };
  // Whether the predicate takes its date from `other`, and that date.
  std::optional<DatedEvent> date_to_recall(std::size_t index, std::size_t other) const;
  std::optional<std::size_t> find_postponed(std::size_t owner, Attachment& attachment) const;
  const DatedEvent& resolve(std::size_t index);
  std::optional<DatedEvent> state(std::size_t index) const;
  std::optional<DatedEvent> inherit(std::size_t index);
  // From an event of the same name elsewhere in the text: "Rome sends troops" in the title, "Rome sent troops on Tuesday" below it.
  std::optional<DatedEvent> recall(std::size_t index) const;
  // From an event in its clause: "the attack on Monday killed three", "it will stop when the treaty ends in May".
  std::optional<DatedEvent> take_from_below(std::size_t index) const;
  // From the day that the text was telling of.
  std::optional<DatedEvent> continue_day(std::size_t index) const;
  bool tells_day(std::size_t index) const;
  DatedEvent infer(std::size_t index) const;
  void find_orders();
  // Open and unknown dates take a bound from an event that is dated and comes before or after.
  void tighten();

  const Tree* tree_;
  const std::vector<TimeExpression>* times_;
  const std::vector<Predicate>* predicates_;
  std::optional<base::Date> creation_time_;
  std::vector<std::int32_t> predicate_at_;            // by token: the predicate that has it among its pieces, or -1
  std::vector<std::vector<Attachment>> attachments_;  // by predicate
  std::vector<std::vector<std::uint32_t>> governed_;  // by predicate: those that depend on it
  std::vector<Names> names_;                           // by predicate
  std::vector<std::vector<std::uint32_t>> same_name_;  // by group: its predicates in text order
  std::vector<std::vector<std::uint32_t>> dated_name_; // those with expressions of their own
  std::set<std::size_t> told_days_;                    // predicates whose stated day the text after them goes on telling of
  std::vector<DatedEvent> dated_;
  std::vector<EventOrder> orders_;
  enum class Mark : std::uint8_t { New, Open, Done };
  std::vector<Mark> marks_;
};

}  // namespace dyad::extract
