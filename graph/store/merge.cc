#include "graph/store/merge.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace dyad::graph {
namespace {

using Index = std::uint32_t;

// Days as numbers; an open end is far away. 32 bits hold 5 million years.
struct Days {
  std::int32_t first = INT32_MIN;
  std::int32_t last = INT32_MAX;

  std::int64_t length() const { return static_cast<std::int64_t>(last) - first + 1; }
  bool overlaps(const Days& other) const { return first <= other.last && other.first <= last; }
  auto operator<=>(const Days&) const = default;
};

Days to_days(const base::DateInterval& interval) {
  Days days;
  if (interval.first) days.first = static_cast<std::int32_t>(interval.first->time_since_epoch().count());
  if (interval.last) days.last = static_cast<std::int32_t>(interval.last->time_since_epoch().count());
  return days;
}

base::DateInterval to_interval(const Days& days) {
  base::DateInterval interval;
  if (days.first != INT32_MIN) interval.first = base::Date(std::chrono::days(days.first));
  if (days.last != INT32_MAX) interval.last = base::Date(std::chrono::days(days.last));
  return interval;
}

Days intersect(const Days& a, const Days& b) { return {std::max(a.first, b.first), std::min(a.last, b.last)}; }

// Whether at least half of the days that either covers are in both: the same date, said a little differently.
bool is_similar(const Days& a, const Days& b) {
  const std::int64_t common = intersect(a, b).length();
  return 2 * common >= a.length() + b.length() - common;
}

struct Group {
  std::vector<Index> members;
  std::set<std::uint32_t> clusters;  // of documents
  Days days;
  bool dated = false;
  std::uint32_t modes = 0;           // the largest mode set of a member
};

// Merges the mentions of one actors-targets-type-flags combination.
class GroupMerger {
 public:
  GroupMerger(std::span<const MentionKey> mentions, const ModeSets& modes, MergePolicy policy)
      : mentions_(mentions), modes_(modes), policy_(policy) {}

  // `order`: dated ones first, narrow before wide; then those without a date.
  std::vector<Group> merge(std::span<const Index> order) {
    for (const Index index : order) {
      const auto found = find_group(index);
      join(found ? *found : add_group(index), index);
    }
    return std::move(groups_);
  }

 private:
  std::optional<std::size_t> find_group(Index index) const {
    const MentionKey& mention = mentions_[index];
    if (policy_ == MergePolicy::OneADay) return find_same_day(mention);
    if (!mention.days.is_known()) return find_undated(mention);
    return policy_ == MergePolicy::Strict ? find_same(mention) : find_overlapping(mention);
  }

  // The day that a one-a-day count puts a mention on: the first of its date, else the day of publication.
  static std::optional<base::Date> day_of(const MentionKey& mention) {
    if (mention.days.first) return mention.days.first;
    return mention.days.last ? mention.days.last : mention.published;
  }

  std::optional<std::size_t> find_same_day(const MentionKey& mention) const {
    const auto day = day_of(mention);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const auto other = day_of(mentions_[groups_[i].members.front()]);
      if (day ? other == day : !other && groups_[i].clusters.contains(mention.cluster)) return i;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> find_same(const MentionKey& mention) const {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const MentionKey& other = mentions_[groups_[i].members.front()];
      if (groups_[i].dated && groups_[i].days == to_days(mention.days) && other.modes == mention.modes && other.cameo == mention.cameo) return i;
    }
    return std::nullopt;
  }

  // The first event that the same report, or a copy of it, tells of.
  std::optional<std::size_t> find_undated(const MentionKey& mention) const {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const bool fits = policy_ == MergePolicy::Strict ? !groups_[i].dated && groups_[i].modes == mention.modes : modes_agree(groups_[i], mention);
      if (fits && groups_[i].clusters.contains(mention.cluster)) return i;
    }
    return std::nullopt;
  }

  // The only event that shares a day with the mention; else the only one that its own document also tells of; else one with
  // nearly the same date. Nothing if none does: then nobody can say which one is meant.
  std::optional<std::size_t> find_overlapping(const MentionKey& mention) const {
    const Days days = to_days(mention.days);
    std::size_t overlapping = 0, own = 0;
    std::optional<std::size_t> any, in_document, similar;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const Group& group = groups_[i];
      if (!group.dated || !group.days.overlaps(days) || !modes_agree(group, mention)) continue;
      if (overlapping++ == 0) any = i;
      if (group.clusters.contains(mention.cluster) && own++ == 0) in_document = i;
      if (!similar && is_similar(group.days, days)) similar = i;
    }
    if (overlapping == 1) return any;
    if (own == 1) return in_document;
    return similar;
  }

  bool modes_agree(const Group& group, const MentionKey& mention) const {
    if (group.modes == mention.modes) return true;
    const auto &a = modes_[group.modes], &b = modes_[mention.modes];
    return a.size() > b.size() ? std::includes(a.begin(), a.end(), b.begin(), b.end()) : std::includes(b.begin(), b.end(), a.begin(), a.end());
  }

  std::size_t add_group(Index index) {
    groups_.emplace_back();
    groups_.back().modes = mentions_[index].modes;
    return groups_.size() - 1;
  }

  void join(std::size_t number, Index index) {
    Group& group = groups_[number];
    const MentionKey& mention = mentions_[index];
    group.members.push_back(index);
    group.clusters.insert(mention.cluster);
    if (modes_[mention.modes].size() > modes_[group.modes].size()) group.modes = mention.modes;
    if (!mention.days.is_known()) return;
    group.days = intersect(group.days, to_days(mention.days));
    group.dated = true;
  }

  std::span<const MentionKey> mentions_;
  const ModeSets& modes_;
  MergePolicy policy_;
  std::vector<Group> groups_;
};

