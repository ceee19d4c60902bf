// The parties of an act that its own arguments do not name: deeper in its phrases, by the place where it happens, or
// unnamed ("was arrested in Niger").
#pragma once

#include <vector>

#include "base/result.h"
#include "extract/event/indirect_rules.h"
#include "extract/event/reading.h"

namespace dyad::extract {

// Immutable after loading; shared by threads.
class IndirectParties {
 public:
  // Reads the tables of IndirectRules. Errors name file and line.
  static base::Result<IndirectParties> load(const schema::Ontology& ontology);

  // Completes the parties of all readings that have a type. REQUIRES: one reading for each of view.predicates
  // An actor whom the text leaves out is called by what the place suggests ("Authorities (NER)").
  void complete(const DocumentView& view, std::vector<Reading>& readings) const;

 private:
  void complete_targets(const DocumentView& view, std::uint32_t index, const std::vector<Reading>& readings, Reading& reading) const;
  std::vector<Party> find_targets(const DocumentView& view, std::uint32_t index, const Reading& reading, const std::vector<Party>& others,
                                  const std::vector<Party>& moved) const;
  bool seeks_haven(const DocumentView& view, std::uint32_t index) const;
  const IndirectRule& rule_of_move(const Reading& reading, const std::vector<Reading>& readings) const;
  bool is_mutual(const DocumentView& view, std::uint32_t index, const std::vector<Reading>& readings, const Reading& reading) const;
  bool can_move_forces(const DocumentView& view, std::uint32_t index) const;
  bool moves_forces(const DocumentView& view, std::uint32_t index, const Reading& reading) const;
  void turn_receiver(const DocumentView& view, std::uint32_t index, Parties& parties) const;
  void name_unnamed(const DocumentView& view, std::uint32_t index, Reading& reading) const;
  bool names_means(const Party& party, const Tree& tree) const;
  bool is_replaceable(const Party& target, const Reading& reading, const IndirectRule& kept, const Tree& tree, bool is_moved) const;

  IndirectRules rules_;
};

}  // namespace dyad::extract
