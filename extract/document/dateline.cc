#include "extract/document/dateline.h"

#include <algorithm>

#include <re2/re2.h>

namespace dyad::extract {
namespace {

constexpr std::size_t kLongest = 160;  // bytes looked at

// A place in capitals needs no more than the dash or colon; one that is written like any name needs an agency in brackets or a day as well.
#define DYAD_REGION "(?:, [^,()\\n]{2,24})?"
#define DYAD_KNOWN_DAY ",? (?:[A-Z][a-z]{2,8}\\.? \\d\\d?|\\d\\d? [A-Z][a-z]{2,8}\\.?)(?:, \\d{4})?"
#define DYAD_DAY "(?:" DYAD_KNOWN_DAY ")?"
#define DYAD_PLACE "\\p{Lu}[^\\s,():]+(?: \\p{Lu}[^\\s,():]+){0,3}" DYAD_REGION
// The agency or the day in brackets: "(Reuters)", "(22 December 2021)".
#define DYAD_AGENCY ",? ?\\((?:[^()\\n\\d]{2,40}|(?:\\d\\d? [A-Z][a-z]{2,8}\\.?|[A-Z][a-z]{2,8}\\.? \\d\\d?)(?:,? \\d{4})?)\\)"
constexpr const char* kDateline =
    "\\s*(?:(?:[A-Z][a-z]+ )?\\p{Lu}[\\p{Lu}'’.]{2,}(?:[ /-]\\p{Lu}[\\p{Lu}'’.]*)*" DYAD_REGION DYAD_DAY "(?:" DYAD_AGENCY ")?"
    "|" DYAD_PLACE DYAD_DAY DYAD_AGENCY
    "|" DYAD_PLACE "," DYAD_KNOWN_DAY "(?:,? \\p{Lu}{2,8})?)"  // "Tehran, March 15, IRNA - "
    " ?(?:--+|—|–| - ?|- |: )\\s*";

// Most paragraphs have no dash or colon near their beginning and need no closer look.
bool has_end(std::string_view text) {
  return text.find(": ") != std::string_view::npos || text.find('-') != std::string_view::npos || text.find("–") != std::string_view::npos || text.find("—") != std::string_view::npos;
}

}  // namespace

std::size_t dateline_length(std::string_view paragraph) {
  static const RE2 dateline(kDateline);
  if (!has_end(paragraph.substr(0, kLongest))) return 0;
  const re2::StringPiece text(paragraph.data(), std::min(paragraph.size(), kLongest));
  re2::StringPiece rest = text;
  if (!RE2::Consume(&rest, dateline)) return 0;
  return static_cast<std::size_t>(rest.data() - text.data());
}

}  // namespace dyad::extract
