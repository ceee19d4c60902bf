#include "extract/document/messages.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace dyad::extract {

std::string quoted(std::string_view found) {
  constexpr std::size_t kMost = 60;
  std::string text = base::repair_utf8(found.substr(0, kMost + 4)).text;
  const bool cut = found.size() > kMost;
  if (cut) {
    std::size_t end = 0;
    while (end < kMost) end += base::decode(text, end).length;
    text.resize(end);
  }
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  }
  return fmt::format("'{}{}'", text, cut ? "…" : "");
}

base::Error bad_input(std::string_view origin, std::size_t line, std::string_view what) {
  return {base::ErrorCode::BadInput, fmt::format("{}:{}: {}", origin, line, what)};
}

}  // namespace dyad::extract
