#include "graph/export/rdf.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/hash.h"
#include "graph/export/columns.h"
#include "graph/export/rdf_vocabulary.h"
#include "graph/view/text_forms.h"

namespace dyad::graph {
namespace {

std::string name_iri(std::string_view space, std::string_view id) { return std::string(space) + escape_urn(id); }

std::string entity_iri(const schema::Actor& actor) { return name_iri(ns::kEntity, actor.entity); }

std::string mention_iri(const EventReport& report, std::string_view subject) { return name_iri(ns::kMention, report_id(report, subject)); }

// Describes one subject. Empty texts and absent values give no triple.
class Subject {
 public:
  Subject(const TripleSink& sink, std::string iri, std::string graph = {}) : sink_(sink), iri_(std::move(iri)), graph_(std::move(graph)) {}

  const std::string& iri() const { return iri_; }
  void iri(const std::string& predicate, std::string object) const { add(predicate, {Term::Kind::Iri, std::move(object), {}}); }
  void text(const std::string& predicate, std::string_view value) const { literal(predicate, value, {}); }
  void literal(const std::string& predicate, std::string_view value, std::string_view datatype) const {
    if (!value.empty()) add(predicate, {Term::Kind::Literal, std::string(value), datatype});
  }
  void date(const std::string& predicate, const std::optional<base::Date>& day) const {
    if (day) literal(predicate, base::to_iso(*day), ns::kXsdDate);
  }
  void number(const std::string& predicate, std::int64_t value) const { literal(predicate, std::to_string(value), ns::kXsdInteger); }
  void number(const std::string& predicate, const std::optional<std::int64_t>& value) const {
    if (value) number(predicate, *value);
  }
  void decimal(const std::string& predicate, double value) const { literal(predicate, to_decimal(value), ns::kXsdDecimal); }
  void flag(const std::string& predicate, bool value) const {
    if (value) literal(predicate, "true", ns::kXsdBoolean);
  }

 private:
  void add(const std::string& predicate, Term object) const { sink_({iri_, predicate, std::move(object), graph_}); }

  const TripleSink& sink_;
  std::string iri_;
  std::string graph_;
};

std::string names_of(const std::vector<schema::Actor>& actors) {
  std::string names;
  for (const schema::Actor& actor : actors) names += (names.empty() ? "" : ", ") + actor.name;
  return names;
}

std::string event_title(const MergedEvent& event) {
  std::string title = fmt::format("{} {}{}", names_of(event.actors), event.flags.negated ? "not " : "", event_label(event));
  if (!event.targets.empty()) title += " " + names_of(event.targets);
  const std::string days = to_iso_interval(event.date.days);
  return days.empty() ? title : fmt::format("{} ({})", title, days);
}

std::string place_iri(const schema::Location& place) {
  if (place.geonames) return name_iri(ns::kPlace, fmt::format("geonames-{}", *place.geonames));
  return name_iri(ns::kPlace, place.country.empty() ? place.name : place.country + ":" + place.name);
}

class NetworkTriples {
 public:
  NetworkTriples(const Network& network, const TripleSink& sink) : network_(network), sink_(sink) {}

  void write() {
    each_vocabulary_triple(sink_);
    write_relation_properties();
    for (const Node& node : network_.nodes) write_entity(node);
    collect_sources();
    for (const auto& [id, report] : documents_) write_document(*report);
    for (const auto& [iri, place] : places_) write_place(iri, *place);
    for (const MergedEvent& event : network_.events) write_event(event);
    for (const MergedRelation& relation : network_.relations) write_relation(relation);
    write_direct_triples();
  }

 private:
  void write_relation_properties() {
    std::map<std::string, std::string> labels;
    for (const MergedRelation& relation : network_.relations) labels.emplace(relation_property(relation.relation), relation.relation);
    for (const auto& [iri, label] : labels) {
      const Subject property(sink_, iri);
      property.iri(rdf("type"), rdf("Property"));
      property.text(rdfs("label"), label);
    }
  }

