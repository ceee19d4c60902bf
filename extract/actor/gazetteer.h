// The names and role nouns of schema/actors and schema/places, and where they occur in a text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/span.h"
#include "extract/actor/name_trie.h"
#include "extract/actor/user_table.h"
#include "extract/mention/mention.h"
#include "extract/mention/words.h"
#include "extract/syntax/tree.h"
#include "schema/actor.h"

namespace dyad::extract {

// How a name stands for its entity.
enum class NameUse : std::uint8_t {
  Name,      // "Russia", "NATO", "Vladimir Putin"
  Demonym,   // "Russian", "Russians"
  Capital,   // "Moscow": its government, or the place
  City,
  Role,      // "foreign minister", "police": a common noun
};

// Something with a name of its own.
struct GazetteerEntry {
  schema::Actor actor;
  WordHash identity = 0;            // of actor.entity
  std::vector<WordHash> nouns;      // common nouns by which texts refer back: "alliance"
  base::DateInterval valid;         // of the name, the code and the office
  std::string office;               // of a leader: "president"
  Gender gender = Gender::Unknown;
  std::optional<std::int64_t> geonames;
  std::string state;                // of a state of the USA: "IL"
};

// A common noun that carries a role.
struct RoleEntry {
  std::string noun;                 // "foreign minister"
  WordHash identity = 0;            // of the noun
  std::vector<std::string> sectors;
  schema::EntityKind kind = schema::EntityKind::Person;
  bool is_office = false;           // held in the name of a state or body: "foreign minister of Russia"
  Gender gender = Gender::Unknown;
};

struct City {
  std::string_view name;            // as in the data file
  std::uint32_t country = 0;        // entry
  std::string_view state;           // GeoNames' first administrative level: "IL"
  float latitude = 0;
  float longitude = 0;
  std::int64_t population = 0;
  std::int64_t geonames = 0;
};

// A name or role of the gazetteer, and one of its forms. Records of the same form are linked, preferred ones first.
struct NameRecord {
  std::uint32_t target = 0;         // index of the entry, city or role
  std::uint32_t next = NameTrie::kNoValue;
  NameUse use = NameUse::Name;
  bool plural = false;
  bool exact = false;               // matches only as written in the file: "US"
  bool ordinary = false;            // an ordinary word too, so only where the text uses it as a name: "Target"
  bool capital = false;             // the text must begin with a capital
  std::string_view form;            // as written in the file
};

struct NameMatch {
  base::TokenSpan tokens;
  std::uint32_t record = 0;         // the preferred one of those whose conditions hold
};

// The matches of a document.
struct GazetteerMatches {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
  std::vector<NameMatch> names;           // disjoint, in text order, the longest of those that begin first
  std::vector<std::uint32_t> name_at;     // by token: index in `names` of the match that covers it, or kNone
  std::vector<NameMatch> roles;           // in the order of their ends
  std::vector<std::uint32_t> role_headed; // by token: the longest role whose syntactic head it is ("secretary" of "secretary of state")
  std::vector<std::uint32_t> role_ending; // by token: index in `roles` of the longest one that ends there, or kNone
};

// Immutable after loading; shared by threads.
class Gazetteer {
 public:
  struct Impl;

  // Reads the files under schema/actors and schema/places, then the user's tables, which go before ours. Lines of the user's tables that are wrong
  // are reported in `problems` and left out; a wrong line of our own is an error.
  static base::Result<std::unique_ptr<const Gazetteer>> load(const std::vector<UserTable>& user_tables = {}, std::vector<base::Error>* problems = nullptr);
  ~Gazetteer();

  const GazetteerEntry& entry(std::uint32_t index) const;
  const RoleEntry& role(std::uint32_t index) const;
  const City& city(std::uint32_t index) const;
  const NameRecord& record(std::uint32_t index) const;
  // The entries of leaders with this last name.
  std::span<const std::uint32_t> leaders(WordHash surname) const;
  // The entries of a person: the offices that he held.
  std::span<const std::uint32_t> offices_of(WordHash identity) const;
  // The gender that a first name tells.
  Gender gender_of(WordHash first_name) const;
  // The entry of a country by its three letters, or nothing.
  std::optional<std::uint32_t> country(std::string_view alpha3) const;
  // The records of a form, in order of preference; empty if it is not known. Case does not matter except for exact forms.
  std::vector<std::uint32_t> find(std::string_view form) const;
  std::size_t size() const;

  // All matches in the text that the tree's tokens cut up. `day` decides between holders of one name where it is known.
  GazetteerMatches find_matches(std::string_view text, const Tree& tree, std::optional<base::Date> day) const;

 private:
  explicit Gazetteer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
