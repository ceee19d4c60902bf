#include "extract/time/time_assignment.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/table_file.h"
#include "extract/token/unicode_class.h"

namespace dyad::extract {
namespace {

using base::Result;

base::Error problem(std::string message) { return {base::ErrorCode::BadInput, std::move(message)}; }

bool is_reference(std::string_view source) {
  return source.starts_with('<') || (!source.empty() && source[0] >= 'A' && source[0] <= 'Z');
}

// The position among the captured elements of the one that an assignment names; nothing when this sequence lacks it.
std::optional<std::pair<std::size_t, const PatternElement*>> find_capture(const std::vector<PatternElement>& sequence, const WrittenAssignment& assignment) {
  std::size_t capture = 0, seen = 0;
  for (const PatternElement& element : sequence) {
    if (element.kind == PatternElement::Kind::Word || element.kind == PatternElement::Kind::Mark) continue;
    const std::string written = element.kind == PatternElement::Kind::Symbol ? "<" + element.name + ">" : element.name;
    const bool named = std::any_of(assignment.sources.begin(), assignment.sources.end(), [&](const std::string& source) {
      return source == written || (element.kind == PatternElement::Kind::Class && to_lower(source) == written);
    });
    if (named && ++seen == assignment.nth) return std::pair(capture, &element);
    ++capture;
  }
  return std::nullopt;
}

}  // namespace

std::vector<WrittenAssignment> read_assignments(std::string_view text) {
  std::vector<WrittenAssignment> all;
  for (std::string_view piece : base::split_list(text, ' ')) {
    WrittenAssignment assignment;
    const auto equals = std::min(piece.find('='), piece.size());
    assignment.key = piece.substr(0, equals);
    std::string_view source = piece.substr(std::min(equals + 1, piece.size()));
    if (source.size() > 1 && source[0] == '-' && (source[1] < '0' || source[1] > '9')) {
      assignment.negative = true;
      source.remove_prefix(1);
    }
    if (source.size() > 2 && source[source.size() - 2] == '.' && is_reference(source)) {
      assignment.nth = static_cast<std::size_t>(source.back() - '0');
      source.remove_suffix(2);
    }
    for (std::string_view choice : base::split_list(source, '|')) assignment.sources.emplace_back(choice);
    all.push_back(std::move(assignment));
  }
  return all;
}

Result<std::optional<Assignment>> to_assignment(const WrittenAssignment& written, const std::vector<PatternElement>& sequence, const TimeLexicon& lexicon) {
  Assignment assignment;
  assignment.negative = written.negative;
  if (written.sources.empty()) return problem(fmt::format("expected field=value: '{}'", written.key));
  const bool whole = written.key == "same" || written.key == "of";
  if (!whole) {
    const auto field = to_field(written.key);
    if (!field) return problem(fmt::format("expected the name of a field: '{}'", written.key));
    assignment.field = *field;
  }
  // "quant=EVERY" is the class EVERY where the pattern has it, else the constant.
  const auto found = is_reference(written.sources[0]) ? find_capture(sequence, written) : std::nullopt;
  if (!found && (!is_reference(written.sources[0]) || (!whole && to_field_value(assignment.field, written.sources[0])))) {
    const auto value = to_field_value(assignment.field, written.sources[0]);
    if (whole || !value) return problem(fmt::format("expected a value of '{}': '{}'", written.key, written.sources[0]));
    assignment.value = *value;
    return std::optional(assignment);
  }
  if (!found) return std::optional<Assignment>();
  assignment.capture = static_cast<std::uint8_t>(found->first);
  if (found->second->kind == PatternElement::Kind::Class) {
    assignment.kind = Assignment::Kind::Class;
    assignment.value = *lexicon.find_class(found->second->name);
  } else {
    assignment.kind = written.key == "same" ? Assignment::Kind::Same : written.key == "of" ? Assignment::Kind::Of : Assignment::Kind::Symbol;
  }
  return std::optional(assignment);
}

}  // namespace dyad::extract
