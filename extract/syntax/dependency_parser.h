// The arc-eager transition parser with spaCy's non-monotonic moves: the greedy best valid action, one after the other.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/nn/role_rows.h"
#include "extract/nn/transition_scorer.h"
#include "extract/syntax/decision_margins.h"
#include "extract/syntax/label_table.h"
#include "extract/syntax/transition_actions.h"

namespace dyad::extract {

// The state of a parse, see docs of each move in dependency_parser.cc. Buffers of one thread, reused.
class ParserState {
 public:
  void reset();
  // `count` tokens are known from now on; `is_all` if no more will come.
  void know(std::size_t count, bool is_all);
  // Starts another text behind the last. REQUIRES: is_final()
  void start_text();
  // Takes the first tokens away; the others are counted from the first that is left. REQUIRES: is_free(), count <= next().
  void drop(std::size_t count);

  // The first token that was never shifted.
  std::size_t next() const { return next_; }
  // Whether nothing that is still to come can touch the tokens before next().
  bool is_free() const { return stack_.empty() && put_back_.empty() && (next_ == count_ || newest_left_[next_] < 0); }
  // Whether the tokens are known that the next move depends on.
  bool sees_ahead() const { return is_all_ || next_ + 2 <= count_; }

  std::int32_t stack(std::size_t depth) const { return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : -1; }
  // The token at this place of the buffer: tokens that were put back come first.
  std::int32_t buffer(std::size_t place) const;
  std::size_t buffer_length() const { return (count_ - next_) + put_back_.size(); }
  std::size_t stack_depth() const { return stack_.size(); }
  bool is_final() const { return is_all_ && stack_.empty() && buffer_length() == 0; }

  std::int32_t head(std::int32_t token) const { return heads_[token]; }
  bool is_sentence_start(std::int32_t token) const { return starts_[token]; }
  bool is_unshiftable(std::int32_t token) const { return unshiftable_[token]; }
  // The newest dependent before (after) its head, -1 if there is none.
  std::int32_t left_child(std::int32_t token) const { return token < 0 ? -1 : newest(newest_left_[token]); }
  std::int32_t right_child(std::int32_t token) const { return token < 0 ? -1 : newest(newest_right_[token]); }

  void shift();
  void pop() { stack_.pop_back(); }
  void put_back();       // the top of the stack, in front of the buffer; it cannot be shifted again until something takes it as head
  void set_shiftable(std::int32_t token) { unshiftable_[token] = false; }
  void start_sentence(std::int32_t token) { starts_[token] = true; }
  void attach(std::int32_t head, std::int32_t child, LabelId label);
  void give_up();

  std::vector<LabelId>& labels() { return labels_; }

 private:
  // The dependents of a head on one side, newest first.
  struct Arc {
    std::int32_t child;
    std::int32_t older;  // index into arcs_, -1 at the end
  };
  std::int32_t newest(std::int32_t arc) const { return arc < 0 ? -1 : arcs_[arc].child; }
  void detach(std::int32_t child);

  std::size_t count_ = 0;
  bool is_all_ = false;
  bool gave_up_ = false;
  std::size_t next_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> put_back_;
  std::vector<std::int32_t> heads_;  // -1 without
  std::vector<LabelId> labels_;
  std::vector<std::int32_t> newest_left_;
  std::vector<std::int32_t> newest_right_;
  std::vector<Arc> arcs_;
  std::vector<std::uint8_t> unshiftable_;
  std::vector<std::uint8_t> starts_;
};

// Immutable after construction; shared by threads.
class DependencyParser {
 public:
  static constexpr std::size_t kRoles = 8;

  // Interns the labels that it can give in `labels`.
  static base::Result<DependencyParser> read(const WeightsFile& weights, std::size_t token_width, std::vector<TransitionAction> actions,
                                             const std::string& actions_file, LabelTable& labels, const Kernels& kernels);

  const TransitionScorer& scorer() const { return scorer_; }
  // Moves on until all tokens are used up, or more must be known, or the state is free at a token not before `wanted`. Leaves heads
  // (-1 for a root) and labels in `state`. `rows`, started with scorer(), show the vectors of all tokens that `state` knows.
  void advance(RoleRows& rows, std::size_t wanted, ParserState& state, std::vector<float>& scores, DecisionMargins* margins = nullptr) const;

 private:
  enum Move : std::uint8_t { Shift, Reduce, Left, Right, Break, kMoveCount };
  struct Action {
    Move move;
    LabelId label;
  };
  struct ValidMoves {
    bool is[kMoveCount];
  };
  static ValidMoves valid_moves(const ParserState& state);
  static void apply(Action action, ParserState& state);

  TransitionScorer scorer_;
  std::vector<Action> actions_;
};

}  // namespace dyad::extract
