// The model's labels as small integers: the rules of this step compare them many times a token.
#pragma once

#include <cstdint>
#include <string_view>

namespace dyad::extract {

// ClearNLP dependency labels, in spaCy's spelling.
enum class Dep : std::uint8_t {
  None, Acl, Acomp, Advcl, Advmod, Agent, Amod, Appos, Attr, Aux, Auxpass, Case, Cc, Ccomp, Compound, Conj, Csubj, Csubjpass, Dative, Dep, Det,
  Dobj, Expl, Intj, Mark, Meta, Neg, Nmod, Npadvmod, Nsubj, Nsubjpass, Nummod, Oprd, Parataxis, Pcomp, Pobj, Poss, Preconj, Predet, Prep, Prt,
  Punct, Quantmod, Relcl, Root, Xcomp,
};

// The Penn tags that the rules ask about; all others are Other.
enum class Tag : std::uint8_t { Other, Vb, Vbd, Vbg, Vbn, Vbp, Vbz, Md, Nn, Nns, Nnp, Nnps, Jj, Prp, PrpPoss, Wdt, Wp, WpPoss, Wrb, To, In, Dt, Cd, Rb, Ex };

enum class EntityType : std::uint8_t { None, Person, Norp, Gpe, Org, Loc, Fac, Event, Date, Time, Quantity, Other };

Dep to_dep(std::string_view label);
Tag to_tag(std::string_view xpos);
EntityType to_entity_type(std::string_view label);

constexpr bool is_verb(Tag tag) { return tag >= Tag::Vb && tag <= Tag::Vbz; }
constexpr bool is_finite(Tag tag) { return tag == Tag::Vbd || tag == Tag::Vbp || tag == Tag::Vbz; }
constexpr bool is_noun(Tag tag) { return tag >= Tag::Nn && tag <= Tag::Nnps; }
constexpr bool is_relative(Tag tag) { return tag == Tag::Wdt || tag == Tag::Wp; }

}  // namespace dyad::extract
