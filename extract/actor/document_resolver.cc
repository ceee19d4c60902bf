#include "extract/actor/document_resolver.h"

#include <algorithm>

#include "extract/actor/resolver_support.h"
#include "extract/mention/coreference.h"
#include "extract/mention/mention_finder.h"
#include "extract/mention/word_lists.h"

namespace dyad::extract {

using schema::Actor;
using schema::EntityKind;

namespace {

Gender gender_of_honorific(std::string_view form) {
  if (is_in(WordList::MasculineHonorific, form)) return Gender::Masculine;
  return is_in(WordList::FeminineHonorific, form) ? Gender::Feminine : Gender::Unknown;
}

}  // namespace

DocumentResolver::DocumentResolver(const Gazetteer& gazetteer, const schema::Ontology& ontology, const Document& doc, const Tree& tree)
    : gazetteer_(gazetteer), ontology_(ontology), doc_(doc), tree_(tree) {}

Resolution DocumentResolver::run() {
  matches_ = gazetteer_.find_matches(doc_.text, tree_, doc_.creation_time);
  std::vector<base::TokenSpan> names;
  names.reserve(matches_.names.size());
  for (const NameMatch& match : matches_.names) names.push_back(match.tokens);
  out_.mentions = find_mentions(tree_, names);
  describe_all();
  choose_representatives();
  find_context();
  states_.assign(out_.mentions.all.size(), State::Open);
  out_.actors.resize(out_.mentions.all.size());
  for (MentionIndex i = 0; i < out_.mentions.all.size(); ++i) resolve(i);
  add_relations();
  return std::move(out_);
}

void DocumentResolver::describe_all() {
  auto& all = out_.mentions.all;
  const Describer describer(gazetteer_, matches_, tree_, out_.mentions);
  std::vector<MentionFacts> facts;
  facts.reserve(all.size());
  descriptions_.reserve(all.size());
  for (Mention& mention : all) {
    if (mention.coordination) {
      descriptions_.emplace_back();
      facts.emplace_back();
      continue;
    }
    descriptions_.push_back(describer.describe(mention));
    const Description& description = descriptions_.back();
    if (is_role_in_capitals(mention, description)) mention.kind = MentionKind::Nominal;
    if (mention.gender == Gender::Unknown) {
      for (const RoleUse& role : description.roles) {
        if (mention.gender == Gender::Unknown) mention.gender = gazetteer_.role(role.role).gender;
      }
      if (description.record && gazetteer_.record(*description.record).use != NameUse::City) {
        mention.gender = gazetteer_.entry(gazetteer_.record(*description.record).target).gender;
      }
    }
    if (mention.gender == Gender::Unknown && !description.person.empty()) mention.gender = gazetteer_.gender_of(hash_word(tree_[description.person.begin].form));
    if (mention.gender == Gender::Unknown && !description.person.empty() && description.person.begin > 0) mention.gender = gender_of_honorific(tree_[description.person.begin - 1].form);
    facts.push_back(describer.facts_of(mention, description));
    // "Congress", "Parliament" without an article are as definite as with one.
    if (mention.kind == MentionKind::Nominal && tree_[mention.head].upos == "PROPN" && mention.number == Number::Singular) facts.back().definite = true;
  }
  chain_mentions(tree_, facts, out_.mentions);
}

// "the Secretary", "the Supreme Court": a common noun for all its capitals.
bool DocumentResolver::is_role_in_capitals(const Mention& mention, const Description& description) const {
  if (mention.kind != MentionKind::Name || description.record || description.inner || !description.person.empty() || description.modifier) return false;
  return std::any_of(description.roles.begin(), description.roles.end(), [&](const RoleUse& use) { return use.tokens.contains(mention.name); });
}

// How much a mention says of its entity.
int DocumentResolver::strength(MentionIndex i) const {
  const Mention& mention = out_.mentions.all[i];
  const Description& description = descriptions_[i];
  if (mention.kind == MentionKind::Pronoun) return 0;
  if (mention.coordination) return 1;
  if (description.record) return gazetteer_.record(*description.record).use == NameUse::City ? 60 : 80;
  if (!description.person.empty()) return 60 + static_cast<int>(std::min<std::uint32_t>(description.person.size(), 4)) + (description.roles.empty() ? 0 : 1);
  if (mention.kind == MentionKind::Name) return 50 + static_cast<int>(std::min<std::uint32_t>(mention.name.size(), 6));
  return (description.roles.empty() ? 0 : 20) + (description.owners.empty() ? 0 : 10) + 1;
}

void DocumentResolver::choose_representatives() {
  const auto& all = out_.mentions.all;
  representatives_.assign(all.size(), 0);
  members_.resize(all.size());
  for (MentionIndex i = 0; i < all.size(); ++i) {
    const std::uint32_t chain = all[i].chain;
    if (chain == i) {
      representatives_[chain] = i;
      continue;
    }
    if (members_[chain].empty()) members_[chain].push_back(chain);
    members_[chain].push_back(i);
    if (strength(i) > strength(representatives_[chain])) representatives_[chain] = i;
  }
}

const ActorRef& DocumentResolver::resolve(MentionIndex i) {
  if (states_[i] == State::Done) return out_.actors[i];
  if (states_[i] == State::Busy) return out_.actors[i];  // "its" of "its owner" that stands for the owner: empty so far
  states_[i] = State::Busy;
  const MentionIndex representative = representatives_[out_.mentions.all[i].chain];
  const bool alone = representative == i || descriptions_[i].record.has_value();
  ActorRef ref = alone ? resolve_alone(i) : resolve_linked(i, representative);
  out_.actors[i] = std::move(ref);
  states_[i] = State::Done;
  return out_.actors[i];
}

ActorRef DocumentResolver::resolve_alone(MentionIndex i) {
  const Description& description = descriptions_[i];
  const Mention& mention = out_.mentions.all[i];
  if (mention.coordination) return resolve_coordination(i);
  if (description.ignored) {
    ActorRef ref;
    ref.explanation = "word of a title";
    return ref;
  }
  if (mention.kind == MentionKind::Pronoun) {
    ActorRef ref;
    if (mention.speaker) {  // "we" stands for the speaker's side
      const ActorRef& speaker = resolve(*mention.speaker);
      ref = speaker;
      ref.explanation = join("we of the speaker ", speaker.actor.name);
      if (speaker.actor.kind == EntityKind::Person && !speaker.actor.code.empty()) {
        if (const auto country = gazetteer_.country(speaker.actor.code)) {
          ref.actor = gazetteer_.entry(*country).actor;
          ref.actor.sectors = speaker.actor.sectors;
        }
      }
      return ref;
    }
    ref.explanation = "pronoun without antecedent";
    return ref;
  }
  if (description.record) {
    return gazetteer_.record(*description.record).use == NameUse::City ? resolve_city(i) : resolve_record(i);
  }
  if (!description.person.empty()) return resolve_person(i);
  if (mention.kind == MentionKind::Name) return resolve_name(i);
  if (!description.roles.empty()) return resolve_role(i);
  return resolve_thing(i);
}

// "Russia and China": the first, and the others beside it.
ActorRef DocumentResolver::resolve_coordination(MentionIndex i) {
  ActorRef ref;
  const Mention& mention = out_.mentions.all[i];
  for (TokenIndex token = mention.head; mention.name.contains(token);) {
    if (const std::int32_t member = out_.mentions.by_token[token]; member >= 0) {
      const ActorRef& one = resolve(static_cast<MentionIndex>(member));
      if (ref.explanation.empty()) {
        ref.actor = one.actor;
        ref.is_actor = one.is_actor;
        ref.also = one.also;
        ref.explanation = join("several: ", one.actor.name);
      } else if (!one.actor.entity.empty()) {
        ref.also.push_back(one.actor);
        ref.explanation += join(", ", one.actor.name);
      }
    }
    const auto next = tree_.child(token, "conj");
    if (!next) break;
    token = *next;
  }
  return ref;
}

// A mention that its chain says more of than itself.
ActorRef DocumentResolver::resolve_linked(MentionIndex i, MentionIndex representative) {
  // A pronoun for a capital's name means what that one means: the government or the place.
  const auto& antecedent = out_.mentions.all[i].antecedent;
  const auto& record = descriptions_[representative].record;
  const bool capital = record && gazetteer_.record(*record).use == NameUse::Capital && antecedent && *antecedent < i;
  const ActorRef& source = resolve(capital ? *antecedent : representative);
  ActorRef ref;
  ref.actor = source.actor;
  ref.also = source.also;
  ref.is_actor = source.is_actor;
  const Mention& mention = out_.mentions.all[i];
  ref.explanation = join(mention.link.empty() ? std::string_view("same chain") : std::string_view(mention.link), ": ", source.actor.name.empty() ? std::string_view("nobody known") : std::string_view(source.actor.name));
  return ref;
}

}  // namespace dyad::extract
