#include "extract/document/fields.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/table_file.h"
#include "schema/data.h"

namespace dyad::extract {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr const char* kFile = "documents/fields.tsv";

std::optional<std::size_t> field_index(std::string_view name) {
  const auto found = std::find(kFieldNames.begin(), kFieldNames.end(), name);
  if (found == kFieldNames.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kFieldNames.begin());
}

// "Published At" -> "published_at"
std::string normalised(std::string_view title) {
  std::string name(base::trim(title));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
    else if (c == ' ' || c == '-')
      c = '_';
  }
  return name;
}

}  // namespace

Result<FieldNames> FieldNames::load(const FieldMapping& mapping) {
  const auto text = schema::data_file(kFile);
  if (!text) return text.error();
  const auto table = base::read_table(*text, std::string("schema/") + kFile, {"field", "names"});
  if (!table) return table.error();
  const std::size_t field = *table->column("field"), names = *table->column("names");
  FieldNames result;
  for (const base::TableRow& row : table->rows) {
    const auto index = field_index(row.fields[field]);
    if (!index) return table->error_at(row, fmt::format("expected one of {}, found {}", fmt::join(kFieldNames, ", "), row.fields[field]));
    for (std::string_view name : base::split_list(row.fields[names])) result.names_[*index].names.push_back(normalised(name));
  }
  for (const auto& [ours, theirs] : mapping) {
    const auto index = field_index(ours);
    if (!index) return Error{ErrorCode::BadInput, fmt::format("expected one of the fields {}, found '{}'", fmt::join(kFieldNames, ", "), ours)};
    result.names_[*index] = {{theirs}, true};
  }
  return result;
}

std::optional<std::size_t> FieldNames::find(DocumentField field, const std::vector<std::string>& titles) const {
  const Names& wanted = names_of(field);
  for (const std::string& name : wanted.names) {
    const auto found = std::find_if(titles.begin(), titles.end(),
                                    [&](const std::string& title) { return wanted.mapped ? title == name : normalised(title) == name; });
    if (found != titles.end()) return static_cast<std::size_t>(found - titles.begin());
  }
  return std::nullopt;
}

std::string FieldNames::describe(DocumentField field) const {
  const Names& wanted = names_of(field);
  if (wanted.names.size() < 2) return fmt::format("'{}'", wanted.names.empty() ? "" : wanted.names.front());
  return fmt::format("'{}' (or {})", wanted.names.front(), fmt::join(wanted.names.begin() + 1, wanted.names.end(), ", "));
}

Result<FieldMapping> read_field_mapping(const std::vector<std::string>& words) {
  FieldMapping mapping;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    const std::string field = word.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == word.size() || !field_index(field)) {
      return Error{ErrorCode::BadInput, fmt::format("expected FIELD=COLUMN with a field out of {}, found '{}'", fmt::join(kFieldNames, ", "), word)};
    }
    mapping[field] = word.substr(equals + 1);
  }
  return mapping;
}

}  // namespace dyad::extract
