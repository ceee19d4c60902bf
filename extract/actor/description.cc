#include "extract/actor/description.h"

#include <algorithm>
#include <array>

#include "extract/actor/place_use.h"
#include "extract/mention/word_lists.h"

namespace dyad::extract {
namespace {

using schema::EntityKind;

constexpr TokenIndex kLongestTitle = 16;  // tokens before a person's name that are searched for a title

bool is_inner_label(std::string_view label) { return label == "compound" || label == "nmod" || label == "amod" || label == "nn"; }

bool is_honorific(std::string_view form) { return is_in(WordList::Honorific, form); }
bool is_former(const Token& token) { return is_in(WordList::Former, token.form) || is_in(WordList::Former, token.lemma); }

// By which texts speak of a city again.
std::span<const WordHash> city_nouns() {
  static const std::array<WordHash, 3> kNouns = {hash_word("city"), hash_word("capital"), hash_word("town")};
  return kNouns;
}

Sort sort_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::Country: return Sort::Country;
    case EntityKind::Person: return Sort::Person;
    case EntityKind::People: return Sort::People;
    case EntityKind::Place: return Sort::Place;
    case EntityKind::Unknown: return Sort::Unknown;
    default: return Sort::Organisation;
  }
}

Sort sort_of(std::string_view entity_type) {
  if (entity_type == "PERSON") return Sort::Person;
  if (entity_type == "ORG") return Sort::Organisation;
  if (entity_type == "NORP") return Sort::People;
  if (entity_type == "GPE" || entity_type == "LOC" || entity_type == "FAC") return Sort::Place;
  return entity_type.empty() ? Sort::Unknown : Sort::Thing;
}

}  // namespace

Description Describer::describe(const Mention& mention) const {
  Description out;
  if (mention.kind == MentionKind::Pronoun) return out;
  out.modifier = is_inner_label(tree_[mention.head].deprel);
  if (tree_[mention.head].entity_mark != EntityMark::Outside) out.entity_type = tree_[mention.head].entity_type;
  // "Draft Law 57": whatever is numbered is no person.
  const bool is_numbered = !mention.name.empty() && tree_[mention.name.end - 1].upos == "NUM";
  if (is_numbered && out.entity_type == "PERSON") out.entity_type = {};
  out.ignored = is_inside_role(mention.name);
  if (out.ignored) return out;
  describe_name(mention, out);
  if (!out.person.empty()) {
    add_titles(mention, out);
  } else {
    add_head_role(mention, out);
  }
  add_apposition(mention, out);
  return out;
}

// "State" of "Secretary of State": words of a title, nobody by themselves.
bool Describer::is_inside_role(base::TokenSpan name) const {
  const TokenIndex last = name.end - 1;
  if (matches_.name_at[last] != GazetteerMatches::kNone) return false;
  for (TokenIndex end = last; end < last + 4 && end < tree_.size(); ++end) {
    const std::uint32_t role = matches_.role_ending[end];
    if (role == GazetteerMatches::kNone) continue;
    const base::TokenSpan tokens = matches_.roles[role].tokens;
    if (!tokens.contains(name) || tokens.size() == 1) continue;
    const bool headed = matches_.role_headed[last] == role || matches_.role_headed[name.begin] == role;
    if (!headed) return !tree_.is_root(last) && tokens.contains(tree_[last].head);
  }
  return false;
}

