// Mentions to actors: countries, organisations, persons, groups, with code, sectors and a stable id.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/actor/user_table.h"
#include "extract/document/document.h"
#include "extract/mention/mention.h"
#include "schema/actor.h"
#include "schema/event.h"

namespace dyad::extract {

// What a mention was resolved to and how.
struct ActorRef {
  schema::Actor actor;
  std::vector<schema::Actor> also;  // more actors in the same words: "Hungarian and Romanian officials"
  std::string explanation;      // "capital as subject: Moscow -> Russia, GOV"
  bool is_actor = false;        // can act or be acted on: country, organisation, person, group; false for things, amounts, times
  bool is_guessed_country = false;  // the text around tells the country, not the words themselves
  bool is_place_use = false;    // named as a place here ("in Moscow")
  std::optional<schema::Location> place;  // of a name in place use, as far as the gazetteer knows it
};

struct Resolution {
  Mentions mentions;                       // chained
  std::vector<ActorRef> actors;            // one for each of mentions.all
  std::vector<schema::Relation> relations; // offices and memberships that the text states; dated by extract/event/relation_date.h
  std::vector<TokenIndex> relation_titles; // for each of them the head of the title

  const ActorRef* actor_at(TokenIndex head) const {
    const auto index = mentions.by_token[head];
    return index < 0 ? nullptr : &actors[static_cast<std::size_t>(index)];
  }
};

// Immutable after loading; shared by threads.
class ActorResolver {
 public:
  // Reads the gazetteers under schema/actors, then the user's tables, which go before ours. Errors name file and line; wrong
  // lines of the user's tables are reported in `problems` (when given, else the first one fails) and left out.
  static base::Result<std::unique_ptr<const ActorResolver>> load(const std::vector<UserTable>& user_tables = {}, std::vector<base::Error>* problems = nullptr);
  ~ActorResolver();

  // Finds, chains and resolves the mentions of a document.
  Resolution resolve(const Document& doc, const Tree& tree) const;

 private:
  struct Impl;
  explicit ActorResolver(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dyad::extract
