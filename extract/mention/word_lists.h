// The English words of schema/actors/words.tsv: lists by which mentions, chains and actors are read.
//
//   if (is_in(WordList::Saying, token.lemma)) ...
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dyad::extract {

enum class WordList : std::uint8_t {
  PlacePreposition,
  Motion,
  Entering,
  LocationNoun,
  PlacePart,
  Honorific,
  MasculineHonorific,
  FeminineHonorific,
  Former,
  Deputy,
  OfficeVerb,
  OfficeBeginning,
  Backing,
  Siding,
  Saying,
  ImpersonalVerb,
  Judgement,
  CountryNoun,
  OrganisationNoun,
  ConditionHead,
  ConditionNoun,
  PlaceNoun,
  Quantifier,
  AgainstOthers,
};
inline constexpr std::size_t kWordListCount = 24;

// Immutable after reading; shared by threads.
class WordLists {
 public:
  // Errors name file and line: a list that is unknown, there twice, without words or with an empty one, or not there.
  static base::Result<WordLists> read(std::string_view text, std::string name);
  // Those of schema/actors/words.tsv.
  static base::Result<WordLists> load();

  bool has(WordList list, std::string_view word) const;

 private:
  std::array<std::vector<std::string>, kWordListCount> lists_;  // each sorted
};

// Of the lists that load() gives, read once; empty ones if that fails (ActorResolver::load says so).
bool is_in(WordList list, std::string_view word);

}  // namespace dyad::extract
