// What the documents of a store establish together of persons: whom an article means that gives a surname only, and what a person was at
// that time. A person is established where a document gives his whole name with what he is, by a relation that it states ("foreign minister
// of Peru") or by his code and sectors.
//
//   one article   "Peru's Foreign Minister Elena Quiroga ..."      person:elena-quiroga, foreign minister of Peru, stated 2023-03-06
//   another       "Quiroga warned Chile ..."  2023-03-10           person:quiroga is person:elena-quiroga there, PER GOV
//   a third       "Elena Quiroga warned ..."  2023-03-12           the same person, PER GOV too
//   ten years on  "Quiroga scored twice ..."                       nobody that the store knows: stays person:quiroga
//
// A function of the set of documents: neither their order nor what the store held before shows. Internal to graph/; throws SqliteError.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "graph/store/sqlite.h"

namespace dyad::graph {

// What a document says a person is.
struct Office {
  std::string relation;          // "foreign minister of"; empty where only code and sectors are told
  std::string object;            // whose: name
  std::string code;              // of the person
  std::vector<std::string> sectors;
  std::string document;          // that says it
  base::DateInterval days;       // on which it is said to hold; unknown for documents without a date
};

class NameLinks {
 public:
  // Reads the names; what documents say of a person is read when it is asked for.
  explicit NameLinks(Database& db);

  // The person that entity `id`, a bare name, means in a document; empty if it means itself.
  std::string person_in(const std::string& id, std::string_view document) const;
  // The bare names that mean someone in some document, and whom.
  const std::map<std::string, std::set<std::string>>& persons_of() const { return persons_of_; }
  // Whether the entity is linked in some documents and itself in others.
  bool is_also_itself(const std::string& id) const { return also_themselves_.contains(id); }
  // What is said of the person nearest to the day of the document, within two years, relations first; nothing if nothing is.
  const Office* office_in(const std::string& person, std::string_view document);
  // The nearest relation that other documents state of the person; nothing if the document states one itself.
  const Office* office_stated_elsewhere(const std::string& person, std::string_view document);
  // Whether some relation of the person gives him this code.
  bool is_stated_code(const std::string& person, const std::string& code);

 private:
  void link(const std::string& bare, const std::set<std::string>& candidates);
  const std::vector<Office>& offices_of(const std::string& person);
  const Office* nearest(const std::string& person, const std::optional<base::Date>& day, bool only_relations = false);
  std::optional<std::string> only_person(const std::set<std::string>& candidates, const std::optional<base::Date>& day);
  std::optional<base::Date> day_of(std::string_view document);

  Database& db_;
  std::map<std::string, std::vector<Office>> offices_;                  // by person, in the order of documents
  std::map<std::pair<std::string, std::string>, std::string> links_;    // bare name, document -> person
  std::map<std::string, std::set<std::string>> persons_of_;
  std::set<std::string> also_themselves_;
};

}  // namespace dyad::graph