  void write_entity(const Node& node) {
    const Subject entity(sink_, entity_iri(node.actor));
    entity.iri(rdf("type"), sem("Actor"));
    entity.iri(rdf("type"), kind_class(node.actor.kind));
    entity.text(rdfs("label"), node.actor.name);
    std::set<std::string> others(node.names.begin(), node.names.end());
    others.erase(node.actor.name);
    for (const std::string& name : others) entity.text(skos("altLabel"), name);
    entity.text(terms("kind"), schema::to_string(node.actor.kind));
    entity.text(terms("code"), node.actor.code);
    for (const std::string& sector : node.actor.sectors) entity.text(terms("sector"), sector);
    if (!node.actor.wikidata.empty()) entity.iri(owl("sameAs"), name_iri(ns::kWikidata, node.actor.wikidata));
  }

  void collect_sources() {
    for (const MergedEvent& event : network_.events) {
      for (const EventReport& report : event.reports) documents_.emplace(report.document, &report);
      if (event.location) places_.emplace(place_iri(*event.location), &*event.location);
    }
    for (const MergedRelation& relation : network_.relations) {
      for (const EventReport& report : relation.reports) documents_.emplace(report.document, &report);
    }
  }

  void write_document(const EventReport& report) {
    const Subject document(sink_, name_iri(ns::kDocument, report.document));
    document.iri(rdf("type"), prov("Entity"));
    document.text(dcterms("identifier"), report.document);
    document.text(dcterms("title"), report.title);
    document.text(dcterms("publisher"), report.publisher);
    document.date(dcterms("issued"), report.published);
    if (const auto iri = to_iri(report.url)) document.iri(dcterms("source"), *iri);
  }

  void write_place(const std::string& iri, const schema::Location& location) {
    const Subject place(sink_, iri);
    place.iri(rdf("type"), sem("Place"));
    place.text(rdfs("label"), location.name);
    place.text(terms("country"), location.country);
    if (location.latitude) place.decimal(geo("lat"), *location.latitude);
    if (location.longitude) place.decimal(geo("long"), *location.longitude);
    if (location.geonames) place.iri(owl("sameAs"), fmt::format("https://sws.geonames.org/{}/", *location.geonames));
  }

  void write_event(const MergedEvent& event) {
    const Subject subject(sink_, name_iri(ns::kEvent, event.id));
    subject.iri(rdf("type"), sem("Event"));
    subject.text(rdfs("label"), event_title(event));
    write_participants(event, subject);
    write_coding(event, subject);
    write_date(event, subject);
    if (event.location) subject.iri(sem("hasPlace"), place_iri(*event.location));
    write_flags(event, subject);
    write_counts(event.counts, subject);
    subject.decimal(terms("confidence"), event.confidence);
    subject.number(terms("sources"), static_cast<std::int64_t>(event.sources));
    subject.number(terms("independent"), static_cast<std::int64_t>(event.independent));
    write_sources(event.reports, subject);
    for (const EventReport& report : event.reports) write_report(report, subject.iri());
  }

  void write_participants(const MergedEvent& event, const Subject& subject) {
    std::set<std::string> parties;
    for (const schema::Actor& actor : event.actors) {
      subject.iri(terms("actor"), entity_iri(actor));
      parties.insert(entity_iri(actor));
    }
    for (const schema::Actor& target : event.targets) {
      subject.iri(terms("target"), entity_iri(target));
      parties.insert(entity_iri(target));
    }
    for (const std::string& party : parties) subject.iri(sem("hasActor"), party);
  }

  void write_coding(const MergedEvent& event, const Subject& subject) {
    std::set<std::string_view> actions;
    for (const EventReport& report : event.reports) actions.insert(report.action);
    for (std::string_view action : actions) subject.text(terms("action"), action);
    subject.text(terms("lemma"), event.lemma);
    for (const std::string& mode : event.modes) subject.text(terms("mode"), mode);
    for (const std::string& context : event.contexts) subject.text(terms("context"), context);
    subject.text(terms("cameo"), event.cameo);
    if (!event.type) return;
    subject.iri(sem("eventType"), name_iri(ns::kPlover, schema::to_string(*event.type)));
    subject.number(terms("quad"), static_cast<std::int64_t>(event.quad));
    subject.decimal(terms("score"), event.score);
  }

