#include "extract/event/event_location.h"

#include <algorithm>

namespace dyad::extract {
namespace {

std::optional<schema::Location> location_at(const DocumentView& view, TokenIndex head);

std::optional<schema::Location> location_below(const DocumentView& view, TokenIndex noun) {
  for (TokenIndex preposition : view.tree.children(noun)) {
    const std::string_view lemma = view.tree[preposition].lemma;
    if (view.tree[preposition].deprel != "prep" || (lemma != "in" && lemma != "at" && lemma != "near")) continue;
    if (const auto object = view.tree.child(preposition, "pobj")) return location_at(view, *object);
  }
  return std::nullopt;
}

// "Karamoko" of "the village of Karamoko"; its country is that of what the village lies in.
std::optional<schema::Location> named_place_of(const DocumentView& view, TokenIndex noun) {
  for (TokenIndex preposition : view.tree.children(noun)) {
    if (view.tree[preposition].deprel != "prep" || view.tree[preposition].lemma != "of") continue;
    const auto object = view.tree.child(preposition, "pobj");
    const Mention* mention = object ? view.resolution.mentions.at(*object) : nullptr;
    if (!mention || mention->kind != MentionKind::Name) return std::nullopt;
    auto location = location_at(view, *object);
    const auto around = location_below(view, noun);
    if (location && location->country.empty() && around) location->country = around->country;
    return location;
  }
  return std::nullopt;
}

std::optional<schema::Location> location_at(const DocumentView& view, TokenIndex head) {
  const ActorRef* ref = view.resolution.actor_at(head);
  const Mention* mention = view.resolution.mentions.at(head);
  if (!ref || !mention) return std::nullopt;
  if (ref->place) return ref->place;
  if (mention->kind == MentionKind::Nominal) {  // "the village of Karamoko in northern Mali", "a market in Kano"
    if (auto named = named_place_of(view, head)) return named;
    if (auto named = location_below(view, head)) return named;
  }
  const base::TextSpan span = view.tree.text_span(mention->name);
  schema::Location location;
  location.text = view.doc.text.substr(span.begin, span.size());
  location.name = ref->actor.name;
  location.country = ref->actor.code;
  return location;
}

}  // namespace

std::optional<schema::Location> find_location(const DocumentView& view, const Predicate& predicate) {
  for (const Argument& argument : predicate.arguments) {
    if (argument.role != Role::Place) continue;
    if (auto location = location_at(view, argument.head)) return location;
  }
  for (const Argument& argument : predicate.arguments) {
    const ActorRef* ref = view.resolution.actor_at(argument.head);
    if ((argument.role != Role::Actor && argument.role != Role::Instrument) || (ref && ref->is_actor)) continue;
    if (auto location = location_below(view, argument.head)) return location;
  }
  for (const Argument& argument : predicate.arguments) {  // "fired at protesters in Tripoli"
    if (argument.role != Role::Target) continue;
    if (auto location = location_below(view, argument.head); location && !location->country.empty()) return location;
  }
  return std::nullopt;
}

}  // namespace dyad::extract
