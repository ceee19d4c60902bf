#include "extract/time/time_matcher.h"

#include <algorithm>
#include <array>

#include <re2/re2.h>

namespace dyad::extract {
namespace {

struct Capture {
  std::uint32_t token = 0;
  const Meaning* meaning = nullptr;  // of a symbol
};

// One symbol tried at one token.
struct Walk {
  const Symbol& symbol;
  std::uint32_t begin;
  std::vector<SymbolResult>& results;
  std::array<Capture, 24> captures{};
  std::size_t captured = 0;
  std::uint32_t mark = 0;  // where the expression ends if what follows is only looked at; 0: not marked
};

// What a symbol gives to a field: the second length of "two years and three months" comes from a count and a unit, the frequency of
// "three times a week" from a count.
std::int32_t value_from(const Meaning& symbol, Field field) {
  switch (field) {
    case Field::ExtraCount: return symbol.get(Field::Count);
    case Field::ExtraUnit: return symbol.get(Field::Unit);
    case Field::Freq: return symbol.get(Field::Count) >= 1000 ? symbol.get(Field::Count) / 1000 : kUnset;
    default: return symbol.get(field);
  }
}

class Matcher {
 public:
  Matcher(const TimeRules& rules, const TimeText& text, MatchScratch& scratch) : rules_(rules), text_(text), scratch_(scratch) {}

  const std::vector<SymbolResult>& match(SymbolId id, std::uint32_t at) const {
    static const std::vector<SymbolResult> kNone;
    if (at >= scratch_.run().end) return kNone;
    const Symbol& symbol = rules_.symbols[id];
    const TimeLexeme& lexeme = text_.lexemes[at];
    if ((lexeme.classes & symbol.first_classes) == 0 && !symbol.first_words[lexeme.literal]) return kNone;
    if (const auto* known = scratch_.memo(at, id)) return *known;
    std::vector<SymbolResult>* results = scratch_.make_list();
    Walk state{symbol, at, *results};
    if (id == kNumber) match_number(state, at);
    if (!symbol.shapes.empty() && lexeme.has(rules_.numerals.shape)) match_shapes(state, at);
    walk(state, 0, at);
    scratch_.memo(at, id) = results;
    return *results;
  }

 private:
  void walk(Walk& state, std::uint32_t node_index, std::uint32_t at) const;
  void accept(Walk& state, const Accept& accept, std::uint32_t end) const;
  void fill(Meaning& meaning, const Accept& accept, const Walk& state) const;
  void match_number(Walk& state, std::uint32_t at) const;
  void match_shapes(Walk& state, std::uint32_t at) const;
  const Meaning* read_groups(const Shape& shape, std::span<const re2::StringPiece> groups) const;
  bool holds(const RuleContext& context, std::uint32_t begin, std::uint32_t end) const;

