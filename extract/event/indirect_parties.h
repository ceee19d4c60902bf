// The parties of an act that its own arguments do not name: deeper in its phrases, by the place where it happens, or
// unnamed ("was arrested in Niger").
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "extract/event/reading.h"
#include "schema/plover.h"

namespace dyad::extract {

// Immutable after loading; shared by threads.
class IndirectParties {
 public:
  // Reads indirect.tsv, means.tsv, receiving.tsv and havens.tsv of schema/lexicon. Errors name file and line.
  static base::Result<IndirectParties> load(const schema::Ontology& ontology);

  // Completes the parties of all readings that have a type. REQUIRES: one reading for each of view.predicates
  // An actor whom the text leaves out is called by what the place suggests ("Authorities (NER)").
  void complete(const DocumentView& view, std::vector<Reading>& readings) const;

 private:
  struct Rule {
    bool use_place = false;
    bool keeps_people = false;
    bool keeps_foreigners = false;
    bool moves_itself = false;
    bool is_mutual = false;
    bool by_condition = false;
    bool people_by_purpose = false;
    std::string unnamed_sector;
  };

  base::Result<void> read_rules(const schema::Ontology& ontology);
  const Rule& rule(schema::EventType type) const { return rules_[static_cast<std::size_t>(type)]; }
  void complete_targets(const DocumentView& view, std::uint32_t index, const std::vector<Reading>& readings, Reading& reading) const;
  std::vector<Party> find_targets(const DocumentView& view, std::uint32_t index, const Reading& reading, const std::vector<Party>& others,
                                  const std::vector<Party>& moved) const;
  bool seeks_haven(const DocumentView& view, std::uint32_t index) const;
  bool is_mutual(const DocumentView& view, std::uint32_t index, const Reading& reading) const;
  void turn_receiver(const DocumentView& view, std::uint32_t index, Parties& parties) const;
  void name_unnamed(const DocumentView& view, std::uint32_t index, Reading& reading) const;
  bool names_means(const Party& party, const Tree& tree) const;
  bool is_replaceable(const Party& target, const Reading& reading, const Tree& tree) const;

  std::array<Rule, schema::kEventTypeCount> rules_;
  std::unordered_set<std::string> means_;
  std::unordered_set<std::string> receiving_;
  std::unordered_set<std::string> havens_;
};

}  // namespace dyad::extract
