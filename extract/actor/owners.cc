// DocumentResolver: whose a mention is, which sectors it has, which country the context gives it.
#include "extract/actor/document_resolver.h"

#include <algorithm>

#include "extract/actor/entity_id.h"
#include "extract/actor/place_use.h"
#include "extract/actor/resolver_support.h"
#include "extract/mention/word_lists.h"

namespace dyad::extract {

using schema::Actor;
using schema::EntityKind;

Actor DocumentResolver::actor_of_name(TokenIndex token) const {
  std::uint32_t index = matches_.names[matches_.name_at[token]].record;
  // "protesters in Brussels" belong to the city, "Brussels officials" to who sits there.
  const bool is_seat = gazetteer_.record(index).use == NameUse::Capital && !is_state(gazetteer_.entry(gazetteer_.record(index).target).actor.kind);
  if (is_seat && place_use(tree_, token) == PlaceUse::Place) {
    while (gazetteer_.record(index).use != NameUse::City && gazetteer_.record(index).next != NameTrie::kNoValue) index = gazetteer_.record(index).next;
  }
  const NameRecord& record = gazetteer_.record(index);
  if (record.use == NameUse::City) {
    const City& city = gazetteer_.city(record.target);
    Actor actor;
    actor.kind = EntityKind::Place;
    actor.name = city.name;
    actor.code = gazetteer_.entry(city.country).actor.code;
    actor.entity = join("place:", actor.code, "-", slug(city.name));
    return actor;
  }
  return gazetteer_.entry(record.target).actor;
}

const Actor* DocumentResolver::owner_actor(MentionIndex i, std::size_t which) {
  const auto& owners = descriptions_[i].owners;
  const Actor* fallback = nullptr;
  for (std::size_t k = which; k < owners.size(); ++k) {
    const TokenIndex token = owners[k];
    if (matches_.name_at[token] != GazetteerMatches::kNone) {
      owner_cache_.push_back(actor_of_name(token));
      return &owner_cache_.back();
    }
    const std::int32_t mention = out_.mentions.by_token[token];
    if (mention < 0 || static_cast<MentionIndex>(mention) == i) continue;
    if (out_.mentions.all[static_cast<MentionIndex>(mention)].chain == out_.mentions.all[i].chain) continue;
    const Actor& actor = resolve(static_cast<MentionIndex>(mention)).actor;
    if (!actor.code.empty()) return &actor;
    if (fallback == nullptr && !actor.entity.empty() && actor.kind != EntityKind::Unknown) fallback = &actor;
    if (which > 0) break;
  }
  return fallback;
}

void DocumentResolver::add_sectors(std::vector<std::string>& sectors, const std::vector<std::string>& more) const {
  for (const std::string& sector : more) {
    if (std::find(sectors.begin(), sectors.end(), sector) == sectors.end()) sectors.push_back(sector);
  }
  if (sectors.size() > 1) sort_sectors(sectors);
}

// What a role means by whose it is: a commander of rebels is no soldier of a state and a president of a company none of its presidents, and
// who speaks for a partly recognised region is PRE.
void DocumentResolver::fit_to_owner(std::vector<std::string>& sectors, const Actor& owner) const {
  const auto erase = [&](std::initializer_list<std::string_view> some) {
    return std::erase_if(sectors, [&](const std::string& sector) { return std::find(some.begin(), some.end(), sector) != some.end(); }) > 0;
  };
  const bool refitted = (owner.kind == EntityKind::ArmedGroup && erase({"GOV", "LEG", "MIL", "REB", "UAF"})) ||
                        ((owner.kind == EntityKind::Company || owner.kind == EntityKind::Organisation) && erase({"GOV", "LEG", "MIL"}));
  if (refitted) add_sectors(sectors, owner.sectors);
  if (std::find(owner.sectors.begin(), owner.sectors.end(), "PRE") != owner.sectors.end()) add_sectors(sectors, {"PRE"});
}

void DocumentResolver::sort_sectors(std::vector<std::string>& sectors) const {
  const auto& order = ontology_.sectors();
  const auto rank = [&](const std::string& sector) { return std::find(order.begin(), order.end(), sector) - order.begin(); };
  std::stable_sort(sectors.begin(), sectors.end(), [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
}

std::vector<std::string> DocumentResolver::sectors_of_roles(const Description& description) const {
  std::vector<std::string> sectors;
  for (const RoleUse& use : description.roles) {
    const RoleEntry& role = gazetteer_.role(use.role);
    if (use.former && role.is_office) {
      add_sectors(sectors, {"ELI"});
    } else {
      add_sectors(sectors, role.sectors);
    }
  }
  return sectors;
}

// "assistant secretary of state" from the text, in lower case, with "deputy" and the like before it.
std::string DocumentResolver::role_title(const RoleUse& use) const {
  std::string title = gazetteer_.role(use.role).noun;
  for (TokenIndex t = use.tokens.begin; t > 0; --t) {
    const std::string_view before = tree_[t - 1].form;
    std::string word;
    for (char c : before) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (!is_in(WordList::Deputy, word)) break;
    title = join(word, " ", title);
  }
  return title;
}

std::string DocumentResolver::text_of(base::TokenSpan tokens) const {
  const base::TextSpan span = tree_.text_span(tokens);
  std::string text = doc_.text.substr(span.begin, span.size());
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}


// Which country a sentence names as the place of what happens, and which one the document is about.
void DocumentResolver::find_context() {
  sentence_country_.assign(tree_.parse().sentences.size(), {});
  auto& counts = country_counts_;
  int all = 0;
  const Describer describer(gazetteer_, matches_, tree_, out_.mentions);
  for (const NameMatch& match : matches_.names) {
    if (!describer.is_owner_name(match.tokens.begin) || is_inside_name(match.tokens)) continue;
    const Actor actor = actor_of_name(match.tokens.end - 1);
    if (actor.code.empty() || gazetteer_.country(actor.code) == std::nullopt) continue;
    ++counts[actor.code];
    ++all;
    const TokenIndex head = match.tokens.end - 1;
    std::string& country = sentence_country_[tree_[head].sentence];
    const bool place = tree_[head].deprel == "pobj" && place_use(tree_, head) == PlaceUse::Place;
    if (place && country.empty()) country = actor.code;
  }
  for (const auto& [code, count] : counts) {
    if (count * 2 > all) document_country_ = code;
  }
}

// "Paris" of "Paris Hilton": a piece of a longer name of the model.
bool DocumentResolver::is_inside_name(base::TokenSpan tokens) const {
  const bool before = tree_[tokens.begin].entity_mark == EntityMark::Inside && tree_[tokens.begin].entity_type != "ORG";
  const bool after = tokens.end < tree_.size() && tree_[tokens.end].entity_mark == EntityMark::Inside && tree_[tokens.end].upos == "PROPN" && tree_[tokens.begin].entity_type != "ORG";
  return before || after;
}

void DocumentResolver::add_context_country(ActorRef& ref, MentionIndex i) {
  const std::string& here = sentence_country_[tree_[out_.mentions.all[i].head].sentence];
  const std::string& country = here.empty() ? document_country_ : here;
  if (country.empty()) return;
  // Somebody with a name of his own or without any role belongs to the document's country only if it is named again and again.
  if (here.empty() && (descriptions_[i].roles.empty() || !descriptions_[i].person.empty()) && country_counts_[country] < 2) return;
  ref.actor.code = country;
  ref.is_guessed_country = true;
  ref.explanation += join("; country from the ", here.empty() ? "document: " : "sentence: ", country);
}

}  // namespace dyad::extract
