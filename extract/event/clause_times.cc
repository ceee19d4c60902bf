#include "extract/event/clause_times.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/any_of.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {
namespace {

using base::is_any_of;
using base::DateInterval;
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
// What is planned for a time, or put off to it, takes place then: "talks scheduled for Friday", "postponed until May".
constexpr std::array<std::string_view, 12> kAppointing = {"postpone", "delay", "adjourn", "defer", "reschedule", "push", "move", "schedule", "set", "slate", "plan", "due"};
constexpr std::array<std::string_view, 4> kNewTime = {"until", "till", "to", "for"};
constexpr std::array<std::string_view, 6> kRanks = {"first", "second", "third", "only", "last", "most"};

class ClauseTimeFinder {
 public:
  ClauseTimeFinder(const Tree& tree, const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates)
      : tree_(tree), times_(times), predicates_(predicates), predicate_at_(tree.size(), -1), found_(predicates.size()) {
    for (std::size_t i = 0; i < predicates.size(); ++i) {
      for (const TokenIndex piece : predicates[i].pieces) predicate_at_[piece] = static_cast<std::int32_t>(i);
    }
    for (std::size_t i = 0; i < predicates.size(); ++i) predicate_at_[predicates[i].trigger] = static_cast<std::int32_t>(i);
  }

  std::vector<ClauseTimes> run() {
    for (std::size_t i = 0; i < times_.size(); ++i) attach(i);
    return std::move(found_);
  }

 private:
  void attach(std::size_t index) {
    const TimeExpression& time = times_[index];
    TimeLink link;
    link.time = index;
    auto owner = find_owner(time, link);
    if (owner) owner = find_appointed(*owner, link);
    if (!owner || is_only_compared(time, link)) return;
    if (time.days.is_known()) found_[*owner].dates.push_back(std::move(link));
    else if (time.type == TimexType::Duration) found_[*owner].lengths.push_back(std::move(link));
    else if (time.type == TimexType::Date || time.type == TimexType::Time) found_[*owner].undated.push_back(std::move(link));
    else if (time.type == TimexType::Set && is_adverbial(link)) found_[*owner].repeats.push_back(std::move(link));
  }

  // "Every year", "on Mondays", as against "its annual meeting" and "a contract of two millions a year".
  static bool is_adverbial(const TimeLink& link) {
    return link.path == "npadvmod" || link.path == "advmod" || link.path == "tmod" || (link.path.starts_with("prep:") && link.path.find('>') == link.path.rfind('>'));
  }

  // Climbs from the expression to the first predicate above it.
  std::optional<std::size_t> find_owner(const TimeExpression& time, TimeLink& link) {
    TokenIndex at = tree_.head_of(time.tokens);
    bool modified = false;
    for (;;) {
      if (predicate_at_[at] >= 0) return static_cast<std::size_t>(predicate_at_[at]);
      const Token& token = tree_[at];
      if (tree_.is_root(at)) return std::nullopt;
      // "in a Wednesday statement" dates what was stated; "in its 2019 report" does not.
      const bool on_a_day = token.deprel == "pobj" && time.granularity == Granularity::Day && is_any_of(to_lower(tree_[token.head].form), kTimePrepositions);
      if (modified && !on_a_day) return std::nullopt;
      modified = is_any_of(token.deprel, kModifiers);
      const bool loose = is_any_of(token.deprel, kArguments) && is_any_of(link.preposition, kTimePrepositions);
      if (!is_any_of(token.deprel, kCarriers) && !modified && !loose) return std::nullopt;
      link.loose = link.loose || loose;
      std::string step(token.deprel);
      if (token.deprel == "prep") {
        if (link.preposition.empty()) link.preposition = to_lower(token.form);
        step += fmt::format(":{}", to_lower(token.form));
      }
      link.path = link.path.empty() ? step : fmt::format("{}>{}", step, link.path);
      at = token.head;
    }
  }

  // "The vote was postponed until May" dates the vote, not the postponing; so does "the vote scheduled for May".
  std::optional<std::size_t> find_appointed(std::size_t owner, TimeLink& link) const {
    const Predicate& predicate = predicates_[owner];
    const Token& trigger = tree_[predicate.trigger];
    if (!is_any_of(trigger.lemma, kAppointing)) return owner;
    if (trigger.deprel == "acl" && trigger.xpos == "VBN") return predicate_at_[trigger.head] >= 0 ? std::optional<std::size_t>(predicate_at_[trigger.head]) : owner;
    if (!is_any_of(link.preposition, kNewTime)) return owner;
    link.preposition = "in";
    for (const TokenIndex child : tree_.children(predicate.trigger)) {
      if (is_any_of(tree_[child].deprel, kArguments) && predicate_at_[child] >= 0 && predicates_[predicate_at_[child]].trigger == child) return predicate_at_[child];
    }
    return std::nullopt;
  }

  // "The first attack since May", "the deadliest since 2014": the time tells how far back one must look, not when it was.
  bool is_only_compared(const TimeExpression& time, const TimeLink& link) const {
    if (link.preposition != "since") return false;
    TokenIndex at = tree_.head_of(time.tokens);
    while (tree_[at].deprel != "prep" && !tree_.is_root(at)) at = tree_[at].head;
    const TokenIndex noun = tree_[at].head;
    if (tree_[noun].xpos.starts_with("VB")) return false;
    const auto is_rank = [&](TokenIndex token) { return tree_[token].xpos == "JJS" || is_any_of(to_lower(tree_[token].form), kRanks); };
    const auto children = tree_.children(noun);
    return is_rank(noun) || std::any_of(children.begin(), children.end(), is_rank);
  }

  const Tree& tree_;
  const std::vector<TimeExpression>& times_;
  const std::vector<Predicate>& predicates_;
  std::vector<std::int32_t> predicate_at_;  // by token: the predicate that has it among its pieces, or -1
  std::vector<ClauseTimes> found_;
};

}  // namespace

std::vector<ClauseTimes> find_clause_times(const Tree& tree, const std::vector<TimeExpression>& times, const std::vector<Predicate>& predicates) {
  return ClauseTimeFinder(tree, times, predicates).run();
}

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

}  // namespace dyad::extract
