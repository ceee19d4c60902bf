// Which column or key of a record holds which of our fields.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/document/document_reader.h"

namespace dyad::extract {

enum class DocumentField : unsigned char { Id, Date, Title, Url, Source, Text };
constexpr std::size_t kFieldCount = 6;
constexpr std::array<std::string_view, kFieldCount> kFieldNames{"id", "date", "title", "url", "source", "text"};

// Immutable after loading.
class FieldNames {
 public:
  // The names of schema/documents/fields.tsv; a mapped field has the mapped name only.
  static base::Result<FieldNames> load(const FieldMapping& mapping);

  // Of the titles of a header (or keys of an object), the one that holds the field.
  std::optional<std::size_t> find(DocumentField field, const std::vector<std::string>& titles) const;

  // For messages: "'text' (or body, content …)", or "'contents'" where the field is mapped.
  std::string describe(DocumentField field) const;

 private:
  struct Names {
    std::vector<std::string> names;  // the first that occurs counts
    bool mapped = false;             // then compared as it is
  };
  const Names& names_of(DocumentField field) const { return names_[static_cast<std::size_t>(field)]; }

  std::array<Names, kFieldCount> names_;
};

}  // namespace dyad::extract
