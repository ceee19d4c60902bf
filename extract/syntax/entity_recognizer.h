// Named entities: one greedy action a token, from left to right, never across a sentence start.
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
#include "extract/token/token.h"

namespace dyad::extract {

struct EntityTag {
  EntityMark mark = EntityMark::Outside;
  LabelId type = 0;
};

// Immutable after construction; shared by threads.
class EntityRecognizer {
 public:
  static constexpr std::size_t kRoles = 3;

  static base::Result<EntityRecognizer> read(const WeightsFile& weights, std::size_t token_width, std::vector<TransitionAction> actions,
                                             const std::string& actions_file, const Kernels& kernels);

  const TransitionScorer& scorer() const { return scorer_; }
  const LabelTable& types() const { return types_; }

  // Where a run over a text stands: the tokens so far and the open entity.
  struct State {
    std::int32_t entity_first = -1;
    LabelId entity_type = 0;
  };
  // What must be known of a token beside its vector.
  struct Context {
    bool is_space = false;
    bool may_continue = false;  // there is a next token and it starts no sentence
  };
  // Tags one token after the other. `rows` were started on the text with scorer().
  EntityTag step(RoleRows& rows, std::int32_t token, Context context, State& state, std::vector<float>& scores,
                 DecisionMargins* margins = nullptr) const;

 private:
  enum Move : std::uint8_t { Missing, Begin, In, Last, Unit, Out, kMoveCount };
  struct Action {
    Move move;
    LabelId type;
  };
  bool is_valid(Action action, Context context, const State& state) const;

  TransitionScorer scorer_;
  std::vector<Action> actions_;
  LabelTable types_;  // 0 is no type
};

}  // namespace dyad::extract
