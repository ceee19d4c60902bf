// The actors of one document: descriptions, chains and context put together. Used by ActorResolver alone.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actor/actor_resolver.h"
#include "extract/actor/description.h"
#include "extract/actor/gazetteer.h"
#include "schema/plover.h"

namespace dyad::extract {

class DocumentResolver {
 public:
  DocumentResolver(const Gazetteer& gazetteer, const schema::Ontology& ontology, const Document& doc, const Tree& tree);

  Resolution run();

 private:
  enum class State : unsigned char { Open, Busy, Done };

  void describe_all();
  bool is_role_in_capitals(const Mention& mention, const Description& description) const;
  void choose_representatives();
  int strength(MentionIndex i) const;
  const ActorRef& resolve(MentionIndex i);
  ActorRef resolve_alone(MentionIndex i);
  ActorRef resolve_coordination(MentionIndex i);
  ActorRef resolve_record(MentionIndex i);
  ActorRef resolve_city(MentionIndex i);
  void add_coordinated(ActorRef& ref, MentionIndex i) const;
  const City& choose_city(MentionIndex i);
  bool is_city_elsewhere(MentionIndex i);
  std::string_view state_of(MentionIndex i) const;
  schema::Location location_of(MentionIndex i, const City* city, const schema::Actor& actor) const;
  const City* city_of_capital(std::uint32_t record) const;
  const GazetteerEntry* find_leader(MentionIndex i) const;
  ActorRef resolve_leader(const GazetteerEntry& entry) const;
  bool has_owner_code(const Description& description, const std::string& code) const;
  ActorRef resolve_person(MentionIndex i);
  ActorRef resolve_role(MentionIndex i);
  std::optional<MentionIndex> named_apposition(MentionIndex i) const;
  ActorRef resolve_counterpart(MentionIndex i, const schema::Actor& owner);
  ActorRef resolve_name(MentionIndex i);
  void apply_name_roles(ActorRef& ref, const Description& description, const Mention& mention) const;
  bool is_minority(MentionIndex i) const;
  void settle_people(ActorRef& ref, MentionIndex i);
  void settle_minority(ActorRef& ref, MentionIndex i);
  bool serves_international(MentionIndex i);
  ActorRef resolve_thing(MentionIndex i);
  bool is_aside(TokenIndex token, TokenIndex noun) const;
  ActorRef resolve_linked(MentionIndex i, MentionIndex representative);

  // Whose the mention is: the actor of an owner token, resolved through its chain.
  const schema::Actor* owner_actor(MentionIndex i, std::size_t which = 0);
  schema::Actor actor_of_name(TokenIndex token) const;
  void add_sectors(std::vector<std::string>& sectors, const std::vector<std::string>& more) const;
  void sort_sectors(std::vector<std::string>& sectors) const;
  void fit_to_owner(std::vector<std::string>& sectors, const schema::Actor& owner) const;
  std::vector<std::string> sectors_of_roles(const Description& description) const;
  std::string role_title(const RoleUse& use) const;
  std::string text_of(base::TokenSpan tokens) const;
  void add_context_country(ActorRef& ref, MentionIndex i);
  bool is_inside_name(base::TokenSpan tokens) const;
  void find_context();
  void add_relations();
  void add_relation(MentionIndex person, const RoleUse& role, const schema::Actor& owner, TokenIndex owner_token);

  const Gazetteer& gazetteer_;
  const schema::Ontology& ontology_;
  const Document& doc_;
  const Tree& tree_;
  GazetteerMatches matches_;
  std::vector<Description> descriptions_;
  std::vector<State> states_;
  std::vector<MentionIndex> representatives_;          // by chain
  std::vector<std::vector<MentionIndex>> members_;     // by chain, of chains with more than one mention
  std::vector<std::string> sentence_country_;          // of the place that a sentence names, if it names one
  std::map<std::string, int> country_counts_;          // names of each country and of its places and people
  std::string document_country_;                       // of most mentions, if one prevails
  std::deque<schema::Actor> owner_cache_;               // addresses stay
  Resolution out_;
};

}  // namespace dyad::extract
