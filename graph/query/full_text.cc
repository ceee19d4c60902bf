#include "graph/query/full_text.h"

#include "base/table_file.h"

namespace dyad::graph {

std::string to_match_query(std::string_view typed) {
  std::string query;
  for (std::size_t at = 0; at < typed.size();) {
    if (typed[at] == ' ') {
      ++at;
      continue;
    }
    const bool is_phrase = typed[at] == '"';
    const std::size_t begin = is_phrase ? at + 1 : at;
    const std::size_t end = std::min(typed.find(is_phrase ? '"' : ' ', begin), typed.size());
    std::string_view words = base::trim(typed.substr(begin, end - begin));
    at = is_phrase ? end + 1 : end;
    const bool is_beginning = !is_phrase && words.size() > 1 && words.back() == '*';
    if (is_beginning) words.remove_suffix(1);
    std::string term;
    for (const char c : words) {
      if (c == '"') continue;
      term += c;
    }
    if (term.empty()) continue;
    if (!query.empty()) query += ' ';
    query += '"' + term + '"' + (is_beginning ? "*" : "");
  }
  return query;
}

std::unordered_set<std::int64_t> find_evidence(Database& db, std::string_view typed) {
  std::unordered_set<std::int64_t> rows;
  const std::string query = to_match_query(typed);
  if (query.empty()) return rows;
  Statement& find = db.cached("SELECT rowid FROM evidence_text WHERE evidence_text MATCH ?");
  for (find.start(query); find.step();) rows.insert(find.integer(0));
  return rows;
}

}  // namespace dyad::graph
