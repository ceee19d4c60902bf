#include "extract/mention/pronoun.h"

#include <algorithm>
#include <array>

namespace dyad::extract {
namespace {

using enum PronounForm;
constexpr auto kMale = Gender::Masculine;
constexpr auto kFemale = Gender::Feminine;
constexpr auto kThing = Gender::Neuter;
constexpr auto kOpen = Gender::Unknown;
constexpr auto kOne = Number::Singular;
constexpr auto kMany = Number::Plural;

// In alphabetical order.
constexpr std::array<Pronoun, 32> kPronouns = {{
    {"'em", Personal, 3, kMany, kOpen},      {"he", Personal, 3, kOne, kMale},          {"her", Possessive, 3, kOne, kFemale},
    {"hers", Possessive, 3, kOne, kFemale},  {"herself", Reflexive, 3, kOne, kFemale},  {"him", Personal, 3, kOne, kMale},
    {"himself", Reflexive, 3, kOne, kMale},  {"his", Possessive, 3, kOne, kMale},       {"i", Personal, 1, kOne, kOpen},
    {"it", Personal, 3, kOne, kThing},       {"its", Possessive, 3, kOne, kThing},      {"itself", Reflexive, 3, kOne, kThing},
    {"me", Personal, 1, kOne, kOpen},        {"mine", Possessive, 1, kOne, kOpen},      {"my", Possessive, 1, kOne, kOpen},
    {"myself", Reflexive, 1, kOne, kOpen},   {"our", Possessive, 1, kMany, kOpen},      {"ours", Possessive, 1, kMany, kOpen},
    {"ourselves", Reflexive, 1, kMany, kOpen}, {"she", Personal, 3, kOne, kFemale},     {"their", Possessive, 3, kMany, kOpen},
    {"theirs", Possessive, 3, kMany, kOpen}, {"them", Personal, 3, kMany, kOpen},       {"themselves", Reflexive, 3, kMany, kOpen},
    {"they", Personal, 3, kMany, kOpen},     {"us", Personal, 1, kMany, kOpen},         {"we", Personal, 1, kMany, kOpen},
    {"you", Personal, 2, Number::Unknown, kOpen}, {"your", Possessive, 2, Number::Unknown, kOpen}, {"yours", Possessive, 2, Number::Unknown, kOpen},
    {"yourself", Reflexive, 2, kOne, kOpen}, {"yourselves", Reflexive, 2, kMany, kOpen},
}};

}  // namespace

const Pronoun* find_pronoun(std::string_view text) {
  std::array<char, 12> lower{};
  if (text.size() >= lower.size()) return nullptr;
  std::transform(text.begin(), text.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view form(lower.data(), text.size());
  const auto found = std::lower_bound(kPronouns.begin(), kPronouns.end(), form, [](const Pronoun& p, std::string_view f) { return p.form < f; });
  return found != kPronouns.end() && found->form == form ? &*found : nullptr;
}

}  // namespace dyad::extract