// Which name of the gazetteer it is, or which lies inside; and the words of a person's name.
void Describer::describe_name(const Mention& mention, Description& out) const {
  const std::uint32_t at_head = matches_.name_at[mention.head];
  if (at_head != GazetteerMatches::kNone) {
    const NameMatch& match = matches_.names[at_head];
    bool longer = false;
    for (TokenIndex t = mention.name.begin; t < mention.name.end && !longer; ++t) {
      const bool inside = match.tokens.contains(t) || matches_.name_at[t] != GazetteerMatches::kNone;
      longer = !inside && (tree_[t].upos == "PROPN" || tree_[t].upos == "NOUN") && !is_in(WordList::PlacePart, tree_[t].form) && !is_honorific(tree_[t].form) &&
               matches_.role_ending[t] == GazetteerMatches::kNone;
      if (longer && t + 1 < match.tokens.begin) {  // "Foreign" of "Foreign Minister Lavrov"
        for (TokenIndex end = t + 1; end < match.tokens.begin; ++end) {
          const std::uint32_t role = matches_.role_ending[end];
          if (role != GazetteerMatches::kNone && matches_.roles[role].tokens.contains(t)) longer = false;
        }
      }
    }
    const NameRecord& record = gazetteer_.record(match.record);
    if (!longer) {
      out.record = match.record;
      if (record.use == NameUse::Name && gazetteer_.entry(record.target).actor.kind == EntityKind::Person) out.person = match.tokens;
      return;
    }
    out.inner = match.record;
  }
  for (TokenIndex t = mention.name.begin; t < mention.name.end && !out.inner; ++t) {
    if (matches_.name_at[t] != GazetteerMatches::kNone && is_owner_name(t)) out.inner = matches_.names[matches_.name_at[t]].record;
  }
  if (mention.kind != MentionKind::Name || out.modifier) {
    if (out.entity_type == "PERSON") out.person = mention.name;
    return;
  }
  // A person's name is what follows the last title: "Foreign Minister Sergei Lavrov".
  base::TokenSpan name = mention.name;
  bool titled = false;
  for (TokenIndex t = name.begin; t < mention.name.end; ++t) {
    const bool role = matches_.role_ending[t] != GazetteerMatches::kNone && t + 1 < mention.name.end;
    if (!role && !is_honorific(tree_[t].form)) continue;
    name.begin = t + 1;
    titled = true;
  }
  if (!titled && name.begin > 0 && tree_[mention.head].upos == "PROPN") {
    titled = matches_.role_ending[name.begin - 1] != GazetteerMatches::kNone || is_honorific(tree_[name.begin - 1].form);
  }
  const bool other = out.entity_type == "ORG" || out.entity_type == "GPE" || out.entity_type == "NORP" || out.entity_type == "LOC" || out.entity_type == "FAC";
  if (name.empty() || (matches_.role_ending[mention.head] != GazetteerMatches::kNone && (out.entity_type != "PERSON" || is_plain_role(mention)))) return;
  if (out.entity_type == "PERSON" || (titled && !other && tree_[mention.head].upos == "PROPN") || (titled && is_named_holder(name))) out.person = name;
}

// "Vice-President Tamba Kollie", whom the model may take for an organisation: proper nouns that nobody knows right after an office.
bool Describer::is_named_holder(base::TokenSpan name) const {
  if (name.begin == 0 || name.size() > 3 || matches_.role_ending[name.begin - 1] == GazetteerMatches::kNone) return false;
  const RoleEntry& role = gazetteer_.role(gazetteer_.record(matches_.roles[matches_.role_ending[name.begin - 1]].record).target);
  if (!role.is_office || role.kind != EntityKind::Person) return false;
  for (TokenIndex t = name.begin; t < name.end; ++t) {
    if (tree_[t].upos != "PROPN" || matches_.name_at[t] != GazetteerMatches::kNone || matches_.role_ending[t] != GazetteerMatches::kNone) return false;
  }
  return true;
}

// "Estonian MEP", which the model may take for a person: nothing before the role but whose it is. Not "Tony Bishop".
bool Describer::is_plain_role(const Mention& mention) const {
  const base::TokenSpan role = matches_.roles[matches_.role_ending[mention.head]].tokens;
  for (TokenIndex t = mention.name.begin; t < role.begin; ++t) {
    if (matches_.name_at[t] == GazetteerMatches::kNone && tree_[t].upos == "PROPN") return false;
  }
  return true;
}

// Where the words before a person's name begin that can be his title.
TokenIndex Describer::title_begin(const Mention& mention) const {
  TokenIndex begin = std::min(mention.name.begin, mention.span.begin);
  const TokenIndex name = mention.name.begin;
  begin = std::max(begin, name > kLongestTitle ? name - kLongestTitle : 0);
  while (begin > 0 && name - begin < kLongestTitle) {
    const Token& before = tree_[begin - 1];
    if (before.sentence != tree_[name].sentence) break;
    const bool word = before.upos == "PROPN" || before.upos == "ADJ" || matches_.role_ending[begin - 1] != GazetteerMatches::kNone;
    const bool mark = before.xpos == "POS" || before.xpos == "PRP$";
    if (!word && !mark) break;
    if (begin == name && matches_.role_ending[begin - 1] == GazetteerMatches::kNone && !is_honorific(before.form)) break;
    if (matches_.role_ending[begin - 1] != GazetteerMatches::kNone) {
      begin = matches_.roles[matches_.role_ending[begin - 1]].tokens.begin;
    } else {
      --begin;
    }
  }
  return begin;
}

