// The tables of the gazetteer and how they are filled. Only the sources of extract/actor/gazetteer*.cc include this.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/table_file.h"
#include "extract/actor/gazetteer.h"

namespace dyad::extract {

struct Gazetteer::Impl {
  Impl() : trie(90'000) {}

  std::vector<GazetteerEntry> entries;
  std::vector<RoleEntry> roles;
  std::vector<City> cities;
  std::vector<NameRecord> records;
  NameTrie trie;
  std::map<std::string, std::uint32_t, std::less<>> countries;  // alpha-3 -> entry
  std::unordered_map<WordHash, std::vector<std::uint32_t>> surnames;  // last word of a leader's name -> entries
  std::unordered_map<WordHash, std::vector<std::uint32_t>> offices;   // identity of a person -> entries
  std::unordered_map<WordHash, Gender> first_names;
  std::deque<std::string> strings;                              // forms that no file holds: plurals, the user's tables
};

// Adds to an Impl. What is added first is preferred where forms are equal, until prefer_new.
class GazetteerBuilder {
 public:
  explicit GazetteerBuilder(Gazetteer::Impl& impl) : impl_(impl) {}

  struct Form {
    NameUse use = NameUse::Name;
    bool plural = false;
  };
  // A form as a table writes it: "=US" matches exactly, "~Target" too and only where it is used as a name, "@Brussels" is a seat that stands
  // for who sits there.
  void add_form(std::string_view form, std::uint32_t target, Form how);
  void add_demonym(std::string_view form, std::uint32_t entry);

  std::uint32_t add_entry(GazetteerEntry entry);

  // From now on what is added goes before what is there.
  void prefer_new() { prefer_new_ = true; }

  base::Result<void> add_user_table(const UserTable& file, std::vector<base::Error>& problems);
  base::Result<void> add_countries(std::string_view generated, std::string_view extra);
  base::Result<void> add_entities(const UserTable& file, std::string_view text, std::vector<base::Error>* problems);
  base::Result<void> add_roles(std::string_view name, std::string_view text, std::vector<base::Error>* problems);
  base::Result<void> add_leaders(std::string_view name, std::string_view text, std::vector<base::Error>* problems);
  base::Result<void> add_cities(std::string_view cities, std::string_view extra);
  base::Result<void> add_first_names(std::string_view text);
  base::Result<void> add_states(std::string_view text);

 private:
  Gazetteer::Impl& impl_;
  std::vector<WordHash> words_;
  bool prefer_new_ = false;
};

}  // namespace dyad::extract