  void write_date(const MergedEvent& event, const Subject& subject) {
    const base::DateInterval& days = event.date.days;
    if (days.first && days.first == days.last) subject.date(sem("hasTimeStamp"), days.first);
    subject.date(sem("hasBeginTimeStamp"), days.first);
    subject.date(sem("hasEndTimeStamp"), days.last);
    if (!days.is_known()) return;
    subject.text(terms("granularity"), schema::to_string(event.date.granularity));
    subject.text(terms("basis"), schema::to_string(event.date.basis));
  }

  void write_flags(const MergedEvent& event, const Subject& subject) {
    subject.flag(terms("negated"), event.flags.negated);
    subject.flag(terms("future"), event.flags.future);
    subject.flag(terms("hypothetical"), event.flags.hypothetical);
    subject.flag(terms("historical"), event.flags.historical);
    if (event.reported_by) subject.iri(sem("accordingTo"), entity_iri(*event.reported_by));
  }

  void write_counts(const schema::Counts& counts, const Subject& subject) {
    const auto write = [&](const std::optional<schema::Count>& count, const std::string& low, const std::string& high) {
      if (!count) return;
      subject.number(low, count->low);
      subject.number(high, count->high);
    };
    write(counts.dead, terms("deadAtLeast"), terms("deadAtMost"));
    write(counts.injured, terms("injuredAtLeast"), terms("injuredAtMost"));
    write(counts.arrested, terms("arrestedAtLeast"), terms("arrestedAtMost"));
  }

  // Evidence and documents, on the event or relation itself, where a simple query looks for them.
  void write_sources(const std::vector<EventReport>& reports, const Subject& subject) {
    if (reports.empty()) return;
    subject.text(terms("evidence"), best_report(reports).evidence.text);
    std::set<std::string> documents, urls, mentions;
    for (const EventReport& report : reports) {
      documents.insert(name_iri(ns::kDocument, report.document));
      mentions.insert(mention_iri(report, subject.iri()));
      if (const auto iri = to_iri(report.url)) urls.insert(*iri);
    }
    for (const std::string& mention : mentions) subject.iri(gaf("denotedBy"), mention);
    for (const std::string& document : documents) subject.iri(prov("wasDerivedFrom"), document);
    for (const std::string& url : urls) subject.iri(prov("hadPrimarySource"), url);
  }

  // One sentence as a Web Annotation: the document, the quote, and its place in bytes.
  void write_report(const EventReport& report, const std::string& body) {
    const std::string document = name_iri(ns::kDocument, report.document);
    const Subject mention(sink_, mention_iri(report, body), document);
    if (!written_mentions_.insert(mention.iri()).second) return;
    mention.iri(rdf("type"), oa("Annotation"));
    mention.iri(oa("hasBody"), body);
    mention.iri(oa("hasTarget"), mention.iri() + "#target");
    mention.iri(prov("wasDerivedFrom"), document);
    mention.text(terms("action"), report.action);
    mention.number(terms("sentence"), static_cast<std::int64_t>(report.sentence));
    mention.decimal(terms("confidence"), report.confidence);
    mention.text(terms("mergeReason"), report.merge_reason);
    const Subject target(sink_, mention.iri() + "#target", document);
    target.iri(rdf("type"), oa("SpecificResource"));
    target.iri(oa("hasSource"), document);
    target.iri(oa("hasSelector"), mention.iri() + "#quote");
    target.iri(oa("hasSelector"), mention.iri() + "#position");
    const Subject quote(sink_, mention.iri() + "#quote", document);
    quote.iri(rdf("type"), oa("TextQuoteSelector"));
    quote.text(oa("exact"), report.evidence.text);
    // Positions of a DataPositionSelector are bytes, those of a TextPositionSelector would be characters.
    const Subject position(sink_, mention.iri() + "#position", document);
    position.iri(rdf("type"), oa("DataPositionSelector"));
    position.number(oa("start"), static_cast<std::int64_t>(report.evidence.span.begin));
    position.number(oa("end"), static_cast<std::int64_t>(report.evidence.span.end));
  }