  const TimeRules& rules_;
  const TimeText& text_;
  MatchScratch& scratch_;
};

bool Matcher::holds(const RuleContext& context, std::uint32_t begin, std::uint32_t end) const {
  // Tokens on other lines are no context.
  std::uint32_t at = context.before ? begin : end - 1;
  for (std::uint32_t step = 0; step < context.distance; ++step) {
    const std::uint32_t next = context.before ? at - 1 : at + 1;  // wraps round at the beginning
    if (next >= text_.tokens.size() || is_parted(text_, std::min(at, next), std::max(at, next))) return context.edge != context.negated;
    at = next;
  }
  const Token& token = text_.tokens[at];
  const bool is_joined = context.before ? token.span.end == text_.tokens[begin].span.begin : token.span.begin == text_.tokens[end - 1].span.end;
  if (context.joined && !is_joined) return context.negated;
  const TimeLexeme& lexeme = text_.lexemes[at];
  const bool found = (lexeme.classes & context.classes) != 0 || (lexeme.literal != 0 && context.words.contains(lexeme.literal)) ||
                     std::any_of(context.tags.begin(), context.tags.end(), [&](const std::string& tag) { return token.xpos.starts_with(tag); }) ||
                     std::any_of(context.labels.begin(), context.labels.end(), [&](const std::string& label) { return token.deprel == label; });
  return found != context.negated;
}

// Of two rules with the same end, the one that looked further holds, then the one that stands first.
void Matcher::accept(Walk& state, const Accept& accept, std::uint32_t end) const {
  const std::uint32_t extent = end;
  if (state.mark != 0) end = state.mark;
  const auto same = std::find_if(state.results.begin(), state.results.end(), [&](const SymbolResult& result) { return result.end == end; });
  if (same != state.results.end() && (same->extent > extent || (same->extent == extent && same->rule <= accept.rule))) return;
  for (const RuleContext& context : rules_.rules[accept.rule].contexts) {
    if (!holds(context, state.begin, end)) return;
  }
  Meaning* meaning = scratch_.make_meaning();
  fill(*meaning, accept, state);
  if (same != state.results.end()) *same = {end, accept.rule, meaning, extent};
  else state.results.push_back({end, accept.rule, meaning, extent});
}

void Matcher::fill(Meaning& meaning, const Accept& accept, const Walk& state) const {
  for (const Assignment& assignment : accept.assignments) {
    const Capture& capture = state.captures[assignment.capture];
    std::int32_t value = assignment.value;
    switch (assignment.kind) {
      case Assignment::Kind::Same: meaning = *capture.meaning; continue;
      case Assignment::Kind::Of: meaning.of = capture.meaning; continue;
      case Assignment::Kind::Symbol:
        value = value_from(*capture.meaning, assignment.field);
        if (assignment.field != Field::Year) break;
        for (const Field field : {Field::Era, Field::TwoDigits}) {  // a year takes along how it is counted
          if (capture.meaning->has(field)) meaning.set(field, capture.meaning->get(field));
        }
        break;
      case Assignment::Kind::Class:
        value = rules_.lexer->value_of(text_.lexemes[capture.token], static_cast<ClassId>(assignment.value));
        if (assignment.field == Field::Hour && value >= 1000) value /= 1000;  // numbers in words are counts, in thousandths
        break;
      default: break;
    }
    if (value != kUnset) meaning.set(assignment.field, assignment.negative ? -value : value);
  }
}

void Matcher::walk(Walk& state, std::uint32_t node_index, std::uint32_t at) const {
  const RuleNode& node = state.symbol.nodes[node_index];
  for (const Accept& candidate : node.accepts) accept(state, candidate, at);
  for (const auto& [element, next] : node.edges) {
    if (element.kind != PatternElement::Kind::Mark) continue;
    state.mark = at;
    walk(state, next, at);
    state.mark = 0;
  }
  if (at >= scratch_.run().end || state.captured == state.captures.size()) return;
  const TimeLexeme& lexeme = text_.lexemes[at];
  for (const auto& [element, next] : node.edges) {
    switch (element.kind) {
      case PatternElement::Kind::Mark: break;
      case PatternElement::Kind::Word:
        if (lexeme.literal == element.id) walk(state, next, at + 1);
        break;
      case PatternElement::Kind::Class:
        if (!lexeme.has(static_cast<ClassId>(element.id))) break;
        state.captures[state.captured++] = {at, nullptr};
        walk(state, next, at + 1);
        --state.captured;
        break;
      case PatternElement::Kind::Symbol:
        for (const SymbolResult& result : match(static_cast<SymbolId>(element.id), at)) {
          state.captures[state.captured++] = {at, result.meaning};
          walk(state, next, result.end);
          --state.captured;
        }
    }
  }
}

void Matcher::match_number(Walk& state, std::uint32_t at) const {
  const auto run = scratch_.run();
  const auto number = rules_.numbers->read(text_.tokens.first(run.end), text_.lexemes.first(run.end), *rules_.lexer, at);
  if (!number) return;
  // "the 2020 season" is of that year, not that long.
  const bool is_year = text_.lexemes[at].has(rules_.numerals.year) && number->end == at + 1;
  if (is_year && number->end < run.end && text_.lexemes[number->end].has(rules_.unit_class)) return;
  Meaning* meaning = scratch_.make_meaning();
  meaning->set(Field::Count, number->thousandths);
  state.results.push_back({number->end, kNoRule, meaning, number->end});
}

// Tries the regular expressions on the characters from this token to the next white space; a match must end where a token ends.
void Matcher::match_shapes(Walk& state, std::uint32_t at) const {
  const auto& tokens = text_.tokens;
  const std::uint32_t begin = tokens[at].span.begin;
  std::uint32_t last = at;
  while (last + 1 < tokens.size() && tokens[last + 1].span.begin == tokens[last].span.end && tokens[last].span.end - begin < 40) ++last;
  const auto characters = text_.text.substr(begin, tokens[last].span.end - begin);
  const re2::StringPiece piece(characters.data(), characters.size());
  for (const Shape& shape : state.symbol.shapes) {
    std::array<re2::StringPiece, kMaxGroups> groups;
    const int count = std::min<int>(shape.regex->NumberOfCapturingGroups() + 1, kMaxGroups);
    if (!shape.regex->Match(piece, 0, piece.size(), re2::RE2::ANCHOR_START, groups.data(), count)) continue;
    const auto matched_end = begin + static_cast<std::uint32_t>(groups[0].size());
    std::uint32_t end = at;
    while (end <= last && tokens[end].span.end < matched_end) ++end;
    if (end > last || tokens[end].span.end != matched_end) continue;
    ++end;
    if (std::any_of(state.results.begin(), state.results.end(), [&](const SymbolResult& result) { return result.end == end; })) continue;
    state.results.push_back({end, shape.rule, read_groups(shape, groups), end});
  }
}

const Meaning* Matcher::read_groups(const Shape& shape, std::span<const re2::StringPiece> groups) const {
  Meaning* meaning = scratch_.make_meaning();
  for (const Assignment& assignment : shape.assignments) {
    std::int32_t value = assignment.value;
    if (assignment.kind == Assignment::Kind::Group) {
      const re2::StringPiece& group = groups[assignment.capture];
      if (group.empty()) continue;
      const std::string_view form(group.data(), group.size());
      const WordEntry* word = rules_.lexicon.find(form);
      value = word != nullptr && !word->readings.empty() ? word->readings.front().value : read_thousandths(form) / (assignment.field == Field::Count ? 1 : 1000);
    }
    meaning->set(assignment.field, value);
  }
  return meaning;
}

}  // namespace

bool is_parted(const TimeText& text, std::uint32_t left, std::uint32_t right) {
  const std::uint32_t begin = text.tokens[left].span.end, end = text.tokens[right].span.begin;
  return end > begin && text.text.substr(begin, end - begin).find('\n') != std::string_view::npos;
}

const std::vector<SymbolResult>& match_symbol(const TimeRules& rules, const TimeText& text, SymbolId symbol, std::uint32_t at, MatchScratch& scratch) {
  return Matcher(rules, text, scratch).match(symbol, at);
}

}  // namespace dyad::extract
