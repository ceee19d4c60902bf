#include "extract/document/title.h"

#include <cctype>
#include <string>

#include <re2/re2.h>

namespace dyad::extract {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// "North Korea - once an ally - condemns China": the second of a pair of dashes, behind which the sentence goes on.
bool goes_on(std::string_view headline, std::string_view mark, std::string_view rest) {
  const bool is_small = !rest.empty() && std::islower(static_cast<unsigned char>(rest.front())) != 0;
  return is_small && headline.find(mark) != std::string_view::npos;
}

}  // namespace

std::size_t headline_length(std::string_view title) {
  static const RE2 divided("((?:\\S+\\s+){3,})(-|–|—|\\|)\\s+(\\S(?s:.*))");
  re2::StringPiece headline, mark, rest;
  if (!RE2::FullMatch(re2::StringPiece(title.data(), title.size()), divided, &headline, &mark, &rest)) return title.size();
  const std::string_view before(headline.data(), headline.size()), after(rest.data(), rest.size());
  const std::size_t last = before.find_last_not_of(" \t\n");
  const bool is_range = last != std::string_view::npos && is_digit(before[last]) && is_digit(after.front());  // "200 - 300 police"
  return is_range || goes_on(before, " " + std::string(mark) + " ", after) ? title.size() : before.size();
}

}  // namespace dyad::extract
