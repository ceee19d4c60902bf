#include "extract/event/event_order.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/calendar.h"
#include "extract/time/time_value.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {
namespace {

// What a word between a clause and its governing one says of the order of the clause.
enum class Sense : std::uint8_t { None, ClauseFirst, ClauseLast, Together };

struct OrderWord {
  std::string_view word;
  Sense sense;
};

constexpr OrderWord kOrderWords[] = {{"after", Sense::ClauseFirst}, {"since", Sense::ClauseFirst},  {"following", Sense::ClauseFirst}, {"once", Sense::ClauseFirst},
                                     {"before", Sense::ClauseLast}, {"until", Sense::ClauseLast},   {"till", Sense::ClauseLast},       {"when", Sense::Together},
                                     {"while", Sense::Together},    {"as", Sense::Together},        {"whilst", Sense::Together}};
// Between joined clauses: "signed the treaty, then left".
constexpr std::string_view kThen[] = {"then", "later", "subsequently", "afterwards", "afterward", "thereafter"};

Sense sense_of(std::string_view word) {
  const auto found = std::find_if(std::begin(kOrderWords), std::end(kOrderWords), [&](const OrderWord& entry) { return entry.word == word; });
  return found == std::end(kOrderWords) ? Sense::None : found->sense;
}

struct LinkWord {
  TokenIndex token = 0;
  std::string word;
  Sense sense = Sense::None;
};

bool is_temporal(GovernorLink link) { return link == GovernorLink::Temporal || link == GovernorLink::Adverbial; }

class OrderFinder {
 public:
  OrderFinder(const Tree& tree, const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates)
      : tree_(tree), times_(times), predicates_(predicates) {}

  std::optional<EventOrder> find(std::uint32_t index) const {
    const Predicate& predicate = predicates_[index];
    if (!predicate.governor || *predicate.governor == index) return std::nullopt;
    if (predicate.link == GovernorLink::Coordination) return find_then(index);
    const auto link = find_link_word(predicate);
    if (!link || !is_order(*link, predicate, predicates_[*predicate.governor])) return std::nullopt;
    EventOrder order;
    order.word = link->word;
    order.kind = link->sense == Sense::Together ? EventOrder::Kind::Together : EventOrder::Kind::Before;
    order.earlier = link->sense == Sense::ClauseFirst ? index : *predicate.governor;
    order.later = link->sense == Sense::ClauseFirst ? *predicate.governor : index;
    if (order.kind == EventOrder::Kind::Before) order.distance = distance_before(link->token);
    return order;
  }

 private:
  // The word stands before the clause ("after the talks failed") or above the noun or participle ("after the attack").
  std::optional<LinkWord> find_link_word(const Predicate& predicate) const {
    for (const TokenIndex child : tree_.children(predicate.trigger)) {
      const std::string_view label = tree_[child].deprel;
      if (child > predicate.trigger || (label != "mark" && label != "prep" && label != "advmod")) continue;
      std::string word = to_lower(tree_[child].form);
      if (const Sense sense = sense_of(word); sense != Sense::None) return LinkWord{child, std::move(word), sense};
    }
    const TokenIndex above = tree_[predicate.trigger].head;
    std::string word = to_lower(tree_[above].form);
    const Sense sense = tree_[above].deprel == "prep" ? sense_of(word) : Sense::None;
    if (sense == Sense::None || sense == Sense::Together) return std::nullopt;
    return LinkWord{above, std::move(word), sense};
  }

  // "As" and "since" give reasons as well, and "when" after a past perfect tells what broke in.
  static bool is_order(const LinkWord& link, const Predicate& predicate, const Predicate& governor) {
    if (link.sense == Sense::Together) {
      const Status &clause = predicate.status, &main = governor.status;
      const bool ahead = main.future && clause.tense == Tense::Present;  // "will stop when it arrives"
      return is_temporal(predicate.link) && (ahead || clause.tense == main.tense) && clause.perfect == main.perfect;
    }
    if (link.word == "since") return predicate.kind == PredicateKind::Noun || governor.status.perfect;
    return true;
  }

  std::optional<EventOrder> find_then(std::uint32_t index) const {
    const Predicate& predicate = predicates_[index];
    for (const TokenIndex child : tree_.children(predicate.trigger)) {
      if (tree_[child].deprel != "advmod") continue;
      std::string word = to_lower(tree_[child].form);
      if (std::find(std::begin(kThen), std::end(kThen), word) == std::end(kThen)) continue;
      return EventOrder{EventOrder::Kind::Before, *predicate.governor, index, std::move(word), {}};
    }
    return std::nullopt;
  }

  // "[two days] after", "the day after"
  std::string distance_before(TokenIndex word) const {
    const auto time = std::lower_bound(times_.begin(), times_.end(), word, [](const TimeExpression& left, TokenIndex end) { return left.tokens.end < end; });
    if (time != times_.end() && time->tokens.end == word && time->type == TimexType::Duration) return time->value;
    if (word > 0 && (tree_[word - 1].lemma == "hour" || tree_[word - 1].lemma == "minute")) return "PTXH";  // "hours after": the same day
    if (word < 2 || to_lower(tree_[word - 2].form) != "the") return {};
    const std::string_view unit = tree_[word - 1].lemma;
    return unit == "day" ? "P1D" : unit == "week" ? "P1W" : unit == "month" ? "P1M" : unit == "year" ? "P1Y" : "";
  }

  const Tree& tree_;
  const std::vector<TimeExpression>& times_;
  const std::vector<Predicate>& predicates_;
};

std::optional<Unit> to_unit(char letter) {
  switch (letter) {
    case 'D': return Unit::Day;
    case 'W': return Unit::Week;
    case 'M': return Unit::Month;
    case 'Y': return Unit::Year;
    default: return std::nullopt;
  }
}

struct Length {
  int count = 0;
  Unit unit = Unit::Day;
};

// "P2D"; nothing for what is vague or broken ("PXD", "P1.5Y").
std::optional<Length> read_length(std::string_view value) {
  Length length;
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  const auto [end, error] = std::from_chars(value.data() + 1, value.data() + value.size(), length.count);
  if (error != std::errc() || end + 1 != value.data() + value.size() || length.count > 1000) return std::nullopt;
  const auto unit = to_unit(*end);
  if (!unit) return std::nullopt;
  length.unit = *unit;
  return length;
}

}  // namespace

std::vector<EventOrder> find_orders(const Tree& tree, const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates) {
  const OrderFinder finder(tree, times, predicates);
  std::vector<EventOrder> orders;
  for (std::uint32_t i = 0; i < predicates.size(); ++i) {
    if (auto order = finder.find(i)) orders.push_back(std::move(*order));
  }
  return orders;
}

base::DateInterval days_apart(const base::DateInterval& days, std::string_view distance, int way) {
  if (!days.first || !days.last) return {};
  if (distance.starts_with("PT")) return days;  // hours
  const auto length = read_length(distance);
  if (!length) return {};
  const CalendarPoint first = shift(length->unit, *days.first, way * length->count), last = shift(length->unit, *days.last, way * length->count);
  return {first.first, last.last};
}

std::optional<base::Date> to_day_apart(base::Date day, std::string_view distance, int way) {
  if (distance.starts_with("PT")) return day;
  const auto length = read_length(distance);
  if (!length) return std::nullopt;
  const int count = way * length->count;
  switch (length->unit) {
    case Unit::Week: return day + std::chrono::days(7 * count);
    case Unit::Month: return base::add_months(day, count);
    case Unit::Year: return base::add_months(day, 12 * count);
    default: return day + std::chrono::days(count);
  }
}

}  // namespace dyad::extract
