// What a mention says of its referent by itself: the name, the roles and whose they are, before anything is looked up in its chain.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/actor/gazetteer.h"
#include "extract/mention/coreference.h"
#include "extract/mention/mention.h"
#include "extract/syntax/tree.h"

namespace dyad::extract {

// A role noun where it stands, and the words that say whose role it is.
struct RoleUse {
  std::uint32_t role = 0;                  // of the gazetteer
  base::TokenSpan tokens;
  bool former = false;                     // "former", "ousted", "retired": ELI
};

struct Description {
  std::optional<std::uint32_t> record;     // of the gazetteer: the name that the head belongs to
  std::optional<std::uint32_t> inner;      // a name of the gazetteer inside a longer unknown name: "Bank of Japan"
  base::TokenSpan person;                  // the words of a person's name
  std::vector<RoleUse> roles;              // of the head, a title or an apposition; the first is the main one
  std::vector<TokenIndex> owners;          // tokens that tell whose: "Russian", "its", "Turkey" of "president of Turkey"
  std::string_view entity_type;            // of the language model, for the whole name
  bool ignored = false;                    // a word inside a title: "State" of "Secretary of State"
  bool modifier = false;                   // a name before a noun: "US" of "US officials"
};

// Describes all mentions of a document and says what coreference needs to know.
class Describer {
 public:
  Describer(const Gazetteer& gazetteer, const GazetteerMatches& matches, const Tree& tree, const Mentions& mentions)
      : gazetteer_(gazetteer), matches_(matches), tree_(tree), mentions_(mentions) {}

  Description describe(const Mention& mention) const;
  // REQUIRES: a name of the gazetteer covers the token.
  bool is_owner_name(TokenIndex token) const;
  MentionFacts facts_of(const Mention& mention, const Description& description) const;

 private:
  bool is_inside_role(base::TokenSpan name) const;
  bool is_named_holder(base::TokenSpan name) const;
  bool is_plain_role(const Mention& mention) const;
  void describe_name(const Mention& mention, Description& out) const;
  void add_titles(const Mention& mention, Description& out) const;
  bool is_state_of_affairs(TokenIndex noun) const;
  bool describes_thing(TokenIndex modifier, TokenIndex head) const;
  void add_head_role(const Mention& mention, Description& out) const;
  std::optional<TokenIndex> predicated_noun(TokenIndex name) const;
  void add_apposition(const Mention& mention, Description& out) const;
  void add_owners_before(base::TokenSpan region, base::TokenSpan skip, Description& out) const;
  void add_owners_after(TokenIndex head, Description& out) const;
  void add_role(std::uint32_t match, Description& out) const;
  TokenIndex title_begin(const Mention& mention) const;
  bool is_part_of_place(const Mention& mention, Sort sort) const;

  const Gazetteer& gazetteer_;
  const GazetteerMatches& matches_;
  const Tree& tree_;
  const Mentions& mentions_;
};

}  // namespace dyad::extract
