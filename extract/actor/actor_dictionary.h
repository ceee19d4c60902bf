// Actor and agent dictionaries in the syntax of TABARI, PETRARCH and CAMEO, turned into tables of our own form.
//
//   ABDUL_RASHID_DOSTUM_            # a comment
//   +GENERAL_DOSTUM_
//       [AFGREB 920101-011130]
//       [AFGGOV >011201]
//   TURKEY_ [TUR]
//   BORDER_GUARD_ {BORDER_GUARDS_} [~COP]
//   !MINIST! = MINISTER_, MINISTERS_
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::extract {

struct ConvertedDictionary {
  std::string actors;  // a table like schema/actors/groups.tsv, with its header; rows of one actor have one id
  std::string roles;   // a table like schema/actors/roles.tsv
  std::size_t actor_count = 0;
  std::size_t role_count = 0;
};

// Whether the text is such a dictionary and not a table: its first line with content has a code in brackets or no tab.
bool is_actor_dictionary(std::string_view text);

// Wrong lines are reported in `problems` with file, line and what was expected, and left out. Fails only if our own table of
// role codes cannot be read.
base::Result<ConvertedDictionary> convert_actor_dictionary(std::string_view text, std::string_view name, std::vector<base::Error>& problems);

}  // namespace dyad::extract
