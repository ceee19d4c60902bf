// Looks for actors with a country around one predicate, where its own arguments name none.
#pragma once

#include <string_view>
#include <vector>

#include "extract/event/parties.h"

namespace dyad::extract {

constexpr double kDeep = 0.7;     // certainty of a party somewhere else in an argument's phrase
constexpr double kByPlace = 0.7;  // ... of a place that stands for those who live there

// People who are named by nothing but what they are: "fishermen", "the crew".
bool is_ordinary_people(const schema::Actor& actor, const Token& head);

class PhraseSearcher {
 public:
  // Nobody in the phrases of `actors` is meant. `only_powers`: people without office or organisation are passed over. Views its arguments.
  PhraseSearcher(std::string_view text, const CodingClause& clause, const std::vector<Party>& actors, bool only_powers = false)
      : text_(text), clause_(clause), actors_(actors), only_powers_(only_powers) {}

  // Those who are moved are not meant themselves, but what their phrases name: "its envoy from Chile".
  PhraseSearcher& pass_over(const std::vector<Party>& moved) {
    passed_over_ = &moved;
    return *this;
  }

  // In the phrases of what the act is directed at.
  std::vector<Party> find_in_phrases(bool use_place) const;
  std::vector<Party> find_in_topics() const { return below_arguments(Role::Topic); }
  // Where a thing that acts stands or is used: "a bomb in Kabul killed".
  std::vector<Party> places_of_means() const;
  // Where the act happens or goes: "fired into Laos".
  std::vector<Party> places(bool use_place) const;
  // Those who have a role but no country: "approved loans for farmers"; with `use_place` places too: "declared a curfew in the town".
  std::vector<Party> unnamed(bool use_place) const;

 private:
  bool is_place(const Argument& argument) const;
  std::vector<Party> below_arguments(Role role) const;
  std::vector<Party> below(TokenIndex top, const Argument& argument) const;
  std::vector<Party> below_noun(TokenIndex noun, bool use_place) const;
  void add(std::vector<Party>& found, TokenIndex head, const Argument& argument, double certainty) const;
  bool is_inside_actor(TokenIndex head) const;

  std::string_view text_;
  CodingClause clause_;
  const std::vector<Party>& actors_;
  bool only_powers_;
  bool takes_unnamed_ = false;         // also who has a role and no country
  bool takes_unnamed_places_ = false;  // also towns without a name
  const std::vector<Party>* passed_over_ = nullptr;
};

}  // namespace dyad::extract
