#include "extract/token/norm_table.h"

#include <algorithm>
#include <iterator>

#include "base/msgpack.h"

namespace dyad::extract {
namespace {

struct SignNorm {
  std::string_view form;
  std::string_view norm;
};

// spaCy's base norms for all languages (spacy/lang/norm_exceptions.py), which its English vocabulary applies after the table.
constexpr SignNorm kSignNorms[] = {
    {"'s", "'s"}, {"'S", "'s"}, {"’s", "'s"}, {"’S", "'s"}, {"’", "'"}, {"‘", "'"}, {"´", "'"}, {"`", "'"}, {"”", "\""}, {"“", "\""},
    {"''", "\""}, {"``", "\""}, {"´´", "\""}, {"„", "\""}, {"»", "\""}, {"«", "\""}, {"‘‘", "\""}, {"’’", "\""}, {"？", "?"}, {"！", "!"},
    {"，", ","}, {"；", ";"}, {"：", ":"}, {"。", "."}, {"।", "."}, {"…", "..."}, {"—", "-"}, {"–", "-"}, {"--", "-"}, {"---", "-"},
    {"——", "-"}, {"€", "$"}, {"£", "$"}, {"¥", "$"}, {"฿", "$"}, {"US$", "$"}, {"C$", "$"}, {"A$", "$"}, {"₺", "$"}, {"₹", "$"},
    {"৳", "$"}, {"₩", "$"}, {"Mex$", "$"}, {"₣", "$"}, {"E£", "$"},
};
constexpr std::size_t kLongestSign = 6;  // bytes

}  // namespace

base::Result<NormTable> NormTable::read(std::string_view bytes, const std::string& file) {
  NormTable table;
  base::MsgpackReader in(bytes);
  bool found = false;
  for (std::size_t tables = in.read_map(); tables > 0 && in.ok(); --tables) {
    if (in.read_string() != "lexeme_norm") {
      in.skip();
      continue;
    }
    found = true;
    for (std::size_t entries = in.read_map(); entries > 0 && in.ok(); --entries) {
      const StringId id = in.read_unsigned();
      table.variants_.emplace(id, in.read_string());
    }
  }
  if (!in.ok()) return base::Error{base::ErrorCode::BadInput, file + ": " + in.fault()};
  if (!found) return base::Error{base::ErrorCode::Unsupported, file + ": expected a table lexeme_norm"};
  return table;
}

std::string_view NormTable::norm(std::string_view form, StringId id, std::string_view lower) const {
  if (const auto at = variants_.find(id); at != variants_.end()) return at->second;
  if (form.size() <= kLongestSign) {
    const auto at = std::ranges::find(kSignNorms, form, &SignNorm::form);
    if (at != std::end(kSignNorms)) return at->norm;
  }
  return lower;
}

}  // namespace dyad::extract
