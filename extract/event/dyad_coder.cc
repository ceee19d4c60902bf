#include "extract/event/dyad_coder.h"

#include <algorithm>

namespace dyad::extract {
namespace {

// Weights of one reading; only their order matters. A party in its role says most; each arc of the tree between the
// trigger and a party speaks against.
constexpr double kInRole = 4;
constexpr double kInOtherRole = 2;
constexpr double kPerArc = -0.35;
constexpr double kFarAway = -6;      // not in the same sentence
constexpr double kCue = -2;
constexpr double kComposed = 0.8;    // the whole says more than its part
constexpr double kAbsorbed = -1.5;

class Chooser {
 public:
  Chooser(const DocumentView& view, const std::vector<Reading>& readings, const DyadSpans& dyad)
      : view_(view), readings_(readings), actor_(find_heads(dyad.actor)), target_(find_heads(dyad.target)) {}

  std::optional<DyadReading> choose() const {
    std::optional<DyadReading> best;
    double best_score = 0;
    for (std::uint32_t i = 0; i < readings_.size(); ++i) {
      if (!readings_[i].type) continue;
      const double score = score_of(i);
      if (!best || score > best_score) {
        best = DyadReading{i, std::clamp(0.5 + score / 20, 0.05, 1.0)};
        best_score = score;
      }
    }
    return best;
  }

 private:
  // The highest token of each piece: the head of the phrase that the span covers.
  std::vector<TokenIndex> find_heads(const std::vector<base::TextSpan>& spans) const {
    std::vector<TokenIndex> heads;
    for (const base::TextSpan& span : spans) {
      for (TokenIndex i = 0; i < view_.tree.size(); ++i) {
        if (!view_.tree[i].span.overlaps(span)) continue;
        const TokenIndex head = view_.tree[i].head;
        if (head == i || !view_.tree[head].span.overlaps(span)) heads.push_back(i);
      }
    }
    return heads;
  }

  double score_of(std::uint32_t index) const {
    const Reading& reading = readings_[index];
    double score = party_score(index, reading.parties.actors, reading.parties.targets, actor_);
    score += party_score(index, reading.parties.targets, reading.parties.actors, target_);
    if (reading.is_cue) score += kCue;
    if (reading.governed) score += kComposed;
    if (reading.is_absorbed) score += kAbsorbed;
    return score;
  }

  double party_score(std::uint32_t index, const std::vector<Party>& role, const std::vector<Party>& other, const std::vector<TokenIndex>& heads) const {
    if (heads.empty()) return 0;
    double best = kFarAway;
    for (TokenIndex head : heads) {
      double score = distance_score(view_.predicates[index].trigger, head);
      if (names(role, head)) score += kInRole;
      else if (names(other, head)) score += kInOtherRole;
      else if (is_argument(index, head)) score += 1;
      best = std::max(best, score);
    }
    return best;
  }

  // Whether a party is the one at `head`, or stands for it inside its phrase or by coreference.
  bool names(const std::vector<Party>& parties, TokenIndex head) const {
    const Mention* mention = view_.resolution.mentions.at(head);
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      if (party.head == head || view_.tree.subtree(party.head).contains(head)) return true;
      const Mention* other = view_.resolution.mentions.at(party.head);
      return mention && other && mention->chain == other->chain;
    });
  }

  bool is_argument(std::uint32_t index, TokenIndex head) const {
    const auto& arguments = view_.predicates[index].arguments;
    return std::any_of(arguments.begin(), arguments.end(),
                       [&](const Argument& argument) { return argument.head == head || view_.tree.subtree(argument.head).contains(head); });
  }

  // Arcs from the one to the other through their lowest common ancestor.
  double distance_score(TokenIndex trigger, TokenIndex head) const {
    if (view_.tree[trigger].sentence != view_.tree[head].sentence) return kFarAway;
    int arcs = 0;
    for (TokenIndex at = trigger;; at = view_.tree[at].head, ++arcs) {
      if (view_.tree.is_ancestor(at, head)) {
        for (TokenIndex below = head; below != at; below = view_.tree[below].head) ++arcs;
        return kPerArc * arcs;
      }
      if (view_.tree.is_root(at)) return kFarAway;
    }
  }

  const DocumentView& view_;
  const std::vector<Reading>& readings_;
  std::vector<TokenIndex> actor_;
  std::vector<TokenIndex> target_;
};

}  // namespace

std::optional<DyadReading> choose_reading(const DocumentView& view, const std::vector<Reading>& readings, const DyadSpans& dyad) {
  return Chooser(view, readings, dyad).choose();
}

}  // namespace dyad::extract