auto group_key(const MentionKey& m) { return std::tie(m.actors, m.targets, m.action, m.flags); }

// The order in which mentions of a group are taken: a function of their content alone.
bool comes_first(const MentionKey& a, const MentionKey& b, const ModeSets& modes) {
  const auto key = [](const MentionKey& m) {
    const Days days = to_days(m.days);
    return std::tuple(!m.days.is_known(), days.length(), days.first);
  };
  const auto ka = key(a), kb = key(b);
  if (ka != kb) return ka < kb;
  if (a.modes != b.modes) {
    const auto &ma = modes[a.modes], &mb = modes[b.modes];
    if (ma.size() != mb.size()) return ma.size() > mb.size();
    return ma < mb;
  }
  return std::tie(a.document, a.position) < std::tie(b.document, b.position);
}

}  // namespace

std::vector<MentionGroup> merge_mentions(std::span<const MentionKey> mentions, const ModeSets& modes, MergePolicy policy) {
  std::vector<Index> order(mentions.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::sort(order.begin(), order.end(), [&](Index a, Index b) {
    const auto ka = group_key(mentions[a]), kb = group_key(mentions[b]);
    return ka != kb ? ka < kb : comes_first(mentions[a], mentions[b], modes);
  });
  std::vector<MentionGroup> out;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && group_key(mentions[order[end]]) == group_key(mentions[order[begin]])) ++end;
    GroupMerger merger(mentions, modes, policy);
    for (Group& group : merger.merge(std::span(order).subspan(begin, end - begin))) {
      out.push_back({std::move(group.members), group.dated ? to_interval(group.days) : base::DateInterval{}});
    }
    begin = end;
  }
  return out;
}

namespace {

// Union-find over the members of a group; the root is the earliest by document and position.
class Copies {
 public:
  Copies(std::span<const MentionKey> mentions, const std::vector<Index>& members) : parent_(members.size()) {
    std::iota(parent_.begin(), parent_.end(), Index{0});
    std::vector<Index> order = parent_;
    std::sort(order.begin(), order.end(), [&](Index a, Index b) {
      const MentionKey &ma = mentions[members[a]], &mb = mentions[members[b]];
      return std::tie(ma.document, ma.position) < std::tie(mb.document, mb.position);
    });
    for (std::size_t rank = 0; rank < order.size(); ++rank) rank_.push_back(0);
    for (std::size_t rank = 0; rank < order.size(); ++rank) rank_[order[rank]] = static_cast<Index>(rank);
    std::map<std::uint32_t, Index> by_cluster;
    std::map<std::int64_t, Index> by_wording;
    for (const Index member : order) {
      const MentionKey& mention = mentions[members[member]];
      unite(member, by_cluster.try_emplace(mention.cluster, member).first->second);
      if (mention.wording != 0) unite(member, by_wording.try_emplace(mention.wording, member).first->second);
    }
  }

  Index root(Index member) {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }

 private:
  void unite(Index a, Index b) {
    a = root(a);
    b = root(b);
    if (rank_[a] < rank_[b]) parent_[b] = a;
    else parent_[a] = b;
  }

  std::vector<Index> parent_;
  std::vector<Index> rank_;
};

// Two reporters of the same event often draw on one source that neither names: a further report counts half.
constexpr double kFurtherReport = 0.5;
constexpr double kMostConfident = 0.99;

double combine(std::vector<double> confidences) {
  std::sort(confidences.begin(), confidences.end(), std::greater<>());
  double doubt = 1 - confidences.front();
  for (std::size_t i = 1; i < confidences.size(); ++i) doubt *= 1 - kFurtherReport * confidences[i];
  return std::max(confidences.front(), std::min(1 - doubt, kMostConfident));
}

}  // namespace

Support weigh(std::span<const MentionKey> mentions, const std::vector<std::uint32_t>& members) {
  Copies copies(mentions, members);
  std::set<std::uint32_t> documents;
  std::map<Index, double> best;  // by original
  Support support;
  for (Index member = 0; member < members.size(); ++member) {
    const MentionKey& mention = mentions[members[member]];
    documents.insert(mention.document);
    const Index original = copies.root(member);
    support.original.push_back(original);
    double& confidence = best[original];
    confidence = std::max(confidence, mention.confidence);
  }
  std::vector<double> confidences;
  for (const auto& [original, confidence] : best) confidences.push_back(confidence);
  support.sources = documents.size();
  support.independent = best.size();
  support.confidence = combine(std::move(confidences));
  return support;
}

}  // namespace dyad::graph
