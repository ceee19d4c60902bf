#include "extract/event/relation_date.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/mention/word_lists.h"

namespace dyad::extract {
namespace {

bool begins_office(std::string_view lemma) { return is_in(WordList::OfficeBeginning, lemma); }

// The days of one relation, gathered from the phrases beside the title, its verb and the person.
class OfficeDates {
 public:
  OfficeDates(const Tree& tree, const std::vector<TimeExpression>& times, TokenIndex title) : tree_(tree), times_(times), title_(title), verb_(verb_of(title)) {}

  schema::EventDate find(const Document& doc) {
    if (verb_) look_beside(*verb_);
    look_beside(title_);
    if (!verb_ && tree_[title_].deprel == "appos") look_beside(tree_[title_].head);
    if (date_.days.is_known()) {
      date_.granularity = date_.days.first && date_.days.last && date_.days.first == date_.days.last ? schema::Granularity::Day : schema::Granularity::Interval;
      date_.basis = schema::DateBasis::Stated;
      return date_;
    }
    if (!doc.creation_time || is_future()) return date_;
    date_.days.last = doc.creation_time;
    if (!is_over()) date_.days.first = doc.creation_time;
    date_.granularity = date_.days.first ? schema::Granularity::Day : schema::Granularity::Interval;
    date_.basis = schema::DateBasis::Document;
    return date_;
  }

 private:
  // "was" of "was president", "elected" of "elected president" and of "elected as president".
  std::optional<TokenIndex> verb_of(TokenIndex title) const {
    const Token& token = tree_[title];
    if (tree_.is_root(title)) return std::nullopt;
    if (token.deprel == "attr" || token.deprel == "oprd" || token.deprel == "dobj") return token.head;
    if (token.deprel == "pobj" && tree_[token.head].lemma == "as") return tree_[token.head].head;
    return std::nullopt;
  }

  bool has_auxiliary(std::string_view lemma) const {
    const auto children = tree_.children(*verb_);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) { return tree_[child].deprel == "aux" && tree_[child].lemma == lemma; });
  }
  bool is_future() const { return verb_ && (has_auxiliary("will") || has_auxiliary("shall") || has_auxiliary("would")); }
  // "was president": not any more, as far as the text tells.
  bool is_over() const { return verb_ && !begins_office(tree_[*verb_].lemma) && (tree_[*verb_].xpos == "VBD" || has_auxiliary("have")); }

  const TimeExpression* time_at(TokenIndex token) const {
    const auto found = std::find_if(times_.begin(), times_.end(), [&](const TimeExpression& time) { return time.tokens.contains(token); });
    return found != times_.end() && found->days.is_known() ? &*found : nullptr;
  }

  void look_beside(TokenIndex governor) {
    for (TokenIndex child : tree_.children(governor)) {
      const Token& token = tree_[child];
      if (token.deprel == "prep" || token.lemma == "since" || token.lemma == "until") {
        read_phrase(child);
      } else if (verb_ == governor && (token.deprel == "npadvmod" || token.deprel == "advmod")) {
        if (const TimeExpression* time = time_at(child)) keep(*time, "in");
      }
    }
  }

  // "since 2004", "from 1995 to 2007", "between 1996 and 1998", "in March 2021"
  void read_phrase(TokenIndex preposition) {
    for (TokenIndex child : tree_.children(preposition)) {
      if (tree_[child].deprel == "prep") {
        read_phrase(child);
        continue;
      }
      const TimeExpression* time = time_at(child);
      if (!time) continue;
      keep(*time, tree_[preposition].lemma);
      if (const auto other = tree_.child(child, "conj"); other && tree_[preposition].lemma == "between") {
        if (const TimeExpression* end = time_at(*other)) keep(*end, "to");
      }
    }
  }

  void keep(const TimeExpression& time, std::string_view preposition) {
    const base::DateInterval& days = time.days;
    const bool opens = preposition == "since" || preposition == "from" || preposition == "between";
    const bool closes = preposition == "until" || preposition == "till" || preposition == "to" || preposition == "through";
    const bool within = preposition == "in" || preposition == "on" || preposition == "during" || preposition == "at";
    const bool begins = verb_ && begins_office(tree_[*verb_].lemma);
    if (!opens && !closes && !within) return;
    if (!date_.span) {
      date_.text = time.text;
      date_.span = time.span;
      date_.timex = time.value;
    }
    const bool is_range = opens && preposition != "since" && days.first && days.last && days.first != days.last && !time.begin_point.empty();
    if (!closes && !date_.days.first) date_.days.first = days.first;
    if ((closes || is_range || (within && !begins)) && !date_.days.last) date_.days.last = days.last;
  }

  const Tree& tree_;
  const std::vector<TimeExpression>& times_;
  TokenIndex title_;
  std::optional<TokenIndex> verb_;
  schema::EventDate date_;
};

}  // namespace

void date_relations(const Document& doc, const Tree& tree, const std::vector<TimeExpression>& times, Resolution& resolution) {
  for (std::size_t i = 0; i < resolution.relations.size(); ++i) {
    schema::Relation& relation = resolution.relations[i];
    relation.date = OfficeDates(tree, times, resolution.relation_titles[i]).find(doc);
    if (!relation.date.text.empty()) relation.explanation.emplace_back("date", relation.date.text);
  }
}

}  // namespace dyad::extract
