#include "extract/document/title.h"

#include <re2/re2.h>

namespace dyad::extract {

std::size_t headline_length(std::string_view title) {
  static const RE2 divided("((?:\\S+\\s+){3,})(?:-|–|—|\\|)\\s+\\S(?s:.*)");
  re2::StringPiece headline;
  return RE2::FullMatch(re2::StringPiece(title.data(), title.size()), divided, &headline) ? headline.size() : title.size();
}

}  // namespace dyad::extract
