#include "extract/syntax/transition_actions.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/msgpack.h"

namespace dyad::extract {
namespace {

using nlohmann::json;

struct CountedAction {
  TransitionAction action;
  std::int64_t frequency = 0;
};

bool comes_first(const CountedAction& a, const CountedAction& b) {
  if (a.action.move != b.action.move) return a.action.move < b.action.move;
  return std::tie(a.frequency, a.action.label) > std::tie(b.frequency, b.action.label);
}

// {"2": {"nsubj": 165748, ...}, ...}; nothing if it is not of this form.
bool collect(const json& moves, int move_count, std::vector<CountedAction>& actions) {
  if (!moves.is_object()) return false;
  for (const auto& [number, labels] : moves.items()) {
    int move = -1;
    std::from_chars(number.data(), number.data() + number.size(), move);
    if (move < 0 || move >= move_count || !labels.is_object()) return false;
    for (const auto& [label, frequency] : labels.items()) {
      if (!frequency.is_number_integer()) return false;
      actions.push_back({{move, label}, frequency.get<std::int64_t>()});
    }
  }
  return true;
}

}  // namespace

base::Result<std::vector<TransitionAction>> read_actions(std::string_view bytes, const std::string& file, int move_count) {
  base::MsgpackReader in(bytes);
  std::string_view moves;
  for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
    if (in.read_string() == "moves") moves = in.read_string();
    else in.skip();
  }
  if (!in.ok()) return base::Error{base::ErrorCode::BadInput, fmt::format("{}: {}", file, in.fault())};
  std::vector<CountedAction> counted;
  if (!collect(json::parse(moves, nullptr, false), move_count, counted)) {
    return base::Error{base::ErrorCode::Unsupported, fmt::format("{}: expected labels with frequencies for moves 0 to {}", file, move_count - 1)};
  }
  std::ranges::sort(counted, comes_first);
  std::vector<TransitionAction> actions;
  for (CountedAction& entry : counted) actions.push_back(std::move(entry.action));
  return actions;
}

}  // namespace dyad::extract
