// Which mentions are reports of the same event. A pure function of the set of mentions.
//
// Mentions of the same actors, targets, type and flags are candidates. Among them, narrow dates come first: each mention joins
// the event whose days it shares, so that all reports of an event have at least one day in common.
//
//   "on Tuesday" + "on 14 December"      one event, if Tuesday was the 14th
//   "on Tuesday" + "last week"           one event: the week is narrowed to the Tuesday
//   "on Tuesday", "on Thursday", "last week"    three: nobody can say which one the week means, unless the same document says it
//   "demanded" + "did not demand"        two: opposite polarity never merges
//   no date at all                       only with what the same document, or a copy of it, reports
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "graph/store/merge_policy.h"

namespace dyad::graph {

// What merging looks at of one mention. Texts and sets are numbered, equal ones alike.
struct MentionKey {
  std::int64_t mention = 0;         // row in the store
  std::uint32_t document = 0;       // rank of the document's id: part of the canonical order
  std::uint32_t position = 0;       // place in the document
  std::uint32_t cluster = 0;        // near-duplicate documents have the same
  std::int64_t wording = 0;         // equal for copies of a sentence; 0: cannot tell
  std::uint32_t actors = 0;         // set of entities
  std::uint32_t targets = 0;
  std::uint32_t action = 0;         // type, or lemma where there is no type
  std::uint32_t modes = 0;          // index into the list of mode sets
  std::uint32_t cameo = 0;
  std::uint8_t flags = 0;
  base::DateInterval days;
  std::optional<base::Date> published;
  double confidence = 0;
};

// Reports of one event, the one with the narrowest date first, the rest in the order in which they joined.
struct MentionGroup {
  std::vector<std::uint32_t> members;  // indices of mentions
  base::DateInterval days;             // common to all that have a date
};

using ModeSets = std::vector<std::vector<std::string>>;  // each sorted

// Ordered by the canonical order of each group's first member.
std::vector<MentionGroup> merge_mentions(std::span<const MentionKey> mentions, const ModeSets& modes, MergePolicy policy);

struct Support {
  std::size_t sources = 0;             // documents
  std::size_t independent = 0;         // documents, copies counted once
  double confidence = 0;
  std::vector<std::uint32_t> original; // for each member: the first member, by document, of which it is a copy; else itself
};

// Copies are documents of one cluster, and sentences of the same wording. Confidence is that of the best report, raised by
// each further independent one.
Support weigh(std::span<const MentionKey> mentions, const std::vector<std::uint32_t>& members);

}  // namespace dyad::graph
