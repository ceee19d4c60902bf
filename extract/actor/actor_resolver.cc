#include "extract/actor/actor_resolver.h"

#include "extract/actor/document_resolver.h"
#include "extract/actor/gazetteer.h"
#include "extract/mention/word_lists.h"
#include "schema/plover.h"

namespace dyad::extract {

struct ActorResolver::Impl {
  std::unique_ptr<const Gazetteer> gazetteer;
  schema::Ontology ontology;
};

ActorResolver::ActorResolver(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ActorResolver::~ActorResolver() = default;

base::Result<std::unique_ptr<const ActorResolver>> ActorResolver::load(const std::vector<UserTable>& user_tables, std::vector<base::Error>* problems) {
  if (const auto words = WordLists::load(); !words) return words.error();
  auto gazetteer = Gazetteer::load(user_tables, problems);
  if (!gazetteer) return gazetteer.error();
  auto ontology = schema::Ontology::load();
  if (!ontology) return ontology.error();
  auto impl = std::make_unique<Impl>(Impl{std::move(*gazetteer), std::move(*ontology)});
  return std::unique_ptr<const ActorResolver>(new ActorResolver(std::move(impl)));
}

Resolution ActorResolver::resolve(const Document& doc, const Tree& tree) const {
  return DocumentResolver(*impl_->gazetteer, impl_->ontology, doc, tree).run();
}

}  // namespace dyad::extract
