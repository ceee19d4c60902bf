#include "extract/syntax/entity_recognizer.h"

#include <fmt/format.h>

namespace dyad::extract {

base::Result<EntityRecognizer> EntityRecognizer::read(const WeightsFile& weights, std::size_t token_width, std::vector<TransitionAction> actions,
                                                      const std::string& actions_file, const Kernels& kernels) {
  auto scorer = TransitionScorer::read(weights, token_width, kRoles, actions.size(), kernels);
  if (!scorer) return scorer.error();
  EntityRecognizer recognizer;
  recognizer.scorer_ = std::move(*scorer);
  recognizer.types_.intern("");
  bool has_out = false;
  for (const TransitionAction& action : actions) {
    has_out |= action.move == Out;
    recognizer.actions_.push_back({static_cast<Move>(action.move), recognizer.types_.intern(action.label)});
  }
  if (!has_out) return base::Error{base::ErrorCode::Unsupported, fmt::format("{}: expected an action for move 5 (out)", actions_file)};
  return recognizer;
}

bool EntityRecognizer::is_valid(Action action, Context context, const State& state) const {
  const bool open = state.entity_first >= 0;
  switch (action.move) {
    case Begin: return !open && !context.is_space && context.may_continue;
    case Unit: return !open && !context.is_space && action.type != 0;
    case Out: return !open;
    case In: return open && context.may_continue && action.type == state.entity_type;
    case Last: return open && action.type == state.entity_type;
    default: return false;
  }
}

EntityTag EntityRecognizer::step(RoleRows& rows, std::int32_t token, Context context, State& state, std::vector<float>& scores,
                                 DecisionMargins* margins) const {
  const float* current = rows.row(token);
  const float* roles[kRoles] = {current, rows.row(state.entity_first), rows.row(state.entity_first >= 0 ? token - 1 : -1)};
  scores.resize(scorer_.score_count());
  scorer_.score(roles, scores.data());
  std::size_t best = actions_.size();
  for (std::size_t i = 0; i < actions_.size(); ++i) {
    if (is_valid(actions_[i], context, state) && (best == actions_.size() || scores[i] > scores[best])) best = i;
  }
  if (margins && best < actions_.size()) margins->add(scores.data(), actions_.size(), best, [&](std::size_t i) { return is_valid(actions_[i], context, state); });
  // Outside an entity OUT is valid, inside LAST is: there always is a best one unless the model lacks a LAST.
  const Action action = best < actions_.size() ? actions_[best] : Action{Out, 0};
  switch (action.move) {
    case Begin: state = {token, action.type}; return {EntityMark::Begin, action.type};
    case In: return {EntityMark::Inside, action.type};
    case Last: state = {}; return {EntityMark::Inside, action.type};
    case Unit: return {EntityMark::Begin, action.type};
    default: state = {}; return {};
  }
}

}  // namespace dyad::extract
