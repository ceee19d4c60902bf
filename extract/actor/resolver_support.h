// Small things that the parts of DocumentResolver share: one file each for known names, persons, nouns and unknown names, owners and
// context, and the offices that a text states.
#pragma once

#include <string>
#include <string_view>

#include "schema/actor.h"

namespace dyad::extract {

inline bool is_state(schema::EntityKind kind) { return kind == schema::EntityKind::Country; }

// Kinds of which a member or speaker acts for the whole.
inline bool speaks_for_members(schema::EntityKind kind) {
  using enum schema::EntityKind;
  return kind != Person && kind != People && kind != Place && kind != Unknown && kind != Country;
}

inline std::string join(std::string_view a, std::string_view b, std::string_view c = {}, std::string_view d = {}, std::string_view e = {}) {
  std::string text;
  text.reserve(a.size() + b.size() + c.size() + d.size() + e.size());
  text.append(a).append(b).append(c).append(d).append(e);
  return text;
}

}  // namespace dyad::extract
