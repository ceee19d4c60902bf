#include "extract/actor/entity_id.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dyad::extract {
namespace {

// In the order of EntityKind.
constexpr std::array<std::string_view, 11> kIdWords = {"country", "igo", "gov", "org", "person", "party", "armed", "company", "group", "place", "thing"};

}  // namespace

std::string slug(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  bool gap = false;
  std::string folded;
  for (char c : name) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      folded = base::fold_marks(name);
      name = folded;
      break;
    }
  }
  for (std::size_t at = 0; at < name.size();) {
    const base::CodePoint point = base::decode(name, at);
    const char c = name[at];
    const bool letter = point.value >= 0x80 ? point.value < 0x2000 || point.value > 0x206F : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      if (gap && !key.empty()) key += '-';
      gap = false;
      if (point.length == 1) {
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      } else {
        key.append(name.substr(at, point.length));
      }
    } else if (c != '.') {  // "U.S." -> "us"
      gap = true;
    }
    at += point.length;
  }
  return key;
}

std::string_view id_word(schema::EntityKind kind) { return kIdWords[static_cast<std::size_t>(kind)]; }

std::optional<schema::EntityKind> kind_of_id_word(std::string_view word) {
  const auto found = std::find(kIdWords.begin(), kIdWords.end(), word);
  if (found == kIdWords.end()) return std::nullopt;
  return static_cast<schema::EntityKind>(found - kIdWords.begin());
}

std::string entity_id(schema::EntityKind kind, std::string_view key) {
  if (key.find(':') != std::string_view::npos) return std::string(key);
  std::string id(id_word(kind));
  id += ':';
  id += slug(key);
  return id;
}

}  // namespace dyad::extract
