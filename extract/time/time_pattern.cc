#include "extract/time/time_pattern.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/table_file.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Sequence = std::vector<PatternElement>;
using Sequences = std::vector<Sequence>;

constexpr std::size_t kMaxSequences = 5000;

Error problem(std::string message) { return {ErrorCode::BadInput, std::move(message)}; }

bool is_class_name(std::string_view text) {
  return !text.empty() && text[0] >= 'A' && text[0] <= 'Z' && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

PatternElement to_element(std::string_view text) {
  using Kind = PatternElement::Kind;
  if (text == "/") return {Kind::Mark, ""};
  if (text.size() > 1 && text.front() == '\\') return {Kind::Word, std::string(text.substr(1))};
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') return {Kind::Symbol, std::string(text.substr(1, text.size() - 2))};
  if (is_class_name(text)) return {Kind::Class, to_lower(text)};
  return {Kind::Word, std::string(text)};
}

// Every sequence of `left` followed by every one of `right`.
Sequences join(const Sequences& left, const Sequences& right) {
  Sequences all;
  for (const Sequence& a : left) {
    for (const Sequence& b : right) {
      all.push_back(a);
      all.back().insert(all.back().end(), b.begin(), b.end());
    }
  }
  return all;
}

// Reads the pieces of a pattern from left to right.
class PatternReader {
 public:
  explicit PatternReader(std::string_view text) : pieces_(base::split_list(text, ' ')) {}

  Result<Sequences> read_choices(bool in_group) {
    Sequences all, current{{}};
    while (at_ < pieces_.size()) {
      const std::string_view piece = pieces_[at_];
      if (in_group && (piece == ")" || piece == ")?")) break;
      ++at_;
      if (in_group && piece == "|") {
        all.insert(all.end(), current.begin(), current.end());
        current = {{}};
        continue;
      }
      if (piece == ")" || piece == ")?") return problem("expected '(' before ')'");
      auto next = piece == "(" ? read_group() : read_atom(piece);
      if (!next) return next.error();
      current = join(current, *next);
      if (current.size() > kMaxSequences) return problem("expected fewer choices in one pattern");
    }
    all.insert(all.end(), current.begin(), current.end());
    return all;
  }

 private:
  Result<Sequences> read_group() {
    auto choices = read_choices(true);
    if (!choices) return choices;
    if (at_ == pieces_.size()) return problem("expected ')' after '('");
    if (pieces_[at_++] == ")?") choices->emplace_back();
    return choices;
  }

  static Result<Sequences> read_atom(std::string_view piece) {
    const bool optional = piece.size() > 1 && piece.back() == '?';
    if (optional) piece.remove_suffix(1);
    Sequences choices;
    for (std::string_view choice : base::split_list(piece, '|')) choices.push_back({to_element(choice)});
    if (choices.empty()) return problem(fmt::format("expected a word, class or symbol: '{}'", piece));
    if (optional) choices.emplace_back();
    return choices;
  }

  std::vector<std::string_view> pieces_;
  std::size_t at_ = 0;
};

PatternContext read_context(std::string_view text, bool before) {
  PatternContext context;
  context.before = before;
  if (text.starts_with('!')) {
    context.negated = true;
    text.remove_prefix(1);
  }
  if (text.starts_with('~')) {
    context.joined = true;
    text.remove_prefix(1);
  }
  for (std::string_view choice : base::split_list(text, '|')) {
    if (choice == "^") context.edge = true;
    else if (choice.starts_with('#') && choice.size() > 1) context.tags.emplace_back(choice.substr(1));
    else if (choice.starts_with('@') && choice.size() > 1) context.labels.emplace_back(choice.substr(1));
    else if (is_class_name(choice)) context.classes.push_back(to_lower(choice));
    else context.words.emplace_back(choice);
  }
  return context;
}

}  // namespace

Result<Pattern> read_pattern(std::string_view text) {
  Pattern pattern;
  for (text = base::trim(text); text.starts_with('{'); text = base::trim(text)) {
    const auto close = text.find('}');
    if (close == std::string_view::npos) return problem("expected '}' after '{'");
    pattern.contexts.push_back(read_context(text.substr(1, close - 1), true));
    text.remove_prefix(close + 1);
  }
  // The last of several is the one beside the expression.
  const std::size_t before = pattern.contexts.size();
  for (std::size_t i = 0; i < before; ++i) pattern.contexts[i].distance = before - i;
  for (; text.ends_with('}'); text = base::trim(text)) {
    const auto open = text.rfind('{');
    if (open == std::string_view::npos) return problem("expected '{' before '}'");
    pattern.contexts.push_back(read_context(text.substr(open + 1, text.size() - open - 2), false));
    text = text.substr(0, open);
  }
  for (std::size_t i = before; i < pattern.contexts.size(); ++i) pattern.contexts[i].distance = pattern.contexts.size() - i;
  auto sequences = PatternReader(text).read_choices(false);
  if (!sequences) return sequences.error();
  for (Sequence& sequence : *sequences) {
    if (sequence.empty()) return problem("expected a pattern of at least one token");
    if (std::find(pattern.sequences.begin(), pattern.sequences.end(), sequence) == pattern.sequences.end()) pattern.sequences.push_back(std::move(sequence));
  }
  return pattern;
}

}  // namespace dyad::extract