void Describer::add_role(std::uint32_t match, Description& out) const {
  const NameMatch& role = matches_.roles[match];
  RoleUse use{gazetteer_.record(role.record).target, role.tokens, false};
  if (role.tokens.begin > 0) {
    use.former = is_former(tree_[role.tokens.begin - 1]);
    const bool after_hyphen = tree_[role.tokens.begin - 1].form == "-" && role.tokens.begin > 1;
    use.former |= after_hyphen && is_former(tree_[role.tokens.begin - 2]);
    if (!use.former && role.tokens.begin > 1) {  // "the ousted Egyptian president"
      const Token& before = tree_[role.tokens.begin - 2];
      use.former = is_former(before) && before.head + 1 >= role.tokens.end;
    }
  }
  for (const RoleUse& other : out.roles) {
    if (other.tokens.contains(role.tokens)) return;
  }
  std::erase_if(out.roles, [&](const RoleUse& other) { return role.tokens.contains(other.tokens); });
  out.roles.push_back(use);
}

void Describer::add_titles(const Mention& mention, Description& out) const {
  const base::TokenSpan region{title_begin(mention), out.person.begin};
  for (TokenIndex t = region.begin; t < region.end; ++t) {
    const std::uint32_t role = matches_.role_ending[t];
    if (role != GazetteerMatches::kNone && matches_.roles[role].tokens.begin >= region.begin) add_role(role, out);
  }
  add_owners_before(region, out.person, out);
  if (out.owners.empty()) add_owners_after(mention.head, out);
}

// The role of a common noun, of a body's name ("Supreme Court"), and of the nouns before it ("rebel leaders").
void Describer::add_head_role(const Mention& mention, Description& out) const {
  if (out.modifier && mention.kind == MentionKind::Name && out.record) return;
  const std::uint32_t at_head = matches_.role_headed[mention.head];
  if (at_head != GazetteerMatches::kNone && !out.record && !is_state_of_affairs(mention.head)) add_role(at_head, out);
  const base::TokenSpan before{mention.span.begin, mention.head};
  const bool name = mention.kind == MentionKind::Name;
  if (!out.record) {
    const TokenIndex last = name ? mention.name.end : mention.head;
    for (TokenIndex t = before.begin; t < last; ++t) {
      if (matches_.role_ending[t] == GazetteerMatches::kNone || t == mention.head || matches_.name_at[t] != GazetteerMatches::kNone) continue;
      // A noun before the head, or any word of a body's name; not "the minister's car".
      const bool part = name ? mention.name.contains(t) : tree_[t].head == mention.head && is_inner_label(tree_[t].deprel) && !describes_thing(t, mention.head);
      if (part) add_role(matches_.role_ending[t], out);
    }
  }
  add_owners_before(before, out.record ? mention.name : base::TokenSpan{}, out);
  if (!out.record || out.owners.empty()) add_owners_after(mention.head, out);
}

// "a state of siege"
bool Describer::is_state_of_affairs(TokenIndex noun) const {
  if (!is_in(WordList::ConditionHead, tree_[noun].lemma)) return false;
  const auto of = tree_.child(noun, "prep");
  const auto object = of && tree_[*of].lemma == "of" ? tree_.child(*of, "pobj") : std::nullopt;
  return object && is_in(WordList::ConditionNoun, tree_[*object].lemma);
}

// "humanitarian aid", "state-of-the-art pumps": an adjective or a part of one, not the people whom the same word names.
bool Describer::describes_thing(TokenIndex modifier, TokenIndex head) const {
  if (modifier + 1 < tree_.size() && tree_[modifier + 1].form == "-") return true;
  if (tree_[modifier].upos != "ADJ" || matches_.role_headed[head] != GazetteerMatches::kNone) return false;
  const EntityKind kind = gazetteer_.role(gazetteer_.record(matches_.roles[matches_.role_ending[modifier]].record).target).kind;
  return kind == EntityKind::People || kind == EntityKind::Person;
}

