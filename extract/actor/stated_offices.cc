// DocumentResolver: the offices and memberships that a text states of persons.
#include "extract/actor/document_resolver.h"

#include <algorithm>

#include "extract/actor/resolver_support.h"

namespace dyad::extract {

using schema::Actor;
using schema::EntityKind;

void DocumentResolver::add_relations() {
  for (MentionIndex i = 0; i < out_.mentions.all.size(); ++i) {
    const Description& description = descriptions_[i];
    if (description.person.empty() || description.owners.empty()) continue;
    for (const RoleUse& use : description.roles) {
      if (!gazetteer_.role(use.role).is_office) continue;
      const Actor* owner = owner_actor(i);
      if (owner != nullptr && owner->kind != EntityKind::Person && !owner->entity.empty()) add_relation(i, use, *owner, description.owners.front());
      break;
    }
  }
}

void DocumentResolver::add_relation(MentionIndex person, const RoleUse& role, const Actor& owner, TokenIndex owner_token) {
  const Mention& mention = out_.mentions.all[person];
  schema::Relation relation;
  relation.document = doc_.id;
  relation.sentence = tree_[mention.head].sentence;
  const base::TextSpan name = tree_.text_span(descriptions_[person].person);
  relation.subject = {out_.actors[person].actor, doc_.text.substr(name.begin, name.size()), name};
  std::string title = role_title(role);
  if (role.tokens.contains(owner_token)) title.resize(std::min(title.find(" of "), title.size()));  // "member of the European Parliament"
  relation.relation = join(role.former ? "former " : "", title, " of");
  const base::TextSpan owner_span = tree_[owner_token].span;
  relation.object = {owner, doc_.text.substr(owner_span.begin, owner_span.size()), owner_span};
  const base::TextSpan sentence = tree_.parse().sentences[relation.sentence].span;
  relation.evidence = {sentence, doc_.text.substr(sentence.begin, sentence.size())};
  relation.confidence = role.former ? 0.8 : 0.9;
  relation.explanation = {{"title", join(text_of(role.tokens), " of ", owner.name)}};
  out_.relations.push_back(std::move(relation));
  TokenIndex head = role.tokens.end - 1;
  while (!tree_.is_root(head) && role.tokens.contains(tree_[head].head)) head = tree_[head].head;
  out_.relation_titles.push_back(head);
}

}  // namespace dyad::extract
