#include "app/mentions_command.h"

#include <memory>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/actors_command.h"
#include "app/command.h"
#include "app/parsed_lines.h"
#include "extract/actor/actor_resolver.h"
#include "schema/event_json.h"

namespace dyad::app {
namespace {

using nlohmann::ordered_json;

ordered_json span_to_json(base::TextSpan span) { return {span.begin, span.end}; }

ordered_json actor_fields(const schema::Actor& actor) {
  ordered_json fields = ordered_json::object();
  if (!actor.entity.empty()) fields["entity"] = actor.entity;
  if (!actor.name.empty()) fields["name"] = actor.name;
  if (!actor.entity.empty()) fields["kind"] = to_string(actor.kind);
  if (!actor.code.empty()) fields["code"] = actor.code;
  if (!actor.sectors.empty()) fields["sector"] = actor.sectors;
  if (!actor.wikidata.empty()) fields["wikidata"] = actor.wikidata;
  return fields;
}

// {doc,span,text,head,head_span,chain,entity,name,kind,code,sector,also,place,explanation}; absent things are left out.
ordered_json mention_to_json(const extract::Document& doc, const extract::Tree& tree, const extract::Mention& mention, const extract::ActorRef& ref) {
  const base::TextSpan span = tree.text_span(mention.phrase);
  ordered_json line = {{"doc", doc.id}, {"span", span_to_json(span)}, {"text", doc.text.substr(span.begin, span.size())}};
  line["head"] = tree[mention.head].form;
  line["head_span"] = span_to_json(tree[mention.head].span);
  line["chain"] = mention.chain;
  line.update(actor_fields(ref.actor));
  for (const schema::Actor& more : ref.also) line["also"].push_back(actor_fields(more));
  if (ref.is_place_use) line["place"] = true;
  line["actor"] = ref.is_actor;
  line["explanation"] = ref.explanation;
  return line;
}

std::string mention_lines(const extract::Document& doc, const extract::Tree& tree, const extract::ActorResolver& resolver, bool actors_only) {
  const extract::Resolution resolution = resolver.resolve(doc, tree);
  std::string lines;
  for (std::size_t i = 0; i < resolution.actors.size(); ++i) {
    if (actors_only && !resolution.actors[i].is_actor) continue;
    lines += schema::to_json_line(mention_to_json(doc, tree, resolution.mentions.all[i], resolution.actors[i]));
    lines += '\n';
  }
  return lines;
}

}  // namespace

ExitStatus run_mentions(const MentionsOptions& options) {
  const auto tables = read_user_tables(options.actors);
  if (!tables) return fail(tables.error());
  std::vector<base::Error> problems;
  const auto resolver = extract::ActorResolver::load(*tables, &problems);
  if (!resolver) return fail(resolver.error());
  for (const base::Error& problem : problems) report(problem.message);
  return print_parsed(options.input, options.model, [&](const extract::Document& doc, const extract::Tree& tree) {
    return mention_lines(doc, tree, **resolver, options.actors_only);
  });
}

}  // namespace dyad::app