// "minister" of "Lavrov is the minister", "Lavrov, who was minister", "Lavrov was appointed minister", "they elected Lavrov as minister".
std::optional<TokenIndex> Describer::predicated_noun(TokenIndex name) const {
  const auto complement = [&](TokenIndex verb, bool by_office_verb) -> std::optional<TokenIndex> {
    if (const auto attribute = tree_.child(verb, by_office_verb ? "oprd" : "attr")) return attribute;
    if (!by_office_verb && tree_[verb].lemma == "be") return std::nullopt;
    for (TokenIndex child : tree_.children(verb)) {
      if (tree_[child].deprel == "prep" && tree_[child].lemma == "as") return tree_.child(child, "pobj");
    }
    return std::nullopt;
  };
  const Token& token = tree_[name];
  const std::string_view lemma = tree_[token.head].lemma;
  if (token.deprel == "nsubj" && (lemma == "be" || lemma == "become" || lemma == "serve")) return complement(token.head, false);
  if ((token.deprel == "nsubjpass" || token.deprel == "dobj") && is_in(WordList::OfficeVerb, lemma)) return complement(token.head, true);
  const auto clause = tree_.child(name, "relcl");
  if (clause && (tree_[*clause].lemma == "be" || tree_[*clause].lemma == "become") && tree_.child(*clause, "nsubj")) return complement(*clause, false);
  if (clause && is_in(WordList::OfficeVerb, tree_[*clause].lemma) && tree_.child(*clause, "nsubjpass")) return complement(*clause, true);
  return std::nullopt;
}

// "Sergei Lavrov, Russia's foreign minister," in either order, and "Lavrov is the foreign minister".
void Describer::add_apposition(const Mention& mention, Description& out) const {
  std::optional<TokenIndex> other = tree_.child(mention.head, "appos");
  const Token& token = tree_[mention.head];
  if (!other && token.deprel == "appos") other = token.head;
  if (!other) other = predicated_noun(mention.head);
  if (!other || out.modifier) return;
  const bool named = mention.kind == MentionKind::Name;
  const Mention* second = mentions_.at(*other);
  const std::uint32_t role = matches_.role_headed[*other];
  if (!second || role == GazetteerMatches::kNone || matches_.name_at[*other] != GazetteerMatches::kNone) return;
  if (!named || second->kind != MentionKind::Nominal || out.person.empty()) return;
  add_role(role, out);
  const std::size_t before = out.owners.size();
  add_owners_before({second->span.begin, *other}, {}, out);
  if (out.owners.size() == before) add_owners_after(*other, out);
}

// Whether a name at this token can be the one to whom somebody belongs: not "Iran-backed", not "anti-Syria".
bool Describer::is_owner_name(TokenIndex token) const {
  const NameMatch& match = matches_.names[matches_.name_at[token]];
  if (match.tokens.end + 1 < tree_.size() && tree_[match.tokens.end].form == "-" && is_in(WordList::Backing, tree_[match.tokens.end + 1].form)) return false;
  if (match.tokens.begin > 1 && tree_[match.tokens.begin - 1].form == "-") {
    if (is_in(WordList::Siding, tree_[match.tokens.begin - 2].form)) return false;
  }
  return true;
}

void Describer::add_owners_before(base::TokenSpan region, base::TokenSpan skip, Description& out) const {
  for (TokenIndex t = region.begin; t < region.end; ++t) {
    if (skip.contains(t)) continue;
    const bool in_role = std::any_of(out.roles.begin(), out.roles.end(), [&](const RoleUse& role) { return role.tokens.contains(t); });
    if (matches_.name_at[t] != GazetteerMatches::kNone) {  // also inside the role: "US envoy"
      if (matches_.names[matches_.name_at[t]].tokens.begin == t && is_owner_name(t)) out.owners.push_back(t);
    } else if (in_role) {
      continue;
    } else if (tree_[t].deprel == "poss" && mentions_.at(t) != nullptr) {
      out.owners.push_back(t);
    }
  }
}

// "of Turkey", "from the Foreign Ministry", "in Cairo", "based in Trinidad"; not "ambassador to Bahrain".
void Describer::add_owners_after(TokenIndex head, Description& out) const {
  const auto take_one = [&](TokenIndex object) {
    if (matches_.name_at[object] != GazetteerMatches::kNone) {
      if (is_owner_name(object)) out.owners.push_back(object);
    } else if (mentions_.at(object) != nullptr) {
      out.owners.push_back(object);
    }
  };
  const auto take = [&](TokenIndex object) {  // with what is joined to it: "from Poland, Germany and Sweden"
    take_one(object);
    for (int steps = 0; steps < 8; ++steps) {
      const auto next = tree_.child(object, "conj");
      if (!next) break;
      take_one(object = *next);
    }
  };
  for (TokenIndex child : tree_.children(head)) {
    const Token& token = tree_[child];
    if (child < head) continue;
    if (token.deprel == "prep" && (token.lemma == "of" || token.lemma == "from" || token.lemma == "in" || token.lemma == "at" || token.lemma == "for" || token.lemma == "by")) {
      if (const auto object = tree_.child(child, "pobj")) take(*object);
    } else if ((token.deprel == "appos" || token.deprel == "npadvmod") && matches_.name_at[child] != GazetteerMatches::kNone) {
      take_one(child);  // "Venafro, Italy"
    } else if (token.deprel == "acl" && (token.lemma == "base" || token.lemma == "belong" || token.lemma == "live")) {
      for (TokenIndex inner : tree_.children(child)) {
        if (tree_[inner].deprel != "prep") continue;
        if (const auto object = tree_.child(inner, "pobj")) take(*object);
      }
    }
  }
}

