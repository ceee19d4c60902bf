#include "graph/export/rdf_prefixes.h"

#include <algorithm>
#include <array>

#include "graph/export/rdf.h"

namespace dyad::graph {
namespace {

constexpr std::array<Prefix, 20> kPrefixes = {{
    {"rdf", ns::kRdf}, {"rdfs", ns::kRdfs}, {"owl", ns::kOwl}, {"xsd", ns::kXsd}, {"skos", ns::kSkos}, {"dcterms", ns::kDcterms},
    {"prov", ns::kProv}, {"oa", ns::kOa}, {"sem", ns::kSem}, {"gaf", ns::kGaf}, {"geo", ns::kGeo}, {"wd", ns::kWikidata},
    {"dyad", ns::kTerms}, {"plover", ns::kPlover}, {"entity", ns::kEntity}, {"event", ns::kEvent}, {"relation", ns::kRelation},
    {"mention", ns::kMention}, {"doc", ns::kDocument}, {"place", ns::kPlace},
}};

bool is_plain(std::string_view local) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ':';
  };
  return !local.empty() && local.front() != '-' && std::all_of(local.begin(), local.end(), plain);
}

}  // namespace

std::span<const Prefix> prefixes() { return kPrefixes; }

std::optional<std::string> to_short(std::string_view iri) {
  for (const Prefix& prefix : kPrefixes) {
    if (!iri.starts_with(prefix.space)) continue;
    const std::string_view local = iri.substr(prefix.space.size());
    if (is_plain(local)) return std::string(prefix.name).append(":").append(local);
  }
  return std::nullopt;
}

}  // namespace dyad::graph
