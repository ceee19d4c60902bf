// The English pronouns that refer, with what they say of their referent.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/mention/mention.h"

namespace dyad::extract {

enum class PronounForm : std::uint8_t { Personal, Possessive, Reflexive };

struct Pronoun {
  std::string_view form;  // lower case
  PronounForm kind = PronounForm::Personal;
  std::uint8_t person = 3;
  Number number = Number::Singular;
  Gender gender = Gender::Unknown;
};

// Nothing for words that are no personal, possessive or reflexive pronoun. Case does not matter.
const Pronoun* find_pronoun(std::string_view text);

}  // namespace dyad::extract