// Whether a modifier narrows the name of a country or place.
bool Describer::is_part_of_place(const Mention& mention, Sort sort) const {
  if (sort == Sort::Person || sort == Sort::Organisation) return false;
  const NameMatch& match = matches_.names[matches_.name_at[mention.head]];
  for (TokenIndex t = mention.span.begin; t < match.tokens.begin; ++t) {
    const Token& token = tree_[t];
    if (token.head == mention.head && (token.deprel == "amod" || token.deprel == "compound" || token.deprel == "nummod") && matches_.name_at[t] == GazetteerMatches::kNone) return true;
  }
  return false;
}

MentionFacts Describer::facts_of(const Mention& mention, const Description& description) const {
  MentionFacts facts;
  for (TokenIndex child : tree_.children(mention.head)) {
    const Token& token = tree_[child];
    if (token.deprel == "poss") facts.definite = true;
    if (token.deprel == "det" && (token.lemma == "the" || token.lemma == "this" || token.lemma == "that" || token.lemma == "these" || token.lemma == "those")) facts.definite = true;
  }
  facts.chained = !description.ignored;
  if (mention.kind == MentionKind::Pronoun || description.ignored) return facts;
  for (const RoleUse& role : description.roles) facts.roles.push_back(gazetteer_.role(role.role).identity);
  if (mention.kind == MentionKind::Name) facts.name = description.person.empty() ? mention.name : description.person;
  facts.sort = sort_of(description.entity_type);
  if (description.record) {
    const NameRecord& record = gazetteer_.record(*description.record);
    facts.chained = !(description.modifier && tree_[mention.head].upos == "ADJ");
    if (record.use == NameUse::City) {
      facts.identity = combine(hash_word("city"), record.target + 1);
      facts.sort = Sort::Place;
      facts.nouns = city_nouns();
      return facts;
    }
    const GazetteerEntry& entry = gazetteer_.entry(record.target);
    facts.identity = entry.identity;
    if (is_part_of_place(mention, facts.sort)) {  // "South Australia", "early Athens", "northern Iraq": not the whole
      facts.identity = 0;
      facts.sort = sort_of(entry.actor.kind);
      facts.name = mention.span;
      return facts;
    }
    facts.nouns = entry.nouns;
    facts.sort = sort_of(entry.actor.kind);
    if (record.use == NameUse::Capital) {  // a chain of its own: who it acts for is known without the chain
      facts.identity = combine(facts.identity, hash_word("capital"));
      facts.nouns = city_nouns();
      facts.sort = place_use(tree_, mention.head) == PlaceUse::Place ? Sort::Place : Sort::Country;
    }
    if (record.use == NameUse::Demonym) {
      if (tree_[mention.head].upos == "ADJ" || description.modifier) facts.chained = false;
      facts.identity = combine(facts.identity, hash_word("people"));
      facts.nouns = {};
      facts.sort = Sort::People;
    }
    return facts;
  }
  if (!description.person.empty()) facts.sort = Sort::Person;
  if (!description.roles.empty() && facts.sort != Sort::Person && (mention.kind == MentionKind::Nominal || facts.sort == Sort::Unknown)) {
    facts.sort = sort_of(gazetteer_.role(description.roles.front().role).kind);
  }
  if (facts.sort == Sort::Unknown && mention.kind == MentionKind::Nominal) facts.sort = Sort::Thing;
  if (!description.owners.empty() && matches_.name_at[description.owners.front()] != GazetteerMatches::kNone) {
    const NameRecord& owner = gazetteer_.record(matches_.names[matches_.name_at[description.owners.front()]].record);
    if (owner.use != NameUse::City) facts.owner = gazetteer_.entry(owner.target).identity;
  }
  return facts;
}

}  // namespace dyad::extract
