#include "extract/syntax/dependency_parser.h"

#include <fmt/format.h>

namespace dyad::extract {

void ParserState::reset() {
  next_ = 0;
  gave_up_ = false;
  stack_.clear();
  put_back_.clear();
  arcs_.clear();
  for (auto* numbers : {&heads_, &newest_left_, &newest_right_}) numbers->clear();
  labels_.clear();
  unshiftable_.clear();
  starts_.clear();
  know(0, false);
}

void ParserState::know(std::size_t count, bool is_all) {
  count_ = count;
  is_all_ = is_all;
  heads_.resize(count, -1);
  labels_.resize(count, 0);
  newest_left_.resize(count, -1);
  newest_right_.resize(count, -1);
  unshiftable_.resize(count, 0);
  starts_.resize(count, 0);
  if (gave_up_) next_ = count_;
}

void ParserState::start_text() {
  is_all_ = false;
  gave_up_ = false;
}

// Arcs are between tokens that go: none leads to one that stays.
void ParserState::drop(std::size_t count) {
  const auto drop_from = [count](auto& values) { values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count)); };
  drop_from(heads_);
  drop_from(labels_);
  drop_from(newest_left_);
  drop_from(newest_right_);
  drop_from(unshiftable_);
  drop_from(starts_);
  arcs_.clear();
  next_ -= count;
  count_ -= count;
}

std::int32_t ParserState::buffer(std::size_t place) const {
  if (place < put_back_.size()) return put_back_[put_back_.size() - 1 - place];
  const std::size_t token = next_ + place - put_back_.size();
  return token < count_ ? static_cast<std::int32_t>(token) : -1;
}

void ParserState::shift() {
  stack_.push_back(buffer(0));
  if (put_back_.empty()) ++next_;
  else put_back_.pop_back();
}

void ParserState::put_back() {
  unshiftable_[stack_.back()] = true;
  put_back_.push_back(stack_.back());
  stack_.pop_back();
}

void ParserState::attach(std::int32_t head, std::int32_t child, LabelId label) {
  if (heads_[child] >= 0) detach(child);
  std::int32_t& newest = (head > child ? newest_left_ : newest_right_)[head];
  arcs_.push_back({child, newest});
  newest = static_cast<std::int32_t>(arcs_.size() - 1);
  heads_[child] = head;
  labels_[child] = label;
}

// Only the newest arc of a head can be taken away. An older one stays among the head's dependents, as in spaCy.
void ParserState::detach(std::int32_t child) {
  const std::int32_t head = heads_[child];
  std::int32_t& newest = (head > child ? newest_left_ : newest_right_)[head];
  if (newest >= 0 && arcs_[newest].child == child) newest = arcs_[newest].older;
}

void ParserState::give_up() {
  stack_.clear();
  put_back_.clear();
  next_ = count_;
  gave_up_ = true;
}

base::Result<DependencyParser> DependencyParser::read(const WeightsFile& weights, std::size_t token_width, std::vector<TransitionAction> actions,
                                                      const std::string& actions_file, LabelTable& labels, const Kernels& kernels) {
  auto scorer = TransitionScorer::read(weights, token_width, kRoles, actions.size(), kernels);
  if (!scorer) return scorer.error();
  DependencyParser parser;
  parser.scorer_ = std::move(*scorer);
  bool has_shift = false;
  for (const TransitionAction& action : actions) {
    has_shift |= action.move == Shift;
    parser.actions_.push_back({static_cast<Move>(action.move), labels.intern(action.label)});
  }
  if (!has_shift) return base::Error{base::ErrorCode::Unsupported, fmt::format("{}: expected an action for move 0 (shift)", actions_file)};
  return parser;
}

DependencyParser::ValidMoves DependencyParser::valid_moves(const ParserState& state) {
  const std::int32_t first = state.buffer(0);
  const std::int32_t second = state.buffer(1);
  const std::size_t length = state.buffer_length();
  const bool has_stack = state.stack_depth() > 0;
  const bool starts = first >= 0 && state.is_sentence_start(first);
  ValidMoves valid{};
  valid.is[Shift] = !has_stack || (length >= 2 && !starts && !state.is_unshiftable(first));
  valid.is[Reduce] = has_stack;
  valid.is[Left] = valid.is[Right] = has_stack && length > 0 && !starts;
  valid.is[Break] = length >= 2 && second == first + 1 && !state.is_sentence_start(second);
  return valid;
}

void DependencyParser::apply(Action action, ParserState& state) {
  const std::int32_t top = state.stack(0);
  const std::int32_t next = state.buffer(0);
  switch (action.move) {
    case Shift: state.shift(); break;
    case Reduce:
      if (state.head(top) >= 0 || state.stack_depth() == 1) state.pop();
      else state.put_back();
      break;
    case Left:
      state.attach(next, top, action.label);
      state.set_shiftable(next);
      state.pop();
      break;
    case Right:
      state.attach(top, next, action.label);
      state.shift();
      break;
    default: state.start_sentence(state.buffer(1)); break;  // Break
  }
}

void DependencyParser::advance(RoleRows& rows, std::size_t wanted, ParserState& state, std::vector<float>& scores,
                               DecisionMargins* margins) const {
  scores.resize(scorer_.score_count());
  while (!state.is_final() && state.sees_ahead() && !(state.next() >= wanted && state.is_free())) {
    const std::int32_t top = state.stack(0);
    const std::int32_t next = state.buffer(0);
    // The tokens furthest ahead first: making their rows must not disturb the others.
    const float* ahead = rows.row(state.buffer(1));
    const float* roles[kRoles] = {rows.row(next), ahead, rows.row(top), rows.row(state.stack(1)), rows.row(state.stack(2)),
                                  rows.row(state.left_child(next)), rows.row(state.left_child(top)), rows.row(state.right_child(top))};
    scorer_.score(roles, scores.data());
    const ValidMoves valid = valid_moves(state);
    std::size_t best = actions_.size();
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      if (valid.is[actions_[i].move] && (best == actions_.size() || scores[i] > scores[best])) best = i;
    }
    if (margins && best < actions_.size()) margins->add(scores.data(), actions_.size(), best, [&](std::size_t i) { return valid.is[actions_[i].move]; });
    if (best < actions_.size()) apply(actions_[best], state);
    else state.give_up();
  }
}

}  // namespace dyad::extract