  void write_relation(const MergedRelation& relation) {
    const std::string id = relation_id(relation);
    const Subject subject(sink_, name_iri(ns::kRelation, std::string_view(id).substr(id.find(':') + 1)));
    subject.iri(rdf("type"), rdf("Statement"));
    subject.text(rdfs("label"), fmt::format("{} {} {}", relation.subject.name, relation.relation, relation.object.name));
    subject.iri(rdf("subject"), entity_iri(relation.subject));
    subject.iri(rdf("predicate"), relation_property(relation.relation));
    subject.iri(rdf("object"), entity_iri(relation.object));
    subject.text(terms("relation"), relation.relation);
    subject.date(terms("begin"), relation.date.days.first);
    subject.date(terms("end"), relation.date.days.last);
    subject.decimal(terms("confidence"), relation.confidence);
    write_sources(relation.reports, subject);
    for (const EventReport& report : relation.reports) write_report(report, subject.iri());
  }

  // Only what the text tells as a fact: no denials, plans, fears.
  void write_direct_triples() {
    std::set<std::tuple<std::string, std::string, std::string>> triples;
    for (const Edge& edge : network_.edges) {
      const MergedEvent& event = network_.events[edge.event];
      if (event.flags.negated || event.flags.future || event.flags.hypothetical) continue;
      const std::string actor = entity_iri(network_.nodes[edge.actor].actor), target = entity_iri(network_.nodes[edge.target].actor);
      triples.emplace(actor, direct_property(event), target);
      if (edge.reciprocal) triples.emplace(target, direct_property(event), actor);
    }
    for (const MergedRelation& relation : network_.relations) {
      triples.emplace(entity_iri(relation.subject), relation_property(relation.relation), entity_iri(relation.object));
    }
    for (const auto& [subject, predicate, object] : triples) sink_({subject, predicate, {Term::Kind::Iri, object, {}}});
  }

  const Network& network_;
  const TripleSink& sink_;
  std::map<std::string, const EventReport*> documents_;
  std::map<std::string, const schema::Location*> places_;
  std::set<std::string> written_mentions_;
};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// The host name and port of an address, after "http://": letters, digits, '.', '-', '_', then perhaps ':' and digits.
bool is_host(std::string_view host) {
  const std::size_t colon = host.find(':');
  const std::string_view name = host.substr(0, colon);
  const auto allowed = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == '_'; };
  if (name.empty() || !std::all_of(name.begin(), name.end(), allowed)) return false;
  return colon == std::string_view::npos ||
         std::all_of(host.begin() + static_cast<std::ptrdiff_t>(colon) + 1, host.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void each_triple(const Network& network, const TripleSink& sink) { NetworkTriples(network, sink).write(); }

std::string to_ntriples(const Term& term) {
  if (term.kind == Term::Kind::Iri) return fmt::format("<{}>", term.value);
  if (term.datatype.empty()) return fmt::format("\"{}\"", escape_literal(term.value));
  return fmt::format("\"{}\"^^<{}>", escape_literal(term.value), term.datatype);
}

std::optional<std::string> to_iri(std::string_view url) {
  const std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (host == 0) return std::nullopt;
  const std::size_t path = std::min(url.find_first_of("/?#", host), url.size());
  if (!is_host(url.substr(host, path - host))) return std::nullopt;
  std::string iri(url.substr(0, path));
  bool in_fragment = false;
  for (std::size_t i = path; i < url.size(); ++i) {
    const char c = url[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool percent = c == '%' && i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2]);
    const bool fragment = c == '#' && !in_fragment;
    if (byte < 0x80 && (std::isalnum(byte) || percent || fragment || std::string_view("-._~:/?@!$&'()*+,;=").find(c) != std::string_view::npos)) iri += c;
    else iri += fmt::format("%{:02X}", byte);
    in_fragment |= fragment;
  }
  return iri;
}

}  // namespace dyad::graph
